import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Address, readAddress, SEARCH_VIEWS, writeAddress } from "../lib/address";
import { apiAddress, get, hasToken, Refusal } from "../lib/api";
import type { Fields, Info } from "../lib/types";
import { Link } from "./link";
import { Page, type PageState } from "./page_state";
import { SearchBar } from "./search_bar";
import { Terms } from "./terms";
import { ThemeSwitch } from "./theme_switch";
import { TokenPrompt } from "./token_prompt";
import { CurrentView } from "./views";

const NAMES = {
  list: "Events",
  map: "Map",
  timeline: "Timeline",
  dyads: "Who to whom",
  agenda: "Agenda",
  actors: "Actors",
} as const;

/** The address bar as state. After a move by the person the view's heading takes the focus. */
function useAddress(): [Address, (change: Partial<Address>) => void] {
  const [address, setAddress] = useState(() => readAddress(location.search));
  const current = useRef(address);
  current.current = address;
  useEffect(() => {
    const back = () => setAddress(readAddress(location.search));
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  const go = useCallback((change: Partial<Address>) => {
    const next = { ...current.current, ...change };
    const moved = next.view !== current.current.view || next.id !== current.current.id;
    history.pushState(null, "", writeAddress(next));
    setAddress(next);
    if (!moved) return;
    scrollTo(0, 0);
    requestAnimationFrame(() => document.querySelector<HTMLElement>("main h1")?.focus());
  }, []);
  return [address, go];
}

/** What the store holds and a query may say: asked once. */
function useStore() {
  const [info, setInfo] = useState<Info | null>(null);
  const [fields, setFields] = useState<Fields | null>(null);
  const [locked, setLocked] = useState<"" | "wanted" | "refused">("");
  const [down, setDown] = useState("");
  const ask = useCallback(async () => {
    try {
      setInfo(await get<Info>(apiAddress("/info")));
      setFields(await get<Fields>(apiAddress("/fields")));
      setLocked("");
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) setLocked(hasToken() ? "refused" : "wanted");
      else setDown(String(error instanceof Error ? error.message : error));
    }
  }, []);
  useEffect(() => void ask(), []);
  return { info, fields, locked, down, ask };
}

function ViewTabs({ address }: { address: Address }) {
  return (
    <nav class="tabs" aria-label="Views of the search">
      {SEARCH_VIEWS.map((view) => (
        <Link key={view} to={{ view, q: address.q }} current={address.view === view}>
          {NAMES[view]}
        </Link>
      ))}
    </nav>
  );
}

function Header({ address, info, fault }: { address: Address; info: Info | null; fault: string }) {
  return (
    <header class="top">
      <a class="skip" href="#main">
        Skip to the answer
      </a>
      <div class="top-row">
        <Link to={{}} class="brand" label="Dragoman: all events">
          <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M5 7h14a4 4 0 0 1 4 4v4a4 4 0 0 1-4 4h-7l-5 5v-5a2 2 0 0 1-2-2z" />
            <path class="echo" d="M27 12v8a4 4 0 0 1-4 4h-6" />
          </svg>
          <span>Dragoman</span>
        </Link>
        <SearchBar fault={fault} />
        <div class="tools">
          {info?.allow_coding && (
            <Link to={{ view: "code", q: address.q }} class="button" current={address.view === "code"}>
              Code a text
            </Link>
          )}
          <ThemeSwitch />
        </div>
      </div>
      <ViewTabs address={address} />
    </header>
  );
}

export function App() {
  const [address, go] = useAddress();
  const { info, fields, locked, down, ask } = useStore();
  const [line, announce] = useState("");
  const [fault, complain] = useState("");
  const state: PageState = useMemo(
    () => ({ address, info, fields, go, announce, complain }),
    [address, info, fields, go],
  );
  if (locked) return <TokenPrompt done={() => void ask()} refused={locked === "refused"} />;
  return (
    <Page.Provider value={state}>
      <Header address={address} info={info} fault={fault} />
      <main id="main" tabIndex={-1}>
        <Terms />
        {down && (
          <p class="error" role="alert">
            {down}
          </p>
        )}
        {info && <CurrentView />}
      </main>
      <footer class="foot">
        {info && (
          <span>
            {info.events.toLocaleString("en")} events of {info.articles.toLocaleString("en")} reports in the
            store · dragoman {info.version}
          </span>
        )}
        <span>
          <a href="/api/v1/openapi.json">API</a> · <a href="/licenses.txt">Licences</a>
        </span>
      </footer>
      <div class="unseen" role="status" aria-live="polite">
        {line}
      </div>
    </Page.Provider>
  );
}

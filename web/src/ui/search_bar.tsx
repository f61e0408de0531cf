import { useEffect, useRef, useState } from "preact/hooks";
import { type Choice, choices, chosen } from "../lib/completion";
import { faulty, terms, type Writing } from "../lib/query";
import { usePage } from "./page_state";
import { QueryHelp } from "./query_help";

const NONE: { at: Writing; list: Choice[] } = { at: { start: 0, end: 0, field: null, prefix: "" }, list: [] };

/** Milliseconds without a key before completions are asked for: a large store counts long for each. */
const PAUSE = 120;

function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    stop.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(stop.reason);
    });
  });
}

/** The query with its terms in colour, under the field's transparent letters. */
function Painted({ query, fault }: { query: string; fault: string }) {
  const bad = fault ? faulty(query, fault) : undefined;
  let done = 0;
  const pieces = terms(query).flatMap((term) => {
    const blank = query.slice(done, term.start);
    done = term.end;
    const value = term.value;
    const head = term.text.slice(0, term.text.length - value.length);
    const wrong = bad?.start === term.start ? "wrong" : "";
    return [
      blank,
      <span class={`term ${wrong}`} key={term.start}>
        {term.field ? <span class="field">{head}</span> : null}
        <span class={term.field ? "value" : "words"}>{term.field ? value : term.text}</span>
      </span>,
    ];
  });
  return <>{pieces}</>;
}

/** Completions for what is being written; none until something is typed or asked for. */
function useCompletion() {
  const { fields } = usePage();
  const [open, setOpen] = useState(NONE);
  const [active, setActive] = useState(-1);
  const asking = useRef<AbortController | null>(null);
  const close = () => {
    asking.current?.abort();
    setOpen(NONE);
    setActive(-1);
  };
  const ask = (query: string, caret: number) => {
    asking.current?.abort();
    if (!fields) return;
    const stop = new AbortController();
    asking.current = stop;
    pause(PAUSE, stop.signal)
      .then(() => choices(query, caret, fields, stop.signal))
      .then((found) => {
        if (stop.signal.aborted) return;
        setOpen(found);
        setActive(-1);
      })
      .catch(() => undefined);
  };
  return { open, active, setActive, close, ask };
}

function ChoiceList({
  list,
  active,
  take,
}: {
  list: Choice[];
  active: number;
  take: (choice: Choice) => void;
}) {
  return (
    <div class="choices" id="choices" role="listbox" aria-label="Completions">
      {list.map((choice, i) => (
        <div
          key={choice.label}
          id={`choice-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          onMouseDown={(event) => {
            event.preventDefault();
            take(choice);
          }}
        >
          <bdi class="choice-label">{choice.label}</bdi>
          <span class="choice-note">{choice.note}</span>
        </div>
      ))}
    </div>
  );
}

export function SearchBar({ fault }: { fault: string }) {
  const { address, go, complain } = usePage();
  const [query, setQuery] = useState(address.q);
  const [help, setHelp] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const { open, active, setActive, close, ask } = useCompletion();
  useEffect(() => setQuery(address.q), [address.q]);
  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener("keydown", slash);
    return () => removeEventListener("keydown", slash);
  }, []);
  const paintAlong = () => {
    if (mirror.current && input.current) mirror.current.scrollLeft = input.current.scrollLeft;
  };
  const type = (text: string) => {
    setQuery(text);
    complain("");
    ask(text, input.current?.selectionStart ?? text.length);
    requestAnimationFrame(paintAlong);
  };
  const take = (choice: Choice) => {
    const next = chosen(query, open.at, choice);
    setQuery(next.query);
    close();
    requestAnimationFrame(() => {
      input.current?.setSelectionRange(next.caret, next.caret);
      if (open.at.field === null) ask(next.query, next.caret);
    });
  };
  const search = () => {
    close();
    const searching = !["event", "article", "code"].includes(address.view);
    go({ q: query.trim(), view: searching ? address.view : "list", id: "", at: "" });
  };
  const key = (event: KeyboardEvent) => {
    const count = open.list.length;
    if (event.key === "ArrowDown" && count === 0) ask(query, input.current?.selectionStart ?? 0);
    else if (event.key === "ArrowDown") setActive((active + 1) % count);
    else if (event.key === "ArrowUp" && count > 0) setActive((active + count - (active < 0 ? 0 : 1)) % count);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && open.list[active]) take(open.list[active]);
    else if (event.key === "Tab" && open.list[active]) take(open.list[active]);
    else return;
    event.preventDefault();
  };
  return (
    <search class="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <div class="search-field">
          <div class="mirror" ref={mirror} aria-hidden="true">
            <Painted query={query} fault={fault} />
          </div>
          <input
            ref={input}
            type="text"
            role="combobox"
            aria-label="Search events"
            aria-expanded={open.list.length > 0}
            aria-controls={open.list.length > 0 ? "choices" : undefined}
            aria-autocomplete="list"
            aria-activedescendant={active >= 0 ? `choice-${active}` : undefined}
            aria-invalid={fault !== ""}
            aria-describedby={fault ? "search-fault" : undefined}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            placeholder="source:Russia type:CONSULT status:future"
            value={query}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={key}
            onScroll={paintAlong}
            onBlur={close}
          />
          {open.list.length > 0 && <ChoiceList list={open.list} active={active} take={take} />}
        </div>
        <button type="submit">Search</button>
        <button type="button" class="quiet" aria-expanded={help} onClick={() => setHelp(!help)}>
          Help
        </button>
      </form>
      {fault && (
        <p class="fault" id="search-fault" role="alert">
          {fault}
        </p>
      )}
      {help && <QueryHelp close={() => setHelp(false)} />}
    </search>
  );
}

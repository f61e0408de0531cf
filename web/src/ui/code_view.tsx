import { useState } from "preact/hooks";
import { codeText } from "../lib/api";
import { isoDay } from "../lib/days";
import type { EventRecord, Silent } from "../lib/types";
import { CodedText } from "./coded_text";
import { usePage } from "./page_state";
import { ViewHead } from "./view_head";

interface Coded {
  text: string;
  events: EventRecord[];
  silent: Silent[];
}

/** Paste a report, see it coded. Nothing is kept. */
export function CodeView() {
  const { info, announce } = usePage();
  const [text, setText] = useState("");
  const [date, setDate] = useState(isoDay(new Date()));
  const [coded, setCoded] = useState<Coded | null>(null);
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError("");
    try {
      const { events, silent } = await codeText({ text, ...(date ? { date } : {}) });
      setCoded({ text, events, silent });
      announce(`${events.length} events`);
    } catch (fault) {
      setError(fault instanceof Error ? fault.message : String(fault));
    }
    setBusy(false);
  };
  return (
    <>
      <ViewHead title="Code a text" note="Paste a report and see what is read from it. Nothing is kept." />
      {info && !info.allow_coding && (
        <p class="empty">This server does not code; start it with --allow-coding.</p>
      )}
      <form class="code-form" onSubmit={(event) => void send(event)}>
        <label class="text-field">
          The report
          <textarea
            rows={coded ? 4 : 10}
            required
            dir="auto"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            placeholder="Russia will host the Arab League in Moscow on Tuesday, RIA reported, citing the foreign ministry."
          />
        </label>
        <div class="code-row">
          <label>
            Day of the report{" "}
            <input type="date" value={date} onInput={(event) => setDate(event.currentTarget.value)} />
          </label>
          <button type="submit" disabled={busy || text.trim() === ""}>
            {busy ? "Coding …" : "Code it"}
          </button>
        </div>
      </form>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      {coded && (
        <CodedText
          key={coded.text}
          text={coded.text}
          events={coded.events}
          silent={coded.silent}
          at=""
          kept={false}
        />
      )}
    </>
  );
}

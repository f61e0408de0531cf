import { useMemo, useRef, useState } from "preact/hooks";
import { type MarkSpan, marksOf, segments } from "../lib/marks";
import type { EventRecord, Silent } from "../lib/types";
import { EventFacts } from "./event_facts";
import { SentenceText, StatusChip, TypeChip } from "./event_item";
import { Link } from "./link";
import { MarkLegend } from "./marked_text";
import { usePage } from "./page_state";

/** The article's words: every act can be pointed at or tabbed to, and shows what was read with it. */
function Text(props: {
  text: string;
  events: EventRecord[];
  silent: Silent[];
  active: string;
  choose: (id: string) => void;
}) {
  const { text, events, silent, active, choose } = props;
  const pieces = useMemo(() => {
    const acts = events.map(
      ({ trigger, mention_id: of }): MarkSpan => ({
        start: trigger.start,
        end: trigger.end,
        role: "trigger",
        of,
      }),
    );
    const chosen = events.filter((event) => event.mention_id === active).flatMap(marksOf);
    const quiet = silent.map(
      ({ start, end }, i): MarkSpan => ({ start, end, role: "silent", of: `silent-${i}` }),
    );
    return segments(text, [...quiet, ...acts, ...chosen]);
  }, [text, events, silent, active]);
  return (
    <div class="article-text" dir="auto">
      {pieces.map((piece, i) => {
        const now = piece.marks.filter((mark) => mark.of === active);
        const acts = piece.marks.filter((mark) => mark.role === "trigger");
        const act = acts.find((mark) => mark.of === active) ?? acts[0];
        const quiet = piece.marks.some((mark) => mark.role === "silent") ? "mark-silent" : "";
        const style = [quiet, act ? "act" : "", ...now.map((mark) => `mark-${mark.role}`)]
          .filter(Boolean)
          .join(" ");
        if (!style) return piece.text;
        if (!act)
          return (
            <span key={i} class={style}>
              {piece.text}
            </span>
          );
        return (
          <a
            key={i}
            href={`#card-${act.of}`}
            class={style}
            aria-describedby={`says-${act.of}`}
            onMouseEnter={() => choose(act.of)}
            onFocus={() => choose(act.of)}
            onClick={(event) => {
              event.preventDefault();
              const next = acts[(acts.findIndex((mark) => mark.of === active) + 1) % acts.length] ?? act;
              choose(next.of);
              document.getElementById(`card-${next.of}`)?.scrollIntoView({ block: "nearest" });
            }}
          >
            {piece.text}
          </a>
        );
      })}
    </div>
  );
}

function Card(props: { event: EventRecord; active: boolean; choose: () => void; kept: boolean }) {
  const { event, active, choose, kept } = props;
  const { q } = usePage().address;
  return (
    <li
      id={`card-${event.mention_id}`}
      class={`card quad-edge-${event.quad} ${active ? "active" : ""}`}
      onMouseEnter={choose}
      onFocusIn={choose}
    >
      <button type="button" class="card-sentence" aria-expanded={active} onClick={choose} dir="auto">
        <span id={`says-${event.mention_id}`}>
          <SentenceText event={event} />
        </span>
      </button>
      <p class="event-meta">
        <TypeChip event={event} />
        <StatusChip event={event} />
        {kept && <Link to={{ view: "event", id: event.event_id, q }}>The event</Link>}
      </p>
      {active && <EventFacts event={event} />}
    </li>
  );
}

function Silence({ text, silent }: { text: string; silent: Silent[] }) {
  const points = useMemo(() => Array.from(text), [text]);
  if (silent.length === 0) return null;
  return (
    <section class="silence">
      <h2>Sentences that gave nothing</h2>
      <ul>
        {silent.map(({ start, end, why }) => (
          <li key={start}>
            <q dir="auto">{points.slice(start, end).join("").trim()}</q>
            <small>{why.join("; ")}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CodedProps {
  text: string;
  events: EventRecord[];
  silent: Silent[];
  /** mention_id that is shown first. */
  at: string;
  /** Whether the events are in the store and have views of their own. */
  kept: boolean;
}

/** A text with its events beside it: pointing at an act, in either, shows its words and what was read from them. */
export function CodedText({ text, events, silent, at, kept }: CodedProps) {
  const sorted = useMemo(() => [...events].sort((a, b) => a.trigger.start - b.trigger.start), [events]);
  const first = sorted.find((event) => event.mention_id === at)?.mention_id ?? sorted[0]?.mention_id ?? "";
  const [active, choose] = useState(first);
  const frame = useRef<HTMLDivElement>(null);
  return (
    <div class="two coded" ref={frame}>
      <section aria-label="The text">
        <MarkLegend />
        <Text text={text} events={sorted} silent={silent} active={active} choose={choose} />
        <Silence text={text} silent={silent} />
      </section>
      <aside aria-label="Its events">
        <h2>{sorted.length === 1 ? "1 event" : `${sorted.length} events`}</h2>
        <ol class="cards">
          {sorted.map((event) => (
            <Card
              key={event.mention_id}
              event={event}
              active={event.mention_id === active}
              choose={() => choose(event.mention_id)}
              kept={kept}
            />
          ))}
        </ol>
      </aside>
    </div>
  );
}

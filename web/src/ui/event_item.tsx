import { marksOf } from "../lib/marks";
import { QUADS } from "../lib/quads";
import { sentenceParts } from "../lib/sentence";
import type { EventRecord, EventRow } from "../lib/types";
import { Link } from "./link";
import { MarkedText } from "./marked_text";
import { usePage } from "./page_state";

export function SentenceText({ event }: { event: EventRecord }) {
  return (
    <>
      {sentenceParts(event).map((part, i) => (
        <bdi key={`${part.tells}${i}`} class={`tells-${part.tells}`}>
          {part.text}
        </bdi>
      ))}
    </>
  );
}

/** "CONSULT · visit", the quad class as a colour and a word. */
export function TypeChip({ event }: { event: EventRecord }) {
  const quad = QUADS[event.quad - 1];
  return (
    <span class={`chip quad-${event.quad}`} title={quad?.label}>
      {event.type}
      {event.mode ? ` · ${event.mode}` : ""}
    </span>
  );
}

export function StatusChip({ event }: { event: EventRecord }) {
  return event.status === "actual" ? null : <span class={`chip status-${event.status}`}>{event.status}</span>;
}

function codes(event: EventRecord): string {
  const of = (parties: EventRecord["source"]) =>
    [...new Set(parties.map((party) => party.code))].join(",") || "–";
  return `${of(event.source)} → ${of(event.target)}`;
}

/** A day for a narrow column; where the report tells none, the report's own in brackets. */
function dayCell(row: EventRow): string {
  if (row.event.date) return row.event.date.start;
  return row.article.published ? `[${row.article.published.slice(0, 10)}]` : "";
}

export function EventItem({ row, quote = true }: { row: EventRow; quote?: boolean }) {
  const { event, article } = row;
  const { q } = usePage().address;
  const who = row.publishers.length > 0 ? row.publishers.slice(0, 3) : [article.publisher ?? ""];
  return (
    <article class={`event quad-edge-${event.quad}`}>
      <div class="event-day">{dayCell(row)}</div>
      <div class="event-body">
        <h2 class="event-sentence" dir="auto">
          <Link to={{ view: "event", id: row.event_id, q }}>
            <SentenceText event={event} />
          </Link>
        </h2>
        {quote && row.sentence && (
          <blockquote class="quote" dir="auto">
            <MarkedText text={row.sentence} marks={marksOf(event)} from={event.sentence.start} />
          </blockquote>
        )}
        <p class="event-meta">
          <TypeChip event={event} />
          <StatusChip event={event} />
          <span class="codes">{codes(event)}</span>
          <Link to={{ view: "article", id: event.doc_id, at: event.mention_id, q }}>
            <bdi>{article.title ?? event.doc_id}</bdi>
          </Link>
          <bdi>{who.filter(Boolean).join(", ")}</bdi>
          {row.reports > 1 && <span>{row.reports} reports</span>}
        </p>
      </div>
    </article>
  );
}

import { useEffect, useState } from "preact/hooks";
import { apiAddress, get } from "../lib/api";
import type { EventRow, PeriodCount } from "../lib/types";
import { EventItem } from "./event_item";
import { Link } from "./link";
import { usePage } from "./page_state";
import { StateLine } from "./state_line";
import { useAnswer } from "./use_answer";
import { ViewHead } from "./view_head";

interface EventsPage {
  events: EventRow[];
  next: string | null;
}

/** Pages after the first, put in as they are asked for; dropped when the question changes. */
function useFurther(address: string, first: EventsPage | null) {
  const [further, setFurther] = useState<EventsPage>({ events: [], next: null });
  const [loading, setLoading] = useState(false);
  useEffect(() => setFurther({ events: [], next: first?.next ?? null }), [first]);
  const more = async () => {
    if (!further.next) return;
    setLoading(true);
    const page = await get<EventsPage>(
      `${address}${address.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(further.next)}`,
    );
    setFurther({ events: [...further.events, ...page.events], next: page.next });
    setLoading(false);
  };
  return { further, more, loading };
}

export function useTotal(q: string): number | null {
  const { answer } = useAnswer<{ counts: PeriodCount[] }>(apiAddress("/counts", { q, by: "year" }));
  return answer ? answer.counts.reduce((sum, { events }) => sum + events, 0) : null;
}

function Empty({ q }: { q: string }) {
  return (
    <p class="empty">
      No event fits
      {q ? " all of these terms. Take one out, or write a name as the reports do." : ": the store is empty."}
    </p>
  );
}

export function ListView() {
  const { address, go } = usePage();
  const { q, order } = address;
  const question = apiAddress("/events", { q, order: order === "newest" ? "" : order, limit: 50 });
  const { answer, error, loading } = useAnswer<EventsPage>(question);
  const { further, more, loading: loadingMore } = useFurther(question, answer);
  const total = useTotal(q);
  const rows = answer ? [...answer.events, ...further.events] : [];
  const files = (format: string) => apiAddress("/export", { format, q });
  return (
    <>
      <ViewHead
        told={answer && total !== null ? `${total.toLocaleString("en")} events` : ""}
        title={
          error
            ? "Events"
            : `${total === null ? "" : total.toLocaleString("en")} ${total === 1 ? "event" : "events"}`
        }
        note={
          <>
            {order === "newest" ? "Newest first" : "Oldest first"} ·{" "}
            <button
              type="button"
              class="as-link"
              onClick={() => go({ order: order === "newest" ? "oldest" : "newest" })}
            >
              turn round
            </button>
          </>
        }
        downloads={[
          { label: "CSV", href: files("csv"), file: "events.csv" },
          { label: "JSON Lines", href: files("jsonl"), file: "events.jsonl" },
          { label: "JSON", href: question, file: "events.json" },
        ]}
      />
      <StateLine error={error} loading={loading && !answer} />
      {answer && rows.length === 0 && <Empty q={q} />}
      <ol class={`events ${loading ? "stale" : ""}`}>
        {rows.map((row) => (
          <li key={row.event_id}>
            <EventItem row={row} />
          </li>
        ))}
      </ol>
      {further.next && (
        <button type="button" class="more" disabled={loadingMore} onClick={() => void more()}>
          {loadingMore ? "Loading …" : "Show 50 more"}
        </button>
      )}
      {rows.length > 0 && q === "" && (
        <p class="hint">
          Narrow the search above, or begin with the <Link to={{ view: "map", q }}>map</Link>, the{" "}
          <Link to={{ view: "timeline", q }}>timeline</Link> or{" "}
          <Link to={{ view: "dyads", q }}>who to whom</Link>.
        </p>
      )}
    </>
  );
}

import { useState } from "preact/hooks";
import { apiAddress } from "../lib/api";
import { marksOf } from "../lib/marks";
import type { EventDetail, EventRow, Mention } from "../lib/types";
import { chainWords, conflictWords } from "../lib/wording";
import { EventFacts } from "./event_facts";
import { EventItem, SentenceText, StatusChip, TypeChip } from "./event_item";
import { Link } from "./link";
import { MarkButtons, Restore } from "./mark_buttons";
import { MarkedText, MarkLegend } from "./marked_text";
import { usePage } from "./page_state";
import { StateLine } from "./state_line";
import { useAnswer } from "./use_answer";
import { ViewHead } from "./view_head";

/** One report's telling: its words marked, its chain of who says so. */
function Telling({ mention }: { mention: Mention }) {
  const { event, article } = mention;
  const { q } = usePage().address;
  const chain = chainWords(event);
  return (
    <li class="telling">
      <p class="telling-head">
        <strong>
          <bdi>{article.publisher ?? "A report"}</bdi>
        </strong>
        {article.agency && article.agency !== article.publisher && <bdi> carrying {article.agency}</bdi>}
        {chain && <bdi>, citing {chain}</bdi>}
        {article.published && <time dateTime={article.published}> · {article.published.slice(0, 10)}</time>}
      </p>
      {mention.sentence ? (
        <blockquote class="quote" dir="auto">
          <MarkedText text={mention.sentence} marks={marksOf(event)} from={event.sentence.start} />
        </blockquote>
      ) : (
        <p class="note">The store keeps no text of this report.</p>
      )}
      <p class="event-meta">
        <StatusChip event={event} />
        <Link to={{ view: "article", id: event.doc_id, at: event.mention_id, q }}>
          In its article: <bdi>{article.title ?? event.doc_id}</bdi>
        </Link>
        {article.url && /^https?:/.test(article.url) && (
          <a href={article.url} rel="noreferrer noopener" target="_blank">
            Original
          </a>
        )}
      </p>
    </li>
  );
}

function Conflicts({ conflicts }: Pick<EventDetail, "conflicts">) {
  if (conflicts.length === 0) return null;
  return (
    <section class="conflicts">
      <h2>Where reports differ</h2>
      <ul>
        {conflicts.map(({ field, values, said_by: saidBy }) => (
          <li key={field}>
            On {conflictWords(field)}:{" "}
            {values.map((value, i) => (
              <span class="side" key={value}>
                <strong>
                  <bdi>{value}</bdi>
                </strong>{" "}
                (<bdi>{(saidBy[i] ?? []).join(", ")}</bdi>)
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Others({ title, rows }: { title: string; rows: EventRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="events">
        {rows.map((row) => (
          <li key={row.event_id}>
            <EventItem row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function EventView() {
  const { address } = usePage();
  const [asked, ask] = useState(0);
  const question = apiAddress(`/events/${encodeURIComponent(address.id)}`);
  const { answer, error, loading } = useAnswer<EventDetail>(question, asked);
  const event = answer?.mentions[0]?.event;
  if (!answer || !event)
    return (
      <>
        <ViewHead title="Event" />
        <StateLine error={error} loading={loading} />
        {error?.status === 410 && <Restore id={address.id} done={() => ask(asked + 1)} />}
      </>
    );
  return (
    <>
      <ViewHead
        title={<SentenceText event={event} />}
        note={
          <>
            <TypeChip event={event} /> <StatusChip event={event} />
          </>
        }
        downloads={[{ label: "JSON", href: question, file: `${address.id}.json` }]}
      />
      <div class="two">
        <section>
          <h2>
            {answer.mentions.length === 1 ? "Told by one report" : `Told ${answer.mentions.length} times`}
          </h2>
          <MarkLegend />
          <ul class="tellings">
            {answer.mentions.map((mention) => (
              <Telling key={mention.event.mention_id} mention={mention} />
            ))}
          </ul>
          <Conflicts conflicts={answer.conflicts} />
          <Others title="What became of it" rows={answer.later} />
          <Others title="Planned before" rows={answer.earlier} />
        </section>
        <aside class="side-card" aria-label="The record">
          <h2>The record</h2>
          <EventFacts event={event} />
        </aside>
      </div>
      <MarkButtons key={answer.event_id} id={answer.event_id} mark={answer.mark} />
    </>
  );
}

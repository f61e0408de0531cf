import { apiAddress } from "../lib/api";
import { quoted, withTerm } from "../lib/query";
import type { Actor } from "../lib/types";
import { Link } from "./link";
import { usePage } from "./page_state";
import { Scroll } from "./scroll";
import { StateLine } from "./state_line";
import { useAnswer } from "./use_answer";
import { ViewHead } from "./view_head";

/** A number as a bar and as itself. */
function Bar({ value, most }: { value: number; most: number }) {
  return (
    <span class="bar-cell">
      <span class="bar-track">
        <span class="bar" style={{ width: `${(100 * value) / most}%` }} />
      </span>
      <span class="bar-number">{value.toLocaleString("en")}</span>
    </span>
  );
}

function Row({ actor, most }: { actor: Actor; most: number }) {
  const { address } = usePage();
  const narrowed = (field: string) => ({
    ...address,
    q: withTerm(address.q, field, quoted(actor.name || actor.code)),
    view: "list" as const,
  });
  const name = actor.name || actor.code;
  return (
    <tr>
      <th scope="row">
        <Link to={narrowed("actor")}>
          <bdi>{name}</bdi>
        </Link>
      </th>
      <td class="codes">{actor.code}</td>
      <td class="codes">{actor.sector}</td>
      <td>
        <Link to={narrowed("source")} label={`${name} as source: ${actor.as_source}`}>
          <Bar value={actor.as_source} most={most} />
        </Link>
      </td>
      <td>
        <Link to={narrowed("target")} label={`${name} as target: ${actor.as_target}`}>
          <Bar value={actor.as_target} most={most} />
        </Link>
      </td>
    </tr>
  );
}

export function ActorsView() {
  const { address } = usePage();
  const question = (format: string) => apiAddress("/actors", { q: address.q, limit: 200, format });
  const { answer, error, loading } = useAnswer<{ actors: Actor[] }>(question(""));
  const actors = answer?.actors ?? [];
  const most = Math.max(1, ...actors.flatMap((actor) => [actor.as_source, actor.as_target]));
  return (
    <>
      <ViewHead
        title="Actors"
        told={answer ? `${actors.length} actors` : ""}
        note="By their name where the tables know one, else in the words of the reports. A name, or a bar, narrows the search."
        downloads={[
          { label: "CSV", href: question("csv"), file: "actors.csv" },
          { label: "JSON", href: question(""), file: "actors.json" },
        ]}
      />
      <StateLine error={error} loading={loading && !answer} />
      {answer && actors.length === 0 && (
        <p class="empty">No event of this search names an actor of the tables.</p>
      )}
      {actors.length > 0 && (
        <Scroll label="Actors">
          <table class="actors">
            <caption class="unseen">Actors, busiest first</caption>
            <thead>
              <tr>
                <th scope="col">Actor</th>
                <th scope="col">Code</th>
                <th scope="col">Sector</th>
                <th scope="col">Acts</th>
                <th scope="col">Is acted upon</th>
              </tr>
            </thead>
            <tbody>
              {actors.map((actor) => (
                <Row key={`${actor.id}${actor.code}${actor.name}${actor.sector}`} actor={actor} most={most} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  );
}

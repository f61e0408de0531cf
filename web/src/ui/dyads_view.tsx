import { apiAddress } from "../lib/api";
import { depth, type Matrix, matrix } from "../lib/matrix";
import { leadingQuad, QUADS, quadWords } from "../lib/quads";
import { quoted, withTerm } from "../lib/query";
import type { Dyad } from "../lib/types";
import { Link } from "./link";
import { usePage } from "./page_state";
import { QuadLegend } from "./quad_legend";
import { Scroll } from "./scroll";
import { StateLine } from "./state_line";
import { useAnswer } from "./use_answer";
import { ViewHead } from "./view_head";

function useNarrowed() {
  const { address } = usePage();
  return (source: string | null, target: string | null) => {
    let { q } = address;
    if (source) q = withTerm(q, "source", quoted(source));
    if (target) q = withTerm(q, "target", quoted(target));
    return { ...address, q };
  };
}

function Cell({ dyad, most }: { dyad: Dyad | undefined; most: number }) {
  const narrowed = useNarrowed();
  if (!dyad) return <td />;
  const says = `${dyad.source} to ${dyad.target}: ${dyad.events} events (${quadWords(dyad.by_quad)})`;
  return (
    <td class={`cell quad-${leadingQuad(dyad.by_quad)} depth-${depth(dyad.events, most)}`} title={says}>
      <Link to={{ ...narrowed(dyad.source, dyad.target), view: "list" }} label={`${says}. Show them`}>
        {dyad.events.toLocaleString("en")}
      </Link>
    </td>
  );
}

function MatrixTable({ shown }: { shown: Matrix }) {
  const narrowed = useNarrowed();
  return (
    <Scroll label="Matrix of sources and targets">
      <table class="matrix">
        <caption class="unseen">Events by source (rows) and target (columns)</caption>
        <thead>
          <tr>
            <td class="corner">source ↓ target →</td>
            {shown.targets.map((target) => (
              <th key={target} scope="col">
                <Link to={narrowed(null, target)} label={`Narrow to target ${target}`}>
                  {target}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.sources.map((source) => (
            <tr key={source}>
              <th scope="row">
                <Link to={narrowed(source, null)} label={`Narrow to source ${source}`}>
                  {source}
                </Link>
              </th>
              {shown.targets.map((target) => (
                <Cell key={target} dyad={shown.cell(source, target)} most={shown.most} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function PairTable({ dyads }: { dyads: Dyad[] }) {
  const narrowed = useNarrowed();
  return (
    <details class="as-table">
      <summary>As a list of pairs</summary>
      <Scroll label="Pairs">
        <table>
          <caption class="unseen">Pairs, most events first</caption>
          <thead>
            <tr>
              <th scope="col">Pair</th>
              <th scope="col" class="number">
                Events
              </th>
              {QUADS.map(({ label }) => (
                <th key={label} scope="col" class="number">
                  {label}
                </th>
              ))}
              <th scope="col" class="number">
                Goldstein sum
              </th>
            </tr>
          </thead>
          <tbody>
            {dyads.map((dyad) => (
              <tr key={`${dyad.source}>${dyad.target}`}>
                <th scope="row">
                  <Link to={{ ...narrowed(dyad.source, dyad.target), view: "list" }}>
                    {dyad.source} → {dyad.target}
                  </Link>
                </th>
                <td class="number">{dyad.events.toLocaleString("en")}</td>
                {QUADS.map(({ label }, i) => (
                  <td key={label} class="number">
                    {dyad.by_quad[i] || ""}
                  </td>
                ))}
                <td class="number">{dyad.goldstein.toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}

/** Pairs that are asked for; where there are more, those of the matrix are asked for by name, so that no cell lies. */
const LIMIT = 400;

function useMatrix(dyads: Dyad[]): Matrix {
  const { q } = usePage().address;
  const axes = matrix(dyads);
  const named = `source:${axes.sources.map(quoted).join(",")} target:${axes.targets.map(quoted).join(",")}`;
  const question = apiAddress("/dyads", { q: `${q} ${named}`.trim(), limit: 1000 });
  const { answer, loading } = useAnswer<{ dyads: Dyad[] }>(dyads.length > LIMIT / 2 ? question : null);
  return answer && !loading ? matrix(dyads, [...dyads, ...answer.dyads]) : axes;
}

export function DyadsView() {
  const { address } = usePage();
  const question = (format: string) => apiAddress("/dyads", { q: address.q, limit: LIMIT, format });
  const { answer, error, loading } = useAnswer<{ dyads: Dyad[] }>(question(""));
  const dyads = (answer?.dyads ?? []).filter(({ source, target }) => source && target);
  const shown = useMatrix(dyads);
  return (
    <>
      <ViewHead
        title="Who to whom"
        told={answer ? `${dyads.length} pairs` : ""}
        note="The busiest sources and targets; colour tells the quad class of most events, depth how many."
        downloads={[
          { label: "CSV", href: question("csv"), file: "dyads.csv" },
          { label: "JSON", href: question(""), file: "dyads.json" },
        ]}
      />
      <QuadLegend />
      <StateLine error={error} loading={loading && !answer} />
      {dyads.length > 0 && <MatrixTable shown={shown} />}
      {answer && dyads.length === 0 && <p class="empty">No event of this search names both sides.</p>}
      {dyads.length > 0 && <PairTable dyads={dyads} />}
    </>
  );
}

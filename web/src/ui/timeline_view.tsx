import { apiAddress } from "../lib/api";
import { firstDay, fittingPeriod, lastDay, type Period, periodEnd } from "../lib/periods";
import { QUADS } from "../lib/quads";
import { termValue, withoutField, withTerm } from "../lib/query";
import type { PeriodCount } from "../lib/types";
import { Link } from "./link";
import { usePage } from "./page_state";
import { QuadLegend } from "./quad_legend";
import { Scroll } from "./scroll";
import { StateLine } from "./state_line";
import { TimelineChart } from "./timeline_chart";
import { useAnswer } from "./use_answer";
import { ViewHead } from "./view_head";

const PERIODS: Period[] = ["day", "week", "month", "year"];

function between(q: string, since: string, until: string): string {
  return withTerm(withTerm(withoutField(q, "on"), "since", since), "until", until);
}

function CountTable({ counts, by }: { counts: PeriodCount[]; by: Period }) {
  const { address } = usePage();
  const told = counts.filter(({ events }) => events > 0);
  return (
    <details class="as-table" open={told.length < 30}>
      <summary>As a table</summary>
      <Scroll label="Counts by period">
        <table>
          <caption class="unseen">Events by {by} and quad class</caption>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col" class="number">
                Events
              </th>
              {QUADS.map(({ label }) => (
                <th key={label} scope="col" class="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {told.map(({ start, events, by_quad: byQuad }) => (
              <tr key={start}>
                <th scope="row">
                  <Link to={{ ...address, by: "", q: between(address.q, start, periodEnd(start, by)) }}>
                    {start}
                  </Link>
                </th>
                <td class="number">{events.toLocaleString("en")}</td>
                {QUADS.map(({ label }, i) => (
                  <td key={label} class="number">
                    {byQuad[i] || ""}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}

function PeriodChoice({ by }: { by: Period }) {
  const { address } = usePage();
  return (
    <nav class="periods" aria-label="Length of a period">
      {PERIODS.map((period) => (
        <Link key={period} to={{ ...address, by: period }} current={period === by}>
          {period}
        </Link>
      ))}
    </nav>
  );
}

export default function TimelineView() {
  const { address, info, go } = usePage();
  const { q } = address;
  const on = termValue(q, "on");
  const first = firstDay(termValue(q, "since") ?? on) ?? info?.first ?? "2000-01-01";
  const last = lastDay(termValue(q, "until") ?? on) ?? info?.last ?? first;
  const by = (address.by || fittingPeriod(first, last)) as Period;
  const question = apiAddress("/counts", { q, by });
  const { answer, error, loading } = useAnswer<{ counts: PeriodCount[] }>(question);
  const counts = answer?.counts ?? [];
  const dated = ["since", "until", "on"].some((field) => termValue(q, field));
  const wide = withoutField(withoutField(withoutField(q, "since"), "until"), "on");
  return (
    <>
      <ViewHead
        title="Timeline"
        told={answer ? `${counts.length} periods` : ""}
        note={
          dated ? (
            <Link to={{ ...address, by: "", q: wide }}>Show all days</Link>
          ) : (
            "Choose a bar, or draw over some, to narrow the search."
          )
        }
        downloads={[
          {
            label: "CSV",
            href: apiAddress("/panel", { by: by === "year" ? "month" : by, q }),
            file: "panel.csv",
          },
          { label: "JSON", href: question, file: "counts.json" },
        ]}
      />
      <div class="above-chart">
        <QuadLegend />
        <PeriodChoice by={by} />
      </div>
      <StateLine error={error} loading={loading && !answer} />
      {counts.length > 0 && (
        <TimelineChart
          counts={counts}
          by={by}
          narrow={(since, until) => go({ by: "", q: between(q, since, until) })}
        />
      )}
      {answer && counts.length === 0 && <p class="empty">No event fits.</p>}
      {counts.length > 0 && <CountTable counts={counts} by={by} />}
    </>
  );
}

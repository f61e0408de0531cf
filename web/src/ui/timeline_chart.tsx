import { plot, rectY, ruleY } from "@observablehq/plot";
import { useEffect, useRef, useState } from "preact/hooks";
import { addDays, isoDay, toUtc } from "../lib/days";
import { type Period, periodEnd } from "../lib/periods";
import { QUADS } from "../lib/quads";
import type { PeriodCount } from "../lib/types";

const [HEIGHT, LEFT, RIGHT] = [280, 44, 12];

interface Bar {
  from: Date;
  to: Date;
  quad: string;
  events: number;
}

function bars(counts: PeriodCount[], by: Period): Bar[] {
  return counts.flatMap(({ start, by_quad: byQuad }) =>
    QUADS.map(({ label }, i) => ({
      from: toUtc(start),
      to: toUtc(addDays(periodEnd(start, by), 1)),
      quad: label,
      events: byQuad[i] ?? 0,
    })).filter(({ events }) => events > 0),
  );
}

function draw(counts: PeriodCount[], by: Period, width: number): SVGSVGElement {
  const labels = QUADS.map(({ label }) => label);
  const chart = plot({
    width,
    height: HEIGHT,
    marginLeft: LEFT,
    marginRight: RIGHT,
    x: { type: "utc", label: null },
    y: {
      label: "Events",
      grid: true,
      tickFormat: (value: number) => (Number.isInteger(value) ? value.toLocaleString("en") : ""),
    },
    color: { domain: labels, range: QUADS.map((_, i) => `var(--quad-${i + 1})`) },
    marks: [
      rectY(bars(counts, by), {
        x1: "from",
        x2: "to",
        y: "events",
        fill: "quad",
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      ruleY([0]),
    ],
  }) as SVGSVGElement;
  // Plot brings a style element of its own, which the Content-Security-Policy forbids; figures.css says the same.
  for (const style of chart.querySelectorAll("style")) style.remove();
  chart.setAttribute("aria-hidden", "true");
  return chart;
}

/** The time axis of the chart, turned round: a pixel's day. */
function dayAt(counts: PeriodCount[], by: Period, width: number, x: number): string {
  const first = toUtc(counts[0]?.start ?? "2000-01-01").getTime();
  const last = toUtc(addDays(periodEnd(counts.at(-1)?.start ?? "2000-01-01", by), 1)).getTime();
  const share = Math.min(0.999_999, Math.max(0, (x - LEFT) / (width - LEFT - RIGHT)));
  return isoDay(new Date(first + share * (last - first)));
}

/** The whole periods that lie under a stretch of the axis. */
export function periodsUnder(counts: PeriodCount[], by: Period, from: string, to: string): [string, string] {
  const hit = counts.filter(({ start }) => start <= to && periodEnd(start, by) >= from);
  return [hit[0]?.start ?? from, periodEnd(hit.at(-1)?.start ?? to, by)];
}

interface ChartProps {
  counts: PeriodCount[];
  by: Period;
  narrow(since: string, until: string): void;
}

/** Bars by period and quad class; a stretch that is brushed, or one bar that is clicked, narrows the search. */
export function TimelineChart({ counts, by, narrow }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [brush, setBrush] = useState<[number, number] | null>(null);
  useEffect(() => {
    if (!frame.current) return;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const holder = frame.current?.querySelector(".chart");
    if (holder && width > 0) holder.replaceChildren(draw(counts, by, width));
  }, [counts, by, width]);
  const at = (event: PointerEvent) => event.clientX - (frame.current?.getBoundingClientRect().left ?? 0);
  const finish = () => {
    if (!brush) return;
    const days = [Math.min(...brush), Math.max(...brush)].map((x) => dayAt(counts, by, width, x));
    setBrush(null);
    narrow(...periodsUnder(counts, by, days[0] ?? "", days[1] ?? ""));
  };
  return (
    <div
      class="timeline"
      ref={frame}
      onPointerDown={(event) => event.button === 0 && setBrush([at(event), at(event)])}
      onPointerMove={(event) => brush && setBrush([brush[0], at(event)])}
      onPointerUp={finish}
      onPointerLeave={() => setBrush(null)}
    >
      <div class="chart" />
      {brush && (
        <div
          class="brush"
          style={{ left: `${Math.min(...brush)}px`, width: `${Math.abs(brush[0] - brush[1])}px` }}
        />
      )}
    </div>
  );
}

import type { Dyad } from "./types";

export interface Matrix {
  sources: string[];
  targets: string[];
  cell(source: string, target: string): Dyad | undefined;
  most: number;
}

function busiest(dyads: Dyad[], side: "source" | "target", most: number): string[] {
  const sums = new Map<string, number>();
  for (const dyad of dyads) sums.set(dyad[side], (sums.get(dyad[side]) ?? 0) + dyad.events);
  return [...sums]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([code]) => code);
}

/** The busiest sources against the busiest targets of `dyads`; the pairs themselves from `pairs`. */
export function matrix(dyads: Dyad[], pairs: Dyad[] = dyads, most = 14): Matrix {
  const cells = new Map(pairs.map((dyad) => [`${dyad.source}>${dyad.target}`, dyad]));
  return {
    sources: busiest(dyads, "source", most),
    targets: busiest(dyads, "target", most),
    cell: (source, target) => cells.get(`${source}>${target}`),
    most: Math.max(1, ...dyads.map(({ events }) => events)),
  };
}

/** Depth of colour, 1 to 5, on a scale of logarithms, as a few pairs hold most events. */
export function depth(events: number, most: number): number {
  return most <= 1 ? 3 : 1 + Math.round((4 * Math.log(events)) / Math.log(most));
}

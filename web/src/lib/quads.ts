import type { ByQuad } from "./types";

/** The four quad classes, in their order 1 to 4; `value` is what a query says. */
export const QUADS = [
  { value: "verbal-cooperation", label: "Verbal cooperation" },
  { value: "material-cooperation", label: "Material cooperation" },
  { value: "verbal-conflict", label: "Verbal conflict" },
  { value: "material-conflict", label: "Material conflict" },
] as const;

/** The quad class, 1 to 4, of most events; of equals the first. */
export function leadingQuad(byQuad: ByQuad): number {
  return byQuad.indexOf(Math.max(...byQuad)) + 1;
}

export function quadWords(byQuad: ByQuad): string {
  return QUADS.map(({ label }, i) => `${byQuad[i]} ${label.toLowerCase()}`)
    .filter((_, i) => byQuad[i])
    .join(", ");
}

import type { Address } from "./address";
import { terms } from "./query";

/** A word as a POSIX shell takes it. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function queryWords(query: string): string[] {
  return terms(query).map(({ negated, text }) => shellWord(negated ? `!${text.slice(1)}` : text));
}

const HEADS: Record<Address["view"], (address: Address) => string[]> = {
  list: ({ order }) => ["query", ...(order === "oldest" ? ["--oldest"] : [])],
  map: () => ["export", "--format", "geojson"],
  timeline: ({ by }) => ["panel", "--by", by === "day" || by === "week" ? by : "month"],
  dyads: () => ["dyads"],
  agenda: ({ from }) => ["agenda", ...(from ? ["--from", from] : [])],
  actors: () => ["actors"],
  event: ({ id }) => ["show", shellWord(id)],
  article: ({ id }) => ["show", shellWord(id)],
  code: () => ["code", "report.txt"],
};

/** The line that gives the view's answer in a terminal. */
export function commandLine(address: Address): string {
  const searches = !["event", "article", "code"].includes(address.view);
  return ["dragoman", ...HEADS[address.view](address), ...(searches ? queryWords(address.q) : [])].join(" ");
}

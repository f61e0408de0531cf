import { apiAddress, get } from "./api";
import { quoted, type Writing, writing } from "./query";
import type { Fields, Value } from "./types";

export interface Choice {
  /** What is put in. */
  insert: string;
  label: string;
  note: string;
}

const OWN_WORDS = ["type", "mode", "status", "quad"];
const STORED = ["source", "target", "actor", "place", "country", "said-by", "publisher", "agency", "dataset"];

const begins = (text: string, prefix: string) => text.toLowerCase().startsWith(prefix.toLowerCase());

function fieldChoices(fields: Fields, prefix: string): Choice[] {
  return fields.fields
    .filter((field) => begins(field.name, prefix))
    .map((field) => ({ insert: `${field.name}:`, label: `${field.name}:`, note: field.takes }));
}

function vocabulary(fields: Fields, field: string): { name: string; says: string }[] {
  if (field === "type") return fields.types;
  if (field === "status") return fields.statuses;
  if (field === "quad") return fields.quads;
  const modes = new Map<string, string[]>();
  for (const type of fields.types)
    for (const mode of type.modes)
      modes.set(mode.name, [...(modes.get(mode.name) ?? []), `${type.name}: ${mode.says}`]);
  return [...modes].map(([name, says]) => ({ name, says: says.join("; ") }));
}

async function storedChoices(field: string, prefix: string, signal: AbortSignal): Promise<Choice[]> {
  const address = apiAddress("/complete", { field, prefix, limit: 10 });
  const { values } = await get<{ values: Value[] }>(address, signal);
  return values.map((value) => ({
    insert: quoted(value.value),
    label: value.value,
    note: [value.label, `${value.events.toLocaleString("en")} mentions`].filter(Boolean).join(" · "),
  }));
}

/** What may stand where the caret is, and what it would replace. */
export async function choices(
  query: string,
  caret: number,
  fields: Fields,
  signal: AbortSignal,
): Promise<{ at: Writing; list: Choice[] }> {
  const at = writing(query, caret);
  if (at.field === null) return { at, list: fieldChoices(fields, at.prefix) };
  const { field, prefix } = at;
  if (OWN_WORDS.includes(field)) {
    const list = vocabulary(fields, field)
      .filter((word) => begins(word.name, prefix))
      .map((word) => ({ insert: word.name, label: word.name, note: word.says }));
    return { at, list };
  }
  if (STORED.includes(field)) return { at, list: await storedChoices(field, prefix, signal) };
  return { at, list: [] };
}

/** The query with a choice put in, and where the caret goes. A field waits for its value; a value ends its term. */
export function chosen(query: string, at: Writing, choice: Choice): { query: string; caret: number } {
  const rest = query.slice(at.end);
  const blank = at.field !== null && !rest.startsWith(" ") ? " " : "";
  const head = query.slice(0, at.start) + choice.insert + blank;
  return { query: head + rest, caret: head.length };
}

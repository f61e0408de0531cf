/** Small wordings shared by the views that tell one event. */

import type { EventRecord, Party } from "./types";

export function partyDetail(party: Party): string {
  const code = [party.code, party.sector].filter(Boolean).join(" ");
  const known = [party.name, party.role].filter((word) => word && word !== party.text);
  const stands = party.stands_for ? [`stands for “${party.stands_for.text}”`] : [];
  return [code, ...known, ...stands].join(" · ");
}

/** "RIA, citing the foreign ministry"; the report itself where no voice is named. */
export function chainWords(event: EventRecord): string {
  return event.attribution.map((voice) => voice.text).join(", citing ");
}

const CONFLICTS: Record<string, string> = {
  date: "the day",
  place: "the place",
  status: "whether it is done or planned",
  type: "what was done",
  mode: "how it was done",
  source: "who did it",
  target: "to whom",
};

export function conflictWords(field: string): string {
  return CONFLICTS[field] ?? field.replaceAll("_", " ");
}

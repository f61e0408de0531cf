import type { EventRecord, EventRow, Party } from "../../src/lib/types";
import rows from "../fixtures/events.json";

/** `GET /events` of the examples, as `dragoman serve` answered it. */
export const EVENTS = rows as unknown as EventRow[];

export function eventBy(trigger: string): EventRecord {
  const row = EVENTS.find(({ event }) => event.trigger.text === trigger);
  if (!row) throw new Error(`no example with the act ${trigger}`);
  return row.event;
}

export function party(text: string, more: Partial<Party> = {}): Party {
  return {
    text,
    start: 0,
    end: text.length,
    stands_for: null,
    id: null,
    name: null,
    code: "UNK",
    sector: null,
    cameo: null,
    role: null,
    members: [],
    ...more,
  };
}

/** A record that holds nothing but its act. */
export function bare(type: string, mode: string | null, more: Partial<EventRecord> = {}): EventRecord {
  const base = eventBy("urged");
  return {
    ...base,
    type,
    mode,
    status: "actual",
    source: [],
    target: [],
    date: null,
    place: null,
    attribution: [],
    numbers: [],
    ...more,
  };
}

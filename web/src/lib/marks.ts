import type { EventRecord, Span } from "./types";

export type Role = "trigger" | "source" | "target" | "day" | "place" | "voice" | "number" | "silent";

/** Words of a text that tell something of an event. Offsets count code points. */
export interface MarkSpan {
  start: number;
  end: number;
  role: Role;
  /** mention_id; for a silent sentence its number. */
  of: string;
}

/** A piece of text in which the same marks hold from end to end. */
export interface Segment {
  text: string;
  marks: MarkSpan[];
}

const span = (at: Span, role: Role, of: string): MarkSpan => ({ start: at[0], end: at[1], role, of });

/** Every word that the record points at. */
export function marksOf(event: EventRecord): MarkSpan[] {
  const of = event.mention_id;
  return [
    span([event.trigger.start, event.trigger.end], "trigger", of),
    ...event.source.map((party) => span([party.start, party.end], "source", of)),
    ...event.target.map((party) => span([party.start, party.end], "target", of)),
    ...(event.date ? [span(event.date.at, "day", of)] : []),
    ...(event.place ? [span(event.place.at, "place", of)] : []),
    ...event.attribution.map((voice) => span(voice.at, "voice", of)),
    ...event.numbers.map((count) => span(count.at, "number", of)),
  ];
}

/**
 * Cuts a text, or its part that begins at code point `from`, where any mark begins or ends. Overlapping marks are
 * told together by the piece that they share; what lies outside the text is cut off.
 */
export function segments(text: string, marks: MarkSpan[], from = 0): Segment[] {
  const points = Array.from(text);
  const inside = marks
    .map((mark) => ({
      ...mark,
      start: Math.max(0, mark.start - from),
      end: Math.min(points.length, mark.end - from),
    }))
    .filter((mark) => mark.start < mark.end);
  const cuts = [...new Set([0, points.length, ...inside.flatMap((mark) => [mark.start, mark.end])])];
  cuts.sort((a, b) => a - b);
  const out: Segment[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [start, end] = [cuts[i] ?? 0, cuts[i + 1] ?? 0];
    const here = inside.filter((mark) => mark.start <= start && end <= mark.end);
    out.push({ text: points.slice(start, end).join(""), marks: here });
  }
  return out;
}

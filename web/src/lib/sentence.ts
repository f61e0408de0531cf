import { ACTS } from "./acts";
import { whenWords } from "./days";
import type { Count, EventRecord, Party, Place, Status, Voice } from "./types";

/** A piece of the sentence, and what it tells. */
export interface Part {
  text: string;
  tells: "source" | "target" | "act" | "day" | "place" | "voice" | "number" | "link";
}

const UNNAMED = "an unnamed party";

/** "a, b and c". */
export function listed(names: string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** What the article calls a party; for a pronoun or description, the words that it stands for. */
export function partyWords(party: Party): string {
  const pronoun = /^(it|he|she|they|we|i|you|them|him|her|us|its|their|his|our|both|who|which|that)$/i;
  return party.stands_for && pronoun.test(party.text) ? party.stands_for.text : party.text;
}

/** Parties in words, each phrase once: one phrase may stand for several actors. */
export function partiesWords(parties: Party[]): string {
  return listed([...new Set(parties.map(partyWords))]);
}

/** Articles and the like lose their capital within a sentence; names keep it. */
function within(words: string): string {
  return words.replace(/^(The|A|An|Its|Their|His|Her|Our|My|Your|This|That|These|Those)(?=\s)/, (word) =>
    word.toLowerCase(),
  );
}

function capital(words: string): string {
  const first = String.fromCodePoint(words.codePointAt(0) ?? 32);
  return first.toLocaleUpperCase("en") + words.slice(first.length);
}

function wording(type: string, mode: string | null, target: boolean): string {
  const found = ACTS[`${type} ${mode}`] ?? ACTS[type] ?? `do/did ${type.toLowerCase()} towards {}`;
  if (typeof found !== "string") return target ? found[0] : found[1];
  return target
    ? found
    : found.replace(
        /,? ?(?:\b(?:yielding to|with|to|of|on|against|from|towards|in protest against) )?\{\}/,
        "",
      );
}

const LEADS: Record<Status, string> = {
  actual: "",
  future: "will ",
  hypothetical: "may ",
  negated: "did not ",
};

/** "will hold talks with {}" */
function verbPhrase(event: EventRecord): string {
  const words = wording(event.type, event.mode, event.target.length > 0);
  const [, base, past, rest] = /^(\S+)\/(\S+)(.*)$/s.exec(words) ?? ["", words, words, ""];
  return `${LEADS[event.status]}${event.status === "actual" ? past : base}${rest}`;
}

/** "in Oslo"; nothing where the parties' words name the place already. */
function placeWords(place: Place, parties: string[]): string {
  return parties.some((words) => words.includes(place.name)) ? "" : `in ${place.name}`;
}

const WHAT: Record<string, string> = { participants: "taking part", troops: "soldiers" };

/** "3 dead", "at least 2,000 taking part", "10 to 12 injured, according to police". */
export function countWords(count: Count): string {
  const n = (value: number) => value.toLocaleString("en");
  const { low, high } = count;
  const what = WHAT[count.what] ?? count.what;
  let figure = count.text;
  if (low !== null && high !== null) figure = low === high ? n(low) : `${n(low)} to ${n(high)}`;
  else if (low !== null) figure = `at least ${n(low)}`;
  else if (high !== null) figure = `at most ${n(high)}`;
  return `${figure} ${what}${count.according_to ? `, according to ${count.according_to}` : ""}`;
}

function voiceParts(voices: Voice[]): Part[] {
  return voices.flatMap((voice, i): Part[] => [
    { text: i === 0 ? ", says " : ", citing ", tells: "link" },
    { text: within(voice.text), tells: "voice" },
  ]);
}

/** The event as a sentence, in pieces. It tells what the record holds and no more. */
export function sentenceParts(event: EventRecord): Part[] {
  const source = event.source.length > 0 ? partiesWords(event.source) : UNNAMED;
  const [before = "", after = ""] = verbPhrase(event).split("{}");
  const parts: Part[] = [
    { text: capital(source), tells: "source" },
    { text: ` ${before}`, tells: "act" },
  ];
  const target = partiesWords(event.target);
  if (target) parts.push({ text: within(target), tells: "target" });
  if (after) parts.push({ text: after, tells: "act" });
  const place = event.place ? placeWords(event.place, [target]) : "";
  if (place) parts.push({ text: " ", tells: "link" }, { text: place, tells: "place" });
  if (event.date) parts.push({ text: " ", tells: "link" }, { text: whenWords(event.date), tells: "day" });
  if (event.numbers.length > 0)
    parts.push({ text: ` (${event.numbers.map(countWords).join("; ")})`, tells: "number" });
  return [...parts, ...voiceParts(event.attribution), { text: ".", tells: "link" }];
}

export function sentence(event: EventRecord): string {
  return sentenceParts(event)
    .map((part) => part.text)
    .join("");
}

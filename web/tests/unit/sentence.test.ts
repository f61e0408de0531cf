import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ACTS } from "../../src/lib/acts";
import { countWords, listed, sentence } from "../../src/lib/sentence";
import type { Status } from "../../src/lib/types";
import { bare, EVENTS, eventBy, party } from "./fixtures";

const [A, B] = [party("Russia"), party("Kenya")];

describe("sentence", () => {
  it.each([
    ["host", "Norway will hold multilateral talks in Oslo on Thursday 16 May 2024, says Press."],
    ["urged", "The African Union asked both sides to yield in the week of 6 May 2024."],
    ["visit", "Egyptian foreign minister will visit Khartoum."],
    [
      "talks",
      "Norway, Egypt, Saudi Arabia and the African Union will hold talks in Oslo between 11 and 13 May 2024, says the report by the Nordlys news agency, citing Norwegian foreign ministry spokesperson.",
    ],
    [
      "enter",
      "Our forces did not deploy troops towards Kenya on Monday 6 March 2023, says Ethiopian army spokesman.",
    ],
    [
      "attacked",
      "Gunmen attacked a border post and three officers with small arms in Lodwar between 4 and 5 March 2023 (3 dead, according to Kenyan police; 7 injured, according to Kenyan police), says Kenyan police.",
    ],
    ["ruling", "An unnamed party ruled in court against Opposition lawmakers on Friday 18 November 2022."],
    [
      "declare a state of emergency",
      "The president may impose emergency or military rule, says a government official.",
    ],
    ["signed", "The government backed two other factions in Bangui politically on Sunday 9 February 2020."],
    [
      "imposed sanctions",
      "The European Union stopped aid or dealings with Belarusian officials on Tuesday 21 September 2021.",
    ],
  ])("tells the example's “%s”", (trigger, words) => {
    expect(sentence(eventBy(trigger))).toBe(words);
  });

  it("has a wording for each type and mode of the ontology", () => {
    const table = (name: string) =>
      readFileSync(new URL(`../../../lexicon/ontology/${name}`, import.meta.url), "utf8")
        .split("\n")
        .filter((line) => line && !line.startsWith("#"))
        .slice(1)
        .map((line) => line.split("\t"));
    const types = table("types.tsv").map(([type = ""]) => type);
    const modes = table("modes.tsv").map(([type, mode]) => `${type} ${mode}`);
    expect([...types, ...modes].filter((name) => !(name in ACTS))).toEqual([]);
    expect(Object.keys(ACTS).filter((name) => ![...types, ...modes].includes(name))).toEqual([]);
  });

  it.each(Object.keys(ACTS))("words %s whole, with and without the sides", (name) => {
    const [type = "", mode = null] = name.split(" ");
    for (const status of ["actual", "future", "hypothetical", "negated"] as Status[]) {
      const both = sentence(bare(type, mode, { status, source: [A], target: [B] }));
      expect(both).toMatch(/^Russia (will |may |did not )?[a-z].*\bKenya\b.*\.$/);
      const one = sentence(bare(type, mode, { status, source: [A] }));
      for (const words of [both, one]) expect(words).not.toMatch(/[{}/]|undefined|null| {2}| [,.]/);
      expect(one).not.toMatch(/ (with|to|of|on|against|from|towards)\.$/);
      expect(sentence(bare(type, mode, { status, target: [B] }))).toMatch(/^An unnamed party /);
    }
  });

  it("tells the status by its verb", () => {
    const told = (status: Status) => sentence(bare("AID", null, { status, source: [A], target: [B] }));
    expect(told("actual")).toBe("Russia gave aid to Kenya.");
    expect(told("future")).toBe("Russia will give aid to Kenya.");
    expect(told("hypothetical")).toBe("Russia may give aid to Kenya.");
    expect(told("negated")).toBe("Russia did not give aid to Kenya.");
  });

  it("invents nothing: of the examples, all capitalised words stand in the record", () => {
    const dates =
      /Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|July|September|November/g;
    for (const { event } of EVENTS) {
      const held = JSON.stringify(event);
      const names =
        sentence(event)
          .replace("An unnamed party", "")
          .replace(dates, "")
          .match(/\p{Lu}\p{L}+/gu) ?? [];
      for (const name of names) expect(held.toLowerCase()).toContain(name.toLowerCase());
    }
  });

  it("puts the words that a pronoun stands for in its place", () => {
    const it = party("It", { stands_for: { text: "The government", at: [0, 14] } });
    expect(sentence(bare("SUPPORT", null, { source: [A], target: [it] }))).toBe(
      "Russia backed the government politically.",
    );
  });

  it("says a phrase once that stands for several actors", () => {
    const both = [party("The two countries", { code: "KEN" }), party("The two countries", { code: "ETH" })];
    expect(sentence(bare("AGREE", null, { source: both }))).toBe("The two countries agreed to cooperate.");
  });

  it("knows periods", () => {
    const at = { text: "", at: [0, 0] as [number, number] };
    const told = (start: string, end: string, granularity: string) =>
      sentence(bare("AID", null, { source: [A], date: { ...at, start, end, granularity } }));
    expect(told("2024-02-01", "2024-02-29", "month")).toBe("Russia gave aid in February 2024.");
    expect(told("2024-01-01", "2024-12-31", "year")).toBe("Russia gave aid in 2024.");
    expect(told("2023-12-30", "2024-01-02", "span")).toBe(
      "Russia gave aid between 30 December 2023 and 2 January 2024.",
    );
    expect(told("2024-02-28", "2024-03-02", "span")).toBe(
      "Russia gave aid between 28 February and 2 March 2024.",
    );
  });

  it("words a type that it does not know", () => {
    expect(sentence(bare("NEWTYPE", null, { source: [A], target: [B] }))).toBe(
      "Russia did newtype towards Kenya.",
    );
  });
});

it("lists names", () => {
  expect(["", "a", "a and b", "a, b and c"]).toEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listed));
});

it("words numbers with their bounds", () => {
  const count = { what: "dead", text: "ten", at: [0, 3] as [number, number], according_to: null };
  expect(countWords({ ...count, low: 10, high: 10 })).toBe("10 dead");
  expect(countWords({ ...count, low: 2000, high: null })).toBe("at least 2,000 dead");
  expect(countWords({ ...count, low: null, high: 5 })).toBe("at most 5 dead");
  expect(countWords({ ...count, low: 3, high: 5, according_to: "police" })).toBe(
    "3 to 5 dead, according to police",
  );
});

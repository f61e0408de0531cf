import { describe, expect, it } from "vitest";
import { type MarkSpan, marksOf, segments } from "../../src/lib/marks";
import { EVENTS } from "./fixtures";

const mark = (start: number, end: number, of = "e"): MarkSpan => ({ start, end, role: "trigger", of });
const told = (text: string, marks: MarkSpan[], from = 0) =>
  segments(text, marks, from).map((piece) => [piece.text, piece.marks.map(({ of }) => of).join("+")]);

describe("segments", () => {
  it("gives the text back whole", () => {
    for (const { event, sentence } of EVENTS) {
      const pieces = segments(sentence ?? "", marksOf(event), event.sentence.start);
      expect(pieces.map(({ text }) => text).join("")).toBe(sentence);
    }
  });
  it("marks the words that the record names", () => {
    for (const { event, sentence } of EVENTS) {
      const pieces = segments(sentence ?? "", marksOf(event), event.sentence.start);
      const words = pieces.filter(({ marks }) => marks.some(({ role }) => role === "trigger"));
      expect(words.map(({ text }) => text).join("")).toBe(event.trigger.text);
    }
  });
  it("cuts overlapping marks where each begins and ends", () => {
    expect(told("abcdef", [mark(1, 4, "x"), mark(3, 5, "y")])).toEqual([
      ["a", ""],
      ["bc", "x"],
      ["d", "x+y"],
      ["e", "y"],
      ["f", ""],
    ]);
  });
  it("counts code points, not UTF-16 units", () => {
    expect(told("😀é𝒳z", [mark(2, 3)])).toEqual([
      ["😀é", ""],
      ["𝒳", "e"],
      ["z", ""],
    ]);
    expect(told("e\u0301x", [mark(2, 3)])).toEqual([
      ["e\u0301", ""],
      ["x", "e"],
    ]);
  });
  it("leaves out what lies outside", () => {
    expect(told("abc", [mark(0, 12), mark(40, 50)], 10)).toEqual([
      ["ab", "e"],
      ["c", ""],
    ]);
    expect(told("", [mark(0, 1)])).toEqual([]);
  });
});

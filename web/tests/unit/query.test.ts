import { describe, expect, it } from "vitest";
import { chosen } from "../../src/lib/completion";
import { faulty, quoted, terms, withoutField, withoutTerm, withTerm, writing } from "../../src/lib/query";

describe("terms", () => {
  it("takes words, fields, negations and quotation marks apart", () => {
    const found = terms('source:RUS !type:CONSULT -mode:visit said-by:"the ministry" ceasefire "air raid"');
    expect(found.map(({ negated, field, value }) => [negated, field, value])).toEqual([
      [false, "source", "RUS"],
      [true, "type", "CONSULT"],
      [true, "mode", "visit"],
      [false, "said-by", '"the ministry"'],
      [false, "", "ceasefire"],
      [false, "", '"air raid"'],
    ]);
  });

  it("keeps their places, also where a quotation mark is not closed", () => {
    const query = '  place:"New York and';
    expect(terms(query).map(({ start, end }) => query.slice(start, end))).toEqual(['place:"New York and']);
  });
});

describe("narrowing", () => {
  it("puts a field's new value in place of its old, and leaves what is negated", () => {
    expect(withTerm("source:RUS !source:UKR talks", "source", "KEN")).toBe("!source:UKR talks source:KEN");
    expect(withoutField("since:2023 until:2024 x", "since")).toBe("until:2024 x");
  });
  it("quotes where it must", () => {
    expect([quoted("Oslo"), quoted("New York"), quoted('a "b"'), quoted("https://x.org/1")]).toEqual([
      "Oslo",
      '"New York"',
      '"a  b"',
      '"https://x.org/1"',
    ]);
  });
  it("takes one term out", () => {
    const query = "a source:RUS b";
    const term = terms(query)[1];
    expect(term && withoutTerm(query, term)).toBe("a b");
  });
});

describe("completion", () => {
  it.each([
    ["sour", 4, null, "sour"],
    ["source:Ru", 9, "source", "Ru"],
    ["!source:Ru", 10, "source", "Ru"],
    ["type:CONSULT,AG", 15, "type", "AG"],
    ['place:"New Yo', 13, "place", "New Yo"],
    ["a  b", 2, null, ""],
  ])("%s at %i", (query, caret, field, prefix) => {
    expect(writing(query, caret)).toMatchObject({ field, prefix });
  });
  it("puts the choice where the writing was", () => {
    const choice = { insert: "RUS", label: "RUS", note: "" };
    expect(chosen("source:Ru talks", writing("source:Ru talks", 9), choice)).toEqual({
      query: "source:RUS talks",
      caret: 10,
    });
    const field = { insert: "source:", label: "source:", note: "" };
    expect(chosen("!sou", writing("!sou", 4), field).query).toBe("!source:");
  });
});

it("finds the term that the server complains of", () => {
  const query = "type:CONSULT soucre:RUS status:done";
  expect(faulty(query, "no field soucre; did you mean source?")?.text).toBe("soucre:RUS");
  expect(faulty(query, "no status done; did you mean none?")?.text).toBe("status:done");
  expect(faulty(query, "something else")).toBeUndefined();
});

import { describe, expect, it } from "vitest";
import { readAddress, writeAddress } from "../../src/lib/address";
import { commandLine } from "../../src/lib/command";
import { boxBetween, boxOf, fitted, WORLD } from "../../src/lib/map";
import { depth, matrix } from "../../src/lib/matrix";
import { firstDay, fittingPeriod, lastDay, periodEnd } from "../../src/lib/periods";
import { periodsUnder } from "../../src/ui/timeline_chart";

describe("address", () => {
  it("is read as it was written", () => {
    for (const address of [
      "/",
      "/?q=source%3ARUS+%22a+b%22",
      "/?view=article&id=https%3A%2F%2Fx.org%2F1&at=ab",
    ]) {
      expect(writeAddress(readAddress(address.slice(1)))).toBe(address);
    }
  });
  it("takes nothing that is none", () => {
    const read = readAddress("?view=evil&by=aeon&from=<script>&order=x");
    expect(read).toMatchObject({ view: "list", by: "", from: "", order: "newest" });
  });
});

describe("command line", () => {
  const line = (search: string) => commandLine(readAddress(search));
  it.each([
    ["?q=source:RUS+type:CONSULT", "dragoman query source:RUS type:CONSULT"],
    ["?q=x&order=oldest", "dragoman query --oldest x"],
    ['?q=said-by:"the ministry"', `dragoman query 'said-by:"the ministry"'`],
    ["?q=-type:AID", "dragoman query '!type:AID'"],
    ["?q=it's", "dragoman query 'it'\\''s'"],
    ["?q=$(rm)", "dragoman query '$(rm)'"],
    ["?view=map&q=a", "dragoman export --format geojson a"],
    ["?view=timeline&by=day&q=a", "dragoman panel --by day a"],
    ["?view=agenda&from=2023-11-20", "dragoman agenda --from 2023-11-20"],
    ["?view=event&id=9ce3&q=a", "dragoman show 9ce3"],
    ["?view=article&id=a b", "dragoman show 'a b'"],
  ])("of %s", (search, command) => expect(line(search)).toBe(command));
});

describe("map", () => {
  it("reads a good box and no other", () => {
    expect(boxOf("box:29,34,34,36 x")).toEqual([29, 34, 34, 36]);
    for (const query of ["", "box:1,2,3", "box:9,0,1,5", "box:a,b,c,d"]) expect(boxOf(query)).toBeNull();
  });
  it("finds the box under a rectangle", () => {
    const projection = fitted([0, 0, 10, 20], 400, 200);
    const at = (lon: number, lat: number) => projection([lon, lat]) as [number, number];
    expect(boxBetween(projection, at(2, 8), at(15, 1))).toEqual([1, 2, 8, 15]);
    const world = fitted(WORLD, 960, 368);
    expect(boxBetween(world, [0, 0], [960, 368])).toEqual([-58, -180, 80, 180]);
  });
});

describe("periods", () => {
  it("knows the ends of days, months and years", () => {
    expect([
      firstDay("2024"),
      lastDay("2024"),
      lastDay("2024-02"),
      lastDay("2024-02-03"),
      lastDay("x"),
    ]).toEqual(["2024-01-01", "2024-12-31", "2024-02-29", "2024-02-03", undefined]);
    expect(periodEnd("2024-02-26", "week")).toBe("2024-03-03");
  });
  it("takes what gives a readable number of bars", () => {
    expect([fittingPeriod("2024-01-01", "2024-02-01"), fittingPeriod("2024-01-01", "2025-01-01")]).toEqual([
      "day",
      "week",
    ]);
    expect([fittingPeriod("2019-01-01", "2024-01-01"), fittingPeriod("1979-01-01", "2024-01-01")]).toEqual([
      "month",
      "year",
    ]);
  });
  it("widens a brushed stretch to whole periods", () => {
    const count = (start: string) => ({
      start,
      events: 1,
      by_quad: [1, 0, 0, 0] as [number, number, number, number],
    });
    const counts = [count("2024-01-01"), count("2024-02-01"), count("2024-03-01")];
    expect(periodsUnder(counts, "month", "2024-01-20", "2024-02-02")).toEqual(["2024-01-01", "2024-02-29"]);
  });
});

it("puts the busiest first in the matrix", () => {
  const dyad = (source: string, target: string, events: number) => ({
    month: null,
    source,
    target,
    events,
    by_quad: [events, 0, 0, 0] as [number, number, number, number],
    goldstein: 0,
  });
  const shown = matrix([dyad("A", "B", 1), dyad("C", "B", 9), dyad("C", "D", 2)], undefined, 2);
  expect([shown.sources, shown.targets, shown.cell("C", "D")?.events, shown.cell("A", "D")]).toEqual([
    ["C", "A"],
    ["B", "D"],
    2,
    undefined,
  ]);
  expect([depth(1, 9), depth(9, 9), depth(1, 1)]).toEqual([1, 5, 3]);
});

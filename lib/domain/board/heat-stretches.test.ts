import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packRows, unpackRows } from "./heat-pack";
import { BARE, type HeatRun, UNREADABLE } from "./heat-row";
import { heatStretches, worstWithin } from "./heat-stretches";

describe("stretches of a table", () => {
  it("covers every column once", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 12 }), (count, most) => {
        const columns = Array.from({ length: count }, (_, t) => ({ t }));
        const stretches = heatStretches(columns, most);
        expect(stretches.length).toBeLessThanOrEqual(most);
        expect(
          stretches.flatMap(({ from, to }) => columns.slice(from, to + 1).map(({ t }) => t)),
        ).toEqual(columns.map(({ t }) => t));
      }),
    );
  });

  it.each<[string, readonly (readonly [number, number, number])[], number]>([
    [
      "the most",
      [
        [0, 1, 2],
        [2, 3, 5],
      ],
      5,
    ],
    ["nothing", [], BARE],
    ["nothing outside", [[4, 6, 3]], BARE],
    [
      "unreadable before a clean 0",
      [
        [0, 1, 0],
        [2, 3, UNREADABLE],
      ],
      UNREADABLE,
    ],
    [
      "a count before unreadable",
      [
        [0, 1, 1],
        [2, 3, UNREADABLE],
      ],
      1,
    ],
    ["a clean 0", [[0, 3, 0]], 0],
  ])("shows %s", (_, cells, value) => {
    const row = {
      ...{ path: "a.py", now: 0, changedAt: 1, since: 0, changes: [] },
      cells: cells.map(([from, to, count]): HeatRun => [from, to, count, 0]),
    };
    expect(worstWithin(unpackRows(packRows([row])), 0, { t: 0, from: 0, to: 3 })).toBe(value);
  });
});

import { expect, it } from "vitest";
import { packRows, unpackRows } from "./heat-pack";
import type { HeatmapRow } from "./heat-row";
import { sharingColumns } from "./heat-rows";

const row = (path: string, now: number, from: number): HeatmapRow => ({
  ...{ path, now, changedAt: 1_000, since: 500 },
  cells: [[from, 9, now, 500]],
  changes: [[from, 1, 0]],
});
const rowsOf = (rows: readonly HeatmapRow[]) => unpackRows(packRows(rows));
const whole = rowsOf([row("a.py", 2, 1), row("b.py", 3, 4)]);

it("takes over the columns of another span of the same moment, and keeps its own cells", () => {
  const finer = rowsOf([row("a.py", 2, 0), row("b.py", 3, 2)]);
  const shared = sharingColumns(finer, whole);
  expect(shared.now).toBe(whole.now);
  expect(shared.paths).toBe(whole.paths);
  expect(shared).toEqual(finer);
  expect([...shared.runs.from]).toEqual([0, 2]);
});

it.each([
  ["another count", [row("a.py", 2, 1), row("b.py", 4, 4)]],
  ["another file", [row("a.py", 2, 1), row("c.py", 3, 4)]],
  ["a file more", [row("a.py", 2, 1), row("b.py", 3, 4), row("c.py", 1, 1)]],
])("takes nothing over for %s", (_, rows) => {
  const other = rowsOf(rows);
  expect(sharingColumns(other, whole)).toBe(other);
});

it("has nothing to take over at first", () => {
  expect(sharingColumns(whole, null)).toBe(whole);
});

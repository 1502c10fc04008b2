import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrange, heatTree } from "@/lib/domain/board/heat-tree";
import {
  blocksIn,
  HEAD_HEIGHT,
  heatLayout,
  hitColumn,
  hitRow,
  rowsIn,
  rowsOfStop,
  stopAt,
  stopBounds,
} from "./heat-layout";

function layoutOf(paths: readonly string[], open: readonly string[], rowHeight = 15) {
  const keys = { now: [], changedAt: [], since: [] };
  const folders = arrange(heatTree(paths), keys, { sort: "path", critical: [] });
  return heatLayout(folders, new Set(open), rowHeight);
}
const files = (folder: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${folder}/${String(n).padStart(3, "0")}.py`);
const PATHS = [...files("a/x", 3), ...files("b/y", 150), ...files("c/z", 1)];
const LAYOUT = layoutOf(PATHS, ["a/x"]);

describe("heatLayout", () => {
  it("stacks open and closed folders", () => {
    expect(LAYOUT.blocks.map(({ y, bodyY, bodyHeight }) => [y, bodyY, bodyHeight])).toEqual([
      [0, HEAD_HEIGHT, 45],
      [75, 75, 48],
      [129, 129, 22],
    ]);
    expect(LAYOUT.height).toBe(157);
    expect(LAYOUT.stops).toBe(6);
  });

  it("opens a large folder into its folders, and its own files behind them", () => {
    const paths = [...files("a/x", 2), ...files("a/x/m", 150), ...files("a/x/n", 150)].sort();
    const shown = (open: readonly string[]) =>
      layoutOf(paths, open).blocks.map(({ folder, hasHead, rows }) => [
        folder.label,
        hasHead,
        rows.length,
      ]);
    expect(shown([])).toEqual([["a/x", true, 302]]);
    expect(shown(["a/x", "a/x/n"])).toEqual([
      ["a/x", true, 0],
      ["m", true, 150],
      ["n", true, 150],
      ["a/x", false, 2],
    ]);
  });

  it("finds what is in sight", () => {
    expect(blocksIn(LAYOUT, 80, 100)).toEqual([1, 2]);
    expect(blocksIn(LAYOUT, 0, 76)).toEqual([0, 2]);
    const [a] = LAYOUT.blocks;
    expect(a && rowsIn(a, 15, 30, 50)).toEqual([0, 2]);
    expect(a && rowsIn(a, 15, 500, 900)).toEqual([3, 3]);
  });
});

describe("hits", () => {
  it("finds the row, the pressed rows and the gaps", () => {
    expect(hitRow(LAYOUT, HEAD_HEIGHT + 16)?.rows).toEqual([1]);
    expect(hitRow(LAYOUT, 5)).toBeNull();
    expect(hitRow(LAYOUT, 70)).toBeNull();
    expect(hitRow(LAYOUT, 75)?.rows).toEqual([3, 4, 5]);
    expect(hitRow(LAYOUT, 122.9)?.rows.at(-1)).toBe(152);
    expect(hitRow(LAYOUT, 150)?.rows).toEqual([153]);
  });

  it("finds the column and stays on the map", () => {
    expect(hitColumn(0, 100, [0, 10])).toBe(0);
    expect(hitColumn(99.9, 100, [0, 10])).toBe(9);
    expect(hitColumn(-5, 100, [20, 30])).toBe(20);
    expect(hitColumn(500, 100, [20, 30])).toBe(29);
    expect(hitColumn(5, 0, [3, 10])).toBe(3);
  });
});

describe("stops of the keyboard", () => {
  const open = fc.subarray(["a/x", "b/y", "c/z"]);

  it("are the heads and the rows of open folders, each once, from the top down", () => {
    fc.assert(
      fc.property(open, (names) => {
        const layout = layoutOf(PATHS, names);
        const stops = Array.from({ length: layout.stops }, (_, index) => stopAt(layout, index));
        const tops = stops.map((stop) => (stop ? stopBounds(layout, stop)[0] : -1));
        expect(tops).toEqual([...new Set(tops)].sort((a, b) => a - b));
        const rows = stops.flatMap((stop) =>
          stop !== null && stop.row !== null ? rowsOfStop(layout, stop) : [],
        );
        const inOpen = (path: string) => names.some((name) => path.startsWith(`${name}/`));
        expect(rows).toEqual([...PATHS.keys()].filter((row) => inOpen(PATHS[row] ?? "")));
        expect(stopAt(layout, layout.stops)).toBeNull();
      }),
    );
  });

  it("know where they stand, and what they stand for", () => {
    expect(stopBounds(LAYOUT, { block: 0, row: 2 })).toEqual([52, 67]);
    expect(stopBounds(LAYOUT, { block: 1, row: null })).toEqual([75, 97]);
    expect(stopBounds(LAYOUT, { block: 9, row: null })).toEqual([0, 0]);
    expect(rowsOfStop(LAYOUT, { block: 1, row: null })).toHaveLength(150);
  });
});

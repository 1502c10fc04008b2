import { describe, expect, it } from "vitest";
import {
  blocksIn,
  HEAD_HEIGHT,
  heatLayout,
  hitColumn,
  hitRow,
  rowsIn,
  stopAt,
  stopBounds,
} from "./heat-layout";
import type { HeatGroup } from "./heat-model";

const group = (name: string, count: number): HeatGroup => ({
  name,
  rows: Array.from({ length: count }, (_, index) => ({
    path: `${name}/${index}`,
    now: 0,
    cells: [],
  })),
});
const GROUPS = [group("a", 3), group("b", 400), group("c", 1)];
const LAYOUT = heatLayout(GROUPS, new Set(["a"]), 15);

describe("heatLayout", () => {
  it("stacks open and closed groups", () => {
    expect(LAYOUT.blocks.map(({ y, bodyY, bodyHeight }) => [y, bodyY, bodyHeight])).toEqual([
      [0, HEAD_HEIGHT, 45],
      [75, 75, 74],
      [155, 155, 22],
    ]);
    expect(LAYOUT.height).toBe(183);
    expect(LAYOUT.stops).toBe(6);
  });

  it("finds what is in sight", () => {
    expect(blocksIn(LAYOUT, 80, 100).map((block) => block.group)).toEqual([1]);
    expect(blocksIn(LAYOUT, 0, 76).map((block) => block.group)).toEqual([0, 1]);
    const [a] = LAYOUT.blocks;
    expect(a && rowsIn(a, 15, 30, 50)).toEqual([0, 2]);
    expect(a && rowsIn(a, 15, 500, 900)).toEqual([3, 3]);
  });
});

describe("hits", () => {
  it("finds the row, the pressed rows and the gaps", () => {
    expect(hitRow(LAYOUT, HEAD_HEIGHT + 16, GROUPS)).toEqual({ group: 0, rows: [1, 2] });
    expect(hitRow(LAYOUT, 5, GROUPS)).toBeNull();
    expect(hitRow(LAYOUT, 70, GROUPS)).toBeNull();
    expect(hitRow(LAYOUT, 75, GROUPS)).toEqual({ group: 1, rows: [0, 5] });
    expect(hitRow(LAYOUT, 148.9, GROUPS)?.rows[1]).toBe(400);
    expect(hitRow(LAYOUT, 176, GROUPS)).toEqual({ group: 2, rows: [0, 1] });
  });

  it("finds the column and stays on the map", () => {
    expect(hitColumn(0, 100, 10)).toBe(0);
    expect(hitColumn(99.9, 100, 10)).toBe(9);
    expect(hitColumn(-5, 100, 10)).toBe(0);
    expect(hitColumn(500, 100, 10)).toBe(9);
    expect(hitColumn(5, 0, 10)).toBe(0);
  });
});

describe("stops of the keyboard", () => {
  it("are the heads and the rows of open groups, in order", () => {
    const stops = Array.from({ length: 7 }, (_, index) => stopAt(LAYOUT, index));
    expect(stops).toEqual([
      { group: 0, row: null },
      { group: 0, row: 0 },
      { group: 0, row: 1 },
      { group: 0, row: 2 },
      { group: 1, row: null },
      { group: 2, row: null },
      null,
    ]);
  });

  it("know where they stand", () => {
    expect(stopBounds(LAYOUT, { group: 0, row: 2 })).toEqual([52, 67]);
    expect(stopBounds(LAYOUT, { group: 1, row: null })).toEqual([75, 97]);
    expect(stopBounds(LAYOUT, { group: 9, row: null })).toEqual([0, 0]);
  });
});

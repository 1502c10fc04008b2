import fc from "fast-check";
import { expect, it } from "vitest";
import { arrange, heatTree } from "@/lib/domain/board/heat-tree";
import { type HeatHit, heatLayout, hitRow } from "./heat-layout";
import { type HeatInk, inkOf, paintHeat } from "./heat-paint";

const COLUMNS = 7;
const PATHS = Array.from({ length: 40 }, (_, n) => `a/${n % 2 ? "x" : "y"}/${n}.py`).sort();
const FOLDERS = arrange(
  heatTree(PATHS),
  { now: [], changedAt: [], since: [] },
  { sort: "path", critical: [] },
);
const INK: HeatInk = {
  pixels: Uint32Array.from({ length: 10 }, (_, code) => (code === 2 ? 0 : code)),
  layer: 20,
  hatch: 21,
  isLow: Array.from({ length: 10 }, () => false),
};

/** The pixels that may stand at a cell: a row may end with a gap. */
function pixelsAt(hit: HeatHit | null, y: number, codeOf: (row: number) => number): number[] {
  if (hit === null) return [0];
  if (!hit.block.isOpen) return [9];
  const code = codeOf(hit.rows[0] ?? -1);
  const drawn = code === 2 ? [20, 21] : [code];
  return (y - hit.block.bodyY) % 4 === 3 ? [0, ...drawn] : drawn;
}

it("draws every visible cell of every row, and nothing else", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat(9), { minLength: COLUMNS, maxLength: COLUMNS }), {
        minLength: PATHS.length,
        maxLength: PATHS.length,
      }),
      fc.subarray(["a/x", "a/y"]),
      fc.constantFrom(1, 1.5, 2),
      fc.nat(200),
      (codes, open, ratio, top) => {
        const layout = heatLayout(FOLDERS, new Set(open), 4);
        const [wide, height] = [50, 60];
        const data = new Uint32Array(wide * Math.round(height * ratio));
        paintHeat(data, {
          ...{ layout, columns: COLUMNS, view: [0, COLUMNS], ink: INK, top, height, ratio, wide },
          codesOf: (row) => Uint8Array.from(codes[row] ?? []),
          pressed: ({ bodyHeight }) => new Uint8Array(bodyHeight * COLUMNS).fill(9),
        });
        for (let y = 0; y < height; y++) {
          const hit = hitRow(layout, top + y + 0.5);
          for (let column = 0; column < COLUMNS; column++) {
            const x = Math.floor(((column + 0.5) / COLUMNS) * wide);
            const pixel = data[Math.floor((y + 0.5) * ratio) * wide + x] ?? -1;
            expect(pixelsAt(hit, top + y, (row) => codes[row]?.[column] ?? -1)).toContain(pixel);
          }
        }
      },
    ),
    { numRuns: 30 },
  );
});

it("takes what changes by colour, and fills the lower half with what went", () => {
  const palette = {
    bins: ["0", "1", "2", "3", "4", "5", "6", "7"],
    went: ["10", "11", "12"],
    even: "13",
    layer: "20",
    hatch: "21",
    hair: "22",
  };
  const many = inkOf(palette, "violations", Number);
  expect([...many.pixels]).toEqual([0, 0, 0, 1, 2, 3, 4, 5, 6, 7]);
  const change = inkOf(palette, "change", Number);
  expect([...change.pixels]).toEqual([0, 0, 0, 13, 10, 11, 12, 2, 4, 6]);
  const layout = heatLayout(FOLDERS, new Set(["a/x"]), 10);
  const data = new Uint32Array(COLUMNS * 60);
  paintHeat(data, {
    ...{ layout, columns: COLUMNS, view: [0, COLUMNS], ink: { ...change, pixels: INK.pixels } },
    ...{ top: layout.blocks[0]?.bodyY ?? 0, height: 60, ratio: 1, wide: COLUMNS },
    codesOf: () => new Uint8Array(COLUMNS).fill(5),
    pressed: () => new Uint8Array(0),
  });
  const down = Array.from({ length: 10 }, (_, y) => data[y * COLUMNS]);
  expect(down).toEqual([1, 1, 1, 1, 5, 5, 5, 5, 5, 0]);
});

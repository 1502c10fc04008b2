import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packRows, unpackRows } from "@/lib/domain/board/heat-pack";
import {
  type HeatChange,
  type HeatmapRow,
  type HeatRun,
  UNREADABLE,
} from "@/lib/domain/board/heat-row";
import {
  binOf,
  CODES,
  changeCode,
  HEAT_COLOURS,
  type HeatCodesInput,
  type HeatColour,
  pressedCodes,
  raiseCodes,
  rowsOfLine,
} from "./heat-codes";

const DAY = 86_400_000;
const WIDTH = 12;
const COLUMNS = Array.from({ length: WIDTH }, (_, index) => ({ t: 1e12 + index * DAY }));

function input(rows: readonly Partial<HeatmapRow>[], colour: HeatColour): HeatCodesInput {
  const whole = rows.map((row, index) => ({
    ...{ path: `${index}`, now: 0, changedAt: 1, since: 0, cells: [], changes: [] },
    ...row,
  }));
  return { rows: unpackRows(packRows(whole)), columns: COLUMNS, columnMs: DAY, colour };
}

function codesOf(row: Partial<HeatmapRow>, colour: HeatColour): number[] {
  const out = new Uint8Array(WIDTH);
  raiseCodes(input([row], colour), 0, out);
  return [...out];
}

describe("codes", () => {
  it.each([
    [0, 0],
    [1, 1],
    [3, 3],
    [4, 4],
    [5, 4],
    [6, 5],
    [8, 5],
    [9, 6],
    [13, 6],
    [14, 7],
    [500, 7],
  ])("%d violations are bin %d", (count, bin) => {
    expect(binOf(count)).toBe(bin);
  });

  const cells: HeatRun[] = [
    [1, 2, 0, 0],
    [3, 4, 5, 1e12 - 40 * DAY],
    [6, 6, UNREADABLE, 0],
  ];

  it("say how many, how old, or what changed; bare, 0 and unreadable stay apart in each", () => {
    expect(codesOf({ cells }, "violations").slice(0, 8)).toEqual([0, 1, 1, 6, 6, 0, 2, 0]);
    expect(codesOf({ cells }, "age").slice(0, 8)).toEqual([0, 1, 1, 6, 6, 0, 2, 0]);
    const changes: HeatChange[] = [
      [3, 5, 0],
      [4, 1, 2],
      [5, 2, 2],
    ];
    expect(codesOf({ cells, changes }, "change").slice(0, 8)).toEqual([0, 1, 1, 9, 4, 3, 2, 0]);
  });

  it("grow older with the columns", () => {
    const since = 1e12 - 5 * DAY;
    expect(codesOf({ cells: [[0, 11, 1, since]] }, "age")).toEqual([
      ...[4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5],
    ]);
  });

  it("rank what came before what went, and more before less", () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), (came, went) => {
        const code = changeCode(came, went);
        expect(code).toBeGreaterThan(0);
        expect(code).toBeLessThan(CODES);
        expect(changeCode(came + 1, went)).toBeGreaterThanOrEqual(came > went ? code : 1);
      }),
    );
  });
});

describe("pressed rows", () => {
  const run = fc.tuple(
    fc.nat(WIDTH - 1),
    fc.nat(WIDTH - 1),
    fc.oneof(fc.constant(UNREADABLE), fc.integer({ min: 0, max: 20 })),
  );
  const rows = fc.array(
    fc.record({
      cells: run.map(([a, b, value]): HeatRun[] => [
        [Math.min(a, b), Math.max(a, b), value, value > 0 ? 1e12 - a * DAY : 0],
      ]),
      changes: fc
        .tuple(fc.nat(WIDTH - 1), fc.nat(5), fc.nat(5))
        .map((change): HeatChange[] => [change]),
    }),
    { minLength: 1, maxLength: 30 },
  );

  it("show the worst of their rows in every cell and hide none", () => {
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(...HEAT_COLOURS),
        (all, height, colour) => {
          const order = all.map((_, index) => index).reverse();
          const pressed = pressedCodes(input(all, colour), order, height);
          for (let line = 0; line < height; line++) {
            const [first, end] = rowsOfLine(line, height, all.length);
            const each = order.slice(first, end).map((row) => codesOf(all[row] ?? {}, colour));
            for (let column = 0; column < WIDTH; column++)
              expect(pressed[line * WIDTH + column]).toBe(
                Math.max(...each.map((codes) => codes[column] ?? 0)),
              );
          }
        },
      ),
    );
  });

  it("cover every row", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 80 }),
        (n, height) => {
          const seen = new Set<number>();
          for (let line = 0; line < height; line++) {
            const [first, end] = rowsOfLine(line, height, n);
            for (let index = first; index < end; index++) seen.add(index);
          }
          expect(seen.size).toBe(n);
        },
      ),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as domain from "@/lib/domain/board/heatmap";
import {
  BARE,
  binOf,
  type HeatRow,
  pressRows,
  rankOf,
  rowsOfLine,
  shortName,
  UNREADABLE,
  valueAt,
} from "./heat-model";

const row = (cells: HeatRow["cells"]): HeatRow => ({ path: "a.py", now: 0, cells });

it("has the codes of the domain", () => {
  expect([BARE, UNREADABLE]).toEqual([domain.BARE, domain.UNREADABLE]);
});

describe("binOf", () => {
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
});

describe("pressRows", () => {
  const WIDTH = 12;
  const value = fc.oneof(
    fc.constant(BARE),
    fc.constant(UNREADABLE),
    fc.integer({ min: 0, max: 20 }),
  );
  const rows = fc.array(
    fc
      .array(value, { minLength: WIDTH, maxLength: WIDTH })
      .map((values) => row(values.map((one, column) => [column, column, one] as const))),
    { minLength: 1, maxLength: 30 },
  );

  it("shows the worst of its rows in every cell and hides none", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 40 }), (all, height) => {
        const lines = pressRows(all, height, WIDTH).map(row);
        lines.forEach((line, index) => {
          const [first, end] = rowsOfLine(index, height, all.length);
          for (let column = 0; column < WIDTH; column += 1) {
            const ranks = all.slice(first, end).map((one) => rankOf(valueAt(one, column)));
            expect(rankOf(valueAt(line, column))).toBe(Math.max(0, ...ranks));
          }
        });
      }),
    );
  });

  it("covers every row", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 80 }),
        (n, height) => {
          const seen = new Set<number>();
          for (let line = 0; line < height; line += 1) {
            const [first, end] = rowsOfLine(line, height, n);
            for (let index = first; index < end; index += 1) seen.add(index);
          }
          expect(seen.size).toBe(n);
        },
      ),
    );
  });

  it("joins equal neighbours to runs and leaves bare columns out", () => {
    expect(
      pressRows(
        [
          row([
            [2, 5, 3],
            [6, 7, 3],
            [9, 9, UNREADABLE],
          ]),
        ],
        1,
        WIDTH,
      ),
    ).toEqual([
      [
        [2, 7, 3],
        [9, 9, UNREADABLE],
      ],
    ]);
  });
});

it("names a file by its last part, with the folder where that says nothing", () => {
  expect(shortName("netra/app/websocket.py")).toBe("websocket.py");
  expect(shortName("netra/app/__init__.py")).toBe("app/__init__.py");
  expect(shortName("setup.py")).toBe("setup.py");
});

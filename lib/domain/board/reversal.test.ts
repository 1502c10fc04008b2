import { expect, test } from "vitest";
import type { LifeColumns } from "./line-facts";
import { reversals } from "./reversal";

function lives(rows: readonly (readonly [opened: number, closed: number])[]): LifeColumns {
  const column = (of: (row: readonly [number, number], index: number) => number): Int32Array =>
    Int32Array.from(rows, of);
  const zero = column(() => 0);
  return {
    path: column((_, index) => index),
    target: zero,
    kind: zero,
    n: zero,
    openedHow: zero,
    closedHow: zero,
    bornPath: zero,
    born: zero,
    opened: column(([opened]) => opened),
    closed: column(([, closed]) => closed),
  };
}

const many = (opened: number, closed: number, count: number) =>
  Array.from({ length: count }, () => [opened, closed] as const);

test("a commit that mostly closes what an earlier one opened takes it back", () => {
  expect([...reversals(lives([...many(3, 8, 12), ...many(3, -1, 4)]))]).toEqual([[3, 8]]);
});

test("moving on to something else is not taking back", () => {
  expect(reversals(lives([...many(3, 8, 12), ...many(8, -1, 12)])).size).toBe(0);
});

test("a small or a partial closing is none", () => {
  expect(reversals(lives(many(3, 8, 9))).size).toBe(0);
  expect(reversals(lives([...many(3, 8, 12), ...many(3, -1, 20)])).size).toBe(0);
});

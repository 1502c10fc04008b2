import { describe, expect, test } from "vitest";
import type { CommitColumns, LifeColumns } from "./line-facts";
import { type Returns, takesBack } from "./taken-back";

const DAY = 24 * 3_600_000;

/** Two hundred commits, one each so many days; `subjects` by position. */
function commitsOf(days: number, subjects: Readonly<Record<number, string>> = {}): CommitColumns {
  const all = Array.from({ length: 200 }, (_, position) => position);
  const times = all.map((position) => position * days * DAY);
  return {
    sha: all.map((position) => position.toString(16).padStart(8, "a").padEnd(40, "0")),
    committedAt: times,
    effectiveAt: times,
    isMerge: all.map(() => false),
    author: all.map(() => null),
    subject: all.map((position) => subjects[position] ?? "Tidy up"),
    filesScanned: all.map(() => 1),
    scanner: all.map(() => 0),
  };
}

/** Imports as path, opened, closed. */
function livesOf(rows: readonly (readonly [number, number, number])[]): LifeColumns {
  const column = (index: 0 | 1 | 2) => Int32Array.from(rows, (row) => row[index]);
  const zero = Int32Array.from(rows, () => 0);
  const rest = { target: zero, kind: zero, n: zero, openedHow: zero, closedHow: zero };
  return {
    ...rest,
    bornPath: zero,
    born: zero,
    path: column(0),
    opened: column(1),
    closed: column(2),
  };
}

const NONE: Returns = new Map();
const files = (opened: number, closed: number) =>
  Array.from({ length: 12 }, (_, path) => [path, opened, closed] as const);

describe("a commit takes back another", () => {
  test("where it is near: within a week, or within fifty commits", () => {
    const of = (days: number, to: number) =>
      takesBack({ commits: commitsOf(days), lives: livesOf(files(3, to)) }, NONE)(3, to);
    expect(of(0.01, 150)).toBe(true);
    expect(of(3, 40)).toBe(true);
    expect(of(3, 150)).toBe(false);
  });

  test("not where most of the files had imports moved between", () => {
    const busy = Array.from({ length: 7 }, (_, path) => [path, 4, -1] as const);
    const lives = livesOf([...files(3, 8), ...busy]);
    expect(takesBack({ commits: commitsOf(1), lives }, NONE)(3, 8)).toBe(false);
    expect(takesBack({ commits: commitsOf(1), lives: livesOf(files(3, 8)) }, NONE)(3, 8)).toBe(
      true,
    );
  });

  test("not where it moves much else too", () => {
    const others = (count: number) =>
      Array.from({ length: count }, (_, path) => [100 + path, 1, 8] as const);
    const told = (count: number) =>
      takesBack(
        { commits: commitsOf(1), lives: livesOf([...files(3, 8), ...others(count)]) },
        NONE,
      )(3, 8);
    expect([told(12), told(13)]).toEqual([true, false]);
  });

  test("where most of the files have the content again that they had before it", () => {
    const lives = livesOf(files(3, 150));
    const returned = (count: number, from: number, to: number): Returns =>
      new Map([
        [
          150,
          Array.from({ length: count }, (_, path) => ({
            ...{ path, position: 150, from, to, wasGone: false },
          })),
        ],
      ]);
    const told = (returns: Returns) => takesBack({ commits: commitsOf(3), lives }, returns)(3, 150);
    expect(told(returned(6, 0, 3))).toBe(true);
    expect(told(returned(5, 0, 3))).toBe(false);
    // A state of later or of long before is another one.
    expect(told(returned(12, 5, 9))).toBe(false);
    expect(told(returned(12, 0, 2))).toBe(false);
  });

  test("where its subject says so", () => {
    const told = (subject: string) => {
      const commits = commitsOf(3, { 150: subject });
      return takesBack({ commits, lives: livesOf(files(3, 150)) }, NONE)(3, 150);
    };
    expect(told('Revert "Move the collections"')).toBe(true);
    expect(told("Reverted for now")).toBe(true);
    expect(told("Undo aaaaaaa3")).toBe(true);
    expect(told("Undo aaaaaa14")).toBe(false);
    expect(told("Revert aaaaaa14")).toBe(false);
    expect(told("Remove irreverently")).toBe(false);
    expect(told("Move to collections")).toBe(false);
  });
});

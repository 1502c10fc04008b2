import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineOrder, type OrderedFact, watchedBranch } from "./order";

type Given = Partial<OrderedFact> & { readonly sha: string };

function facts(given: readonly Given[]): OrderedFact[] {
  return given.map((fact, index) => ({
    id: index + 1,
    firstParent: null,
    base: null,
    height: null,
    committedAt: index,
    branch: null,
    ...fact,
  }));
}

function shasOf(given: readonly OrderedFact[], watched: string | null = null): string[] {
  const names = new Map(given.map((fact) => [fact.id, fact.sha]));
  return lineOrder(given, watched).line.map((id) => names.get(id) ?? "?");
}

/** A first-parent chain a, b, c, … of deltas on a full scan. */
function chain(length: number, withHeights: boolean): Given[] {
  return Array.from({ length }, (_, index) => {
    const before = index === 0 ? null : `c${index - 1}`;
    return {
      sha: `c${index}`,
      firstParent: before,
      base: before,
      height: withHeights ? index : null,
      committedAt: (index * 7) % 5,
    };
  });
}

describe("the order of the line", () => {
  test("follows first parents whatever the clocks say and in whatever order they arrive", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        fc.infiniteStream(fc.nat()),
        (length, withHeights, noise) => {
          const inOrder = facts(chain(length, withHeights));
          const keys = new Map(inOrder.map((fact) => [fact.sha, noise.next().value]));
          const shuffled = [...inOrder].sort(
            (a, b) => (keys.get(a.sha) ?? 0) - (keys.get(b.sha) ?? 0),
          );
          expect(shasOf(shuffled)).toEqual(inOrder.map((fact) => fact.sha));
          expect(lineOrder(shuffled, null).isEstimated).toBe(false);
        },
      ),
    );
  });

  test("leaves out what waits for its base, and names the missing commit at the end of the chain", () => {
    const given = facts([
      { sha: "a" },
      { sha: "c", base: "b", firstParent: "b" },
      { sha: "d", base: "c", firstParent: "c" },
    ]);
    const order = lineOrder(given, null);
    expect(shasOf(given)).toEqual(["a"]);
    expect([...order.waiting.values()]).toEqual(["b", "b"]);
  });

  test("takes bases that lead in a circle for missing", () => {
    const order = lineOrder(
      facts([
        { sha: "a", base: "b" },
        { sha: "b", base: "a" },
      ]),
      null,
    );
    expect(order.line).toEqual([]);
    expect(order.waiting.size).toBe(2);
  });

  test("goes through the later tip of a branch that was rewritten", () => {
    const given = facts([
      { sha: "a", height: 1 },
      { sha: "b", height: 2, firstParent: "a", base: "a" },
      { sha: "b2", height: 2, firstParent: "a", base: "a" },
      { sha: "c2", height: 3, firstParent: "b2", base: "b2" },
    ]);
    expect(shasOf(given)).toEqual(["a", "b2", "c2"]);
    expect(lineOrder(given, null).off).toEqual([2]);
  });

  test("places scans with unknown parents by height, and estimates only without any", () => {
    const withHeights = facts([
      { sha: "late", height: 9, committedAt: 1 },
      { sha: "early", height: 3, committedAt: 2 },
    ]);
    expect(shasOf(withHeights)).toEqual(["early", "late"]);
    expect(lineOrder(withHeights, null).isEstimated).toBe(false);
    const without = facts([
      { sha: "late", committedAt: 9 },
      { sha: "early", committedAt: 2 },
    ]);
    expect(shasOf(without)).toEqual(["early", "late"]);
    expect(lineOrder(without, null).isEstimated).toBe(true);
  });

  test("appends a delta whose first parent was not scanned behind its base", () => {
    const given = facts([
      { sha: "a", committedAt: 50 },
      { sha: "z", firstParent: "y", base: "a", committedAt: 1 },
    ]);
    expect(shasOf(given)).toEqual(["a", "z"]);
    expect(lineOrder(given, null).isEstimated).toBe(false);
  });

  test("keeps commits of other branches off the line", () => {
    const given = facts([
      { sha: "a", branch: "main" },
      { sha: "f", branch: "feature", firstParent: "a", base: "a" },
      { sha: "b", firstParent: "a", base: "a" },
    ]);
    expect(shasOf(given, watchedBranch(given.map((fact) => fact.branch)))).toEqual(["a", "b"]);
  });

  test.each([
    [["feature", "master", null], "master"],
    [["zeta", "alpha"], "alpha"],
    [[null], null],
  ])("watches, of %j, %s", (branches, expected) => {
    expect(watchedBranch(branches)).toBe(expected);
  });
});

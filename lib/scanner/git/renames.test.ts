import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "./changes";
import { addExactRenames } from "./renames";

const NONE = "0";
function change(path: string, oldBlob: string, newBlob: string): Change {
  const status = oldBlob === NONE ? "added" : newBlob === NONE ? "deleted" : "modified";
  return { status, path, from: null, oldBlob, newBlob, isOdd: false };
}

function moves(changes: readonly Change[]): string[] {
  return addExactRenames(changes).map(({ status, path, from }) =>
    status === "renamed" ? `${from} > ${path}` : `${status} ${path}`,
  );
}

describe("exact renames", () => {
  it.each<[string, Change[], string[]]>([
    ["a move", [change("a", "1", NONE), change("b", NONE, "1")], ["a > b"]],
    ["a swap", [change("a", "1", "2"), change("b", "2", "1")], ["b > a", "a > b"]],
    [
      "a chain",
      [change("a", "1", NONE), change("b", "2", "1"), change("c", NONE, "2")],
      ["a > b", "b > c"],
    ],
    ["a copy", [change("a", "1", "3"), change("b", NONE, "1")], ["modified a", "added b"]],
    [
      "two alike",
      [change("a", "1", NONE), change("b", "1", NONE), change("c", NONE, "1")],
      ["deleted a", "deleted b", "added c"],
    ],
    [
      "over a file that stays",
      [change("a", "1", NONE), change("b", "2", "1")],
      ["deleted a", "modified b"],
    ],
    ["nothing to find", [change("a", "1", NONE), change("b", NONE, "2")], ["deleted a", "added b"]],
  ])("%s", (_, changes, expected) => expect(moves(changes)).toEqual(expected));

  it("leaves git's own renames alone", () => {
    const own: Change = { ...change("b", "1", "1"), status: "renamed", from: "a" };
    expect(addExactRenames([own])).toEqual([own]);
  });

  it("never loses a file and never gives one path two sources", () => {
    fc.assert(
      fc.property(someChanges, (all) => {
        const result = addExactRenames(all);
        expect(treeAfter(all, result)).toEqual(treeAfter(all, all));
        const sources = result.flatMap(({ from }) => (from === null ? [] : [from]));
        expect(new Set(sources).size).toBe(sources.length);
      }),
    );
  });
});

const blob = fc.constantFrom("1", "2", "3", NONE);
const someChanges = fc
  .uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1 })
  .chain((paths) => fc.tuple(...paths.map((path) => fc.tuple(fc.constant(path), blob, blob))))
  .map((all) => all.filter(([, before, after]) => before !== after))
  .map((all) => all.map(([path, before, after]) => change(path, before, after)));

/** What the tree holds after changes, all against the state before that the first list tells. */
function treeAfter(before: readonly Change[], changes: readonly Change[]): Record<string, string> {
  const tree = new Map(before.map(({ path, oldBlob }) => [path, oldBlob]));
  for (const { path, from } of changes) tree.set(from ?? path, NONE);
  for (const { path, newBlob } of changes) tree.set(path, newBlob);
  return Object.fromEntries([...tree].filter(([, content]) => content !== NONE));
}

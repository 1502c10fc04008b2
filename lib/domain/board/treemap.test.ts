import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TreeChange } from "../tests/tree-history";
import type { JudgedSpan } from "./judge";
import type { LineFacts } from "./line-facts";
import { mostImports, stateAt, type TreemapFile, treemapFiles, treemapPositions } from "./treemap";
import { packFiles, unpackFiles } from "./treemap-pack";

const PATHS = ["a/1.py", "a/2.py", "b/3.py"];
const LAST = 9;
const CLASSES = ["legacy", "canonical", "unplanned", "exempt", "outOfScope"] as const;

function factsOf(spells: LineFacts["spells"]): LineFacts {
  return { paths: PATHS, spells } as unknown as LineFacts;
}
function span(path: number, from: number, to: number, found: JudgedSpan["class"]): JudgedSpan {
  return { life: 0, path, target: 0, class: found, from, to, opening: "introduced", closing: null };
}

const ends = fc.tuple(fc.nat(LAST), fc.integer({ min: -1, max: LAST }));
const spans = fc.array(
  fc
    .tuple(fc.nat(2), ends, fc.constantFrom(...CLASSES))
    .map(([path, [from, to], found]) => span(path, from, to <= from ? -1 : to, found)),
  { maxLength: 12 },
);
const spells = fc.array(
  fc.tuple(fc.nat(2), ends).map(([path, [from, to]]) => {
    return { path, from, to: to <= from ? -1 : to, listed: false };
  }),
  { maxLength: 3 },
);
const positions = fc
  .uniqueArray(fc.nat(LAST), { minLength: 1 })
  .map((all) => all.sort((a, b) => a - b));
const changes = fc.array(
  fc.record({
    added: fc.subarray([0, 1, 2]),
    removed: fc.subarray([0, 1, 2]),
    isFull: fc.boolean(),
  }),
  { minLength: LAST + 1, maxLength: LAST + 1 },
);

const stands = ({ from, to }: { from: number; to: number }, at: number) =>
  from <= at && (to < 0 || to > at);

/** What is in the tree after some changes. */
function treeAfter(moves: readonly TreeChange[]): Set<number> {
  const tree = new Set<number>();
  for (const { isFull, added, removed } of moves) {
    if (isFull) tree.clear();
    for (const path of added) tree.add(path);
    for (const path of isFull ? [] : removed) tree.delete(path);
  }
  return tree;
}

describe("treemapFiles", () => {
  it("says of each moment what stands there, as counted by hand", () => {
    fc.assert(
      fc.property(spans, spells, positions, (all, unread, at) => {
        const files = treemapFiles(
          factsOf(unread),
          { spans: all, length: LAST + 1 },
          { positions: at, changes: [], linesOf: new Map() },
        );
        PATHS.forEach((path, id) => {
          const file = files.find((one) => one.path === path);
          at.forEach((position, moment) => {
            const here = all.filter(
              (one) =>
                one.path === id &&
                stands(one, position) &&
                one.class !== "exempt" &&
                one.class !== "outOfScope",
            );
            const isUnread = unread.some((one) => one.path === id && stands(one, position));
            const legacy = here.filter((one) => one.class === "legacy").length;
            const state = file === undefined ? null : stateAt(file, moment);
            expect(state ?? { imports: 0, legacy: 0, isUnread: false }).toEqual({
              imports: here.length,
              legacy,
              isUnread,
            });
          });
        });
      }),
    );
  });

  it("says of each moment which files are in the tree", () => {
    fc.assert(
      fc.property(changes, positions, (all, at) => {
        const moves = all.map((change, position) => ({
          ...change,
          position,
          isFull: change.isFull || position === 0,
          removed: change.removed.filter((path) => !change.added.includes(path)),
        }));
        const files = treemapFiles(
          factsOf([]),
          { spans: [], length: LAST + 1 },
          { positions: at, changes: moves, linesOf: new Map([[1, 40]]) },
        );
        const treeAt = (position: number) => treeAfter(moves.slice(0, position + 1));
        const last = treeAt(at.at(-1) ?? 0);
        expect(files.map(({ path }) => PATHS.indexOf(path))).toEqual([...last].sort());
        for (const file of files)
          at.forEach((position, moment) => {
            const isThere = treeAt(position).has(PATHS.indexOf(file.path));
            expect(stateAt(file, moment) !== null).toBe(isThere);
          });
      }),
    );
  });

  it("steps through the commits that moved an import, evenly thinned, the last one always", () => {
    fc.assert(
      fc.property(spans, fc.nat(LAST), fc.integer({ min: 1, max: 8 }), (all, last, most) => {
        const whole = treemapPositions({ spans: all, length: 10 }, last, { most: 99, asked: [] });
        const found = treemapPositions({ spans: all, length: 10 }, last, { most, asked: [0] });
        expect(found.length).toBeLessThanOrEqual(most + 2);
        expect(found.at(-1)).toBe(last);
        expect(found).toContain(0);
        for (const position of found) if (position !== 0) expect(whole).toContain(position);
      }),
    );
  });
});

describe("packed files", () => {
  const gaps = fc.array(fc.tuple(fc.nat(5), fc.nat(9), fc.nat(50), fc.nat(51)), { maxLength: 6 });
  const placed = gaps.map((all) => {
    let end = -1;
    return all.map(([gap, length, imports, legacy]) => {
      const from = end + 1 + gap;
      end = from + length;
      return [from, end, imports, legacy, legacy % 2] as const;
    });
  });
  const file = fc.record({
    path: fc.string(),
    lines: fc.oneof(fc.constant(null), fc.nat(9e6)),
    runs: placed,
    present: placed.map((all) => all.map(([from, to]) => [from, to] as const)),
  });

  it("come back as they were", () => {
    fc.assert(
      fc.property(fc.array(file), (files: TreemapFile[]) => {
        expect(unpackFiles(packFiles(files))).toEqual(files);
        const unknown = files.map((one) => ({ ...one, present: null }));
        expect(unpackFiles(packFiles(unknown))).toEqual(unknown);
      }),
    );
  });

  it("know the most that a file held", () => {
    expect(
      mostImports({
        runs: [
          [0, 1, 3, 1, 0],
          [2, 2, 7, 0, 0],
        ],
      }),
    ).toBe(7);
    expect(mostImports({ runs: [] })).toBe(0);
  });
});

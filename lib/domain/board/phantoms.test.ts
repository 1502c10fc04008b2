import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MissingImports } from "../existence/missing-imports";
import { missingAt } from "../existence/missing-imports";
import type { MissingSpan } from "../existence/module-standing";
import { isStanding } from "./counts";
import type { Judged, JudgedSpan } from "./judge";
import type { LifeColumns, LineFacts } from "./line-facts";
import { phantomDetail, phantomReason, phantomSentence } from "./phantom-words";
import {
  phantomCounts,
  phantomModules,
  phantomRows,
  phantomSeries,
  standingMissing,
} from "./phantoms";

const LENGTH = 8;

type One = {
  readonly path: number;
  readonly from: number;
  readonly to: number;
  readonly class: "legacy" | "outOfScope";
  readonly missing: readonly MissingSpan[];
};

function worldOf(all: readonly One[]) {
  const column = (of: (one: One) => number) => Int32Array.from(all.map(of));
  const zero = column(() => 0);
  const lives: LifeColumns = {
    ...{ path: column(({ path }) => path), target: zero, kind: zero, n: column(() => 1) },
    ...{ opened: column(({ from }) => from), closed: column(({ to }) => to) },
    ...{ openedHow: zero, closedHow: zero, bornPath: zero, born: zero },
  };
  const facts: LineFacts = {
    commits: {
      sha: Array.from({ length: LENGTH }, (_, at) => String(at).padStart(40, "0")),
      committedAt: Array.from({ length: LENGTH }, (_, at) => at * 60_000),
      effectiveAt: Array.from({ length: LENGTH }, (_, at) => at * 60_000),
      isMerge: Array.from({ length: LENGTH }, () => false),
      ...{ author: [], subject: [], filesScanned: [], scanner: [] },
    },
    ...{ lives, spells: [], scanners: [], isEstimated: false, waiting: [] },
    paths: ["a.py", "b.py", "c.py"],
    targets: [{ module: "app.gone", name: "X" }],
  };
  const judged: Judged = {
    length: LENGTH,
    spans: all.map(
      (one, life): JudgedSpan => ({
        ...{ life, path: one.path, target: 0, class: one.class, from: one.from, to: one.to },
        ...{ opening: "introduced", closing: null },
      }),
    ),
  };
  const missing: MissingImports = {
    knownFrom: 1,
    byLife: new Map(all.map(({ missing: spans }, life) => [life, spans])),
  };
  return { facts, judged, missing };
}

const one: fc.Arbitrary<One> = fc
  .record({
    path: fc.nat(2),
    from: fc.nat(LENGTH - 1),
    length: fc.integer({ min: 0, max: LENGTH }),
    class: fc.constantFrom("legacy" as const, "legacy" as const, "outOfScope" as const),
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: LENGTH }), { maxLength: 4 }),
    states: fc.array(fc.constantFrom("phantom" as const, "unknown" as const), {
      minLength: 2,
      maxLength: 2,
    }),
  })
  .map(({ path, from, length, class: name, cuts, states }) => {
    const [a, b, c, d] = [...cuts].sort((x, y) => x - y);
    const span = (
      state: "phantom" | "unknown" | undefined,
      start?: number,
      end?: number,
    ): MissingSpan[] => {
      if (start === undefined || end === undefined) return [];
      const within = { from: start, to: end };
      return state === "phantom"
        ? [{ ...within, state, cause: "deleted", goneAt: start }]
        : [{ ...within, state: "unknown", cause: "left" }];
    };
    return {
      path,
      from,
      to: length === 0 || from + length >= LENGTH ? -1 : from + length,
      class: name,
      missing: [...span(states[0], a, b), ...span(states[1], c, d)],
    };
  });

describe("phantom imports over time", () => {
  test("are, at each commit, those that stand there and whose module is missing there", () => {
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), fc.nat(LENGTH - 1), (all, position) => {
        const { facts, judged, missing } = worldOf(all);
        const points = phantomSeries(facts, judged, missing, position);
        for (let at = missing.knownFrom; at <= position; at++) {
          const standing = judged.spans.filter(
            (span) =>
              isStanding(span, at) &&
              span.class !== "outOfScope" &&
              missingAt(missing, span.life, at)?.state === "phantom",
          );
          const point = points.findLast(({ t }) => t <= at * 60_000);
          expect([point?.imports, point?.files]).toEqual([
            standing.length,
            new Set(standing.map(({ path }) => path)).size,
          ]);
          const found = standingMissing(judged, missing, at);
          const counts = phantomCounts(
            phantomRows(facts, found, () => null),
            found,
          );
          expect([counts.imports, counts.files]).toEqual([point?.imports, point?.files]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("what a phantom import does", () => {
  const gone: MissingSpan = { state: "phantom", cause: "deleted", from: 2, to: 9, goneAt: 2 };
  const never: MissingSpan = { state: "phantom", cause: "never", from: 0, to: 9, goneAt: -1 };
  const standing = { from: 0, to: -1, class: "legacy", path: 0 } as const;
  const { facts, judged, missing } = worldOf([
    { ...standing, missing: [gone] },
    { ...standing, missing: [gone] },
    { ...standing, missing: [never] },
    { ...standing, missing: [{ state: "unknown", cause: "name", from: 0, to: 9 }] },
    { ...standing, class: "outOfScope", missing: [gone] },
  ]);
  const places = [null, "try", "type-checking", "function", "except"] as const;
  const found = standingMissing(judged, missing, 4);
  const rows = phantomRows(facts, found, (life) => ({
    line: life + 1,
    where: places[life] ?? null,
  }));

  test("is told apart: it fails, a try may catch it, only a type checker reads it", () => {
    expect(rows.map(({ line, effect, cause }) => [line, effect, cause])).toEqual([
      [1, "fails", "deleted"],
      [2, "guarded", "deleted"],
      [3, "typing", "never"],
      [5, "fails", "deleted"],
    ]);
    const counts = phantomCounts(rows, found);
    expect(counts).toMatchObject({ imports: 3, never: 1, outOfScope: 1, unknown: 1, files: 1 });
    expect(phantomSentence(counts)).toBe(
      "3 imports of the plan's subject cannot work: their module does not exist.",
    );
    expect(phantomDetail(counts)).toBe(
      "Among them: 1 in a try that may catch it, 1 read by type checkers only, 1 of a module that no scan has ever seen. 1 more import in files out of scope. Of 1 import the facts cannot say.",
    );
  });

  test("names the commit since which the module does not exist", () => {
    const [first, , third] = rows;
    expect(first && phantomReason(first)).toBe(
      "The module app.gone does not exist since 00000000 of 1 January: importing it fails.",
    );
    expect(third && phantomReason(third)).toContain("No scan has ever seen the module app.gone");
    expect(phantomModules(rows)).toMatchObject([{ module: "app.gone", imports: 3, files: 1 }]);
  });

  test("is unknown, and said so, where no scan names the tree", () => {
    expect(phantomSentence(null)).toContain("is unknown: no scan has named the files");
  });
});

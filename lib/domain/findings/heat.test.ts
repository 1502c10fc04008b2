import fc from "fast-check";
import { expect, it } from "vitest";
import { BARE } from "@/lib/domain/board/heat-row";
import { type FindingsFacts, findingsBoard } from "./board";
import type { PlacedFindings } from "./facts";
import { findingsHeat, findingsLine } from "./heat";
import { findingLives } from "./lives";
import type { ReportedFinding } from "./report";

const HOUR = 3_600_000;
const ALL = { show: "all", tool: "", rule: "" } as const;

function one(rule: string, path: string): ReportedFinding {
  return {
    ...{ rule, path, line: 1, level: "error", message: rule },
    ...{ toolKey: null, lineText: null, relation: null },
  };
}

type Told = {
  readonly tool?: string;
  readonly findings: readonly ReportedFinding[];
  readonly isCut?: boolean;
};

function factsOf(reports: readonly Told[]): FindingsFacts {
  const placed = reports.map(
    ({ tool = "ruff", findings, isCut = false }, position): PlacedFindings => ({
      ...{
        position,
        tool,
        findings,
        incomplete: isCut ? "cut" : null,
        upload: position,
        ordinal: 0,
      },
      ...{ startedAt: position, sha: `c${position}`, branch: null, version: "", variant: "" },
      ...{ format: "sarif", scope: [], suppressed: 0, isScanned: true },
    }),
  );
  const context = { placeOf: (path: string) => path, isGone: () => false, covers: () => true };
  const lives = findingLives(placed, context);
  return { reports: placed, lives, elsewhere: 0, timeOf: (at) => at * HOUR, named: [] };
}

/** A column for each report: they are an hour apart. */
function mapOf(facts: FindingsFacts, filter: Parameters<typeof findingsLine>[1] = ALL) {
  const line = findingsLine(facts, filter);
  const { first } = line;
  const { effectiveAt } = line.facts.commits;
  const last = facts.reports.length - 1;
  const span = { first, last, from: effectiveAt[first] ?? 0, to: effectiveAt[last] ?? 0 };
  return findingsHeat(line, span, last - first + 1);
}

const [A, B, C] = [one("A", "a.py"), one("B", "b.py"), one("C", "")];

it("a row begins bare, counts what stands, and is 0 once it is fixed", () => {
  const map = mapOf(
    factsOf([{ findings: [A] }, { findings: [A, B, C] }, { findings: [A] }, { findings: [A] }]),
  );
  expect(
    map.rows.map(({ path, now, cells }) => [path, now, cells.map(([f, t, v]) => [f, t, v])]),
  ).toEqual([
    ["a.py", 1, [[0, 3, 1]]],
    [
      "b.py",
      0,
      [
        [1, 1, 1],
        [2, 3, 0],
      ],
    ],
  ]);
  expect([map.filesNow, map.filesNoLonger, map.imports]).toEqual([1, 1, 1]);
  expect(map.rows[1]?.changes).toEqual([
    [1, 1, 0],
    [2, 0, 1],
  ]);
});

it("what did not come to its end closes nothing in the map either", () => {
  const map = mapOf(factsOf([{ findings: [A, B] }, { findings: [], isCut: true }]));
  expect(map.rows.map(({ now }) => now)).toEqual([1, 1]);
});

it("findings without a file have no row, and are counted apart", () => {
  const line = findingsLine(factsOf([{ findings: [A, C] }]), ALL);
  expect([line.facts.paths, line.homeless, line.standing]).toEqual([["a.py"], 1, [2]]);
});

it("nothing reported draws nothing", () => {
  expect(findingsLine(factsOf([]), ALL)).toMatchObject({ spans: [], standing: [], first: 0 });
});

const report = fc.record({
  tool: fc.constantFrom("ruff", "mypy"),
  isCut: fc.boolean(),
  findings: fc
    .uniqueArray(
      fc.record({
        rule: fc.constantFrom("A", "B"),
        path: fc.constantFrom("a.py", "b.py", "d/c.py", ""),
      }),
      { selector: ({ rule, path }) => `${rule} ${path}`, maxLength: 8 },
    )
    .map((list) => list.map(({ rule, path }) => one(rule, path))),
});

it("with a report a column its cells are the counts of the page's other parts", () => {
  fc.assert(
    fc.property(
      fc.array(report, { minLength: 1, maxLength: 12 }),
      fc.record({
        show: fc.constant("all" as const),
        tool: fc.constantFrom("", "ruff"),
        rule: fc.constantFrom("", "A"),
      }),
      (reports, filter) => {
        const facts = factsOf(reports);
        fc.pre(filter.tool === "" || facts.reports.some(({ tool }) => tool === filter.tool));
        const line = findingsLine(facts, filter);
        const map = mapOf(facts, filter);
        const board = findingsBoard(facts, filter);
        const named = board.files.filter(({ path }) => path !== "");
        expect(Object.fromEntries(map.rows.map(({ path, now }) => [path, now]))).toEqual(
          Object.fromEntries(named.map(({ path, standing }) => [path, standing])),
        );
        expect(line.standing.at(-1)).toBe(board.now);
        // A column is an hour here, so it holds one report at most: each cell is what stood at it or was fixed by it.
        for (const row of map.rows) {
          const spans = line.spans.filter(
            (span) => span.class === "legacy" && line.facts.paths[span.path] === row.path,
          );
          for (let at = line.first; at < facts.reports.length; at++) {
            const stood = spans.filter(({ from, to }) => from <= at && (to < 0 || to > at)).length;
            const began = spans.some(({ from }) => from <= at);
            const run = row.cells.find(
              ([from, to]) => from <= at - line.first && to >= at - line.first,
            );
            expect(run?.[2] ?? BARE).toBe(began ? stood : BARE);
          }
        }
      },
    ),
  );
});

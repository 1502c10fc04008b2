import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deriveInMemory, type Memory } from "@/lib/fixtures/derive-in-memory";
import { histories } from "@/lib/fixtures/histories";
import { type NaiveState, naiveStates } from "@/lib/fixtures/naive-fold";
import { parsePlan } from "@/lib/formats/plan/parse";
import { classifier } from "../classify";
import { IMPORT_CLASSES, type ImportClass } from "../import-class";
import type { Plan } from "../plan";
import type { ScannedCommit } from "../scan";
import { type BreakdownRow, breakdown } from "./breakdown";
import { classChanges, type FileChange, fileChanges } from "./compare";
import { countSeries, countsAt } from "./counts";
import { DIMENSIONS, type DimensionFacts, keyOf } from "./dimensions";
import { type Judged, judge } from "./judge";
import { type Ledger, ledger } from "./ledger";
import type { LifeColumns, LineFacts } from "./line-facts";
import { reread, rereadCells } from "./reclassified";

const START = 1_700_000_000_000;

function planWith(until: number): Plan {
  const text = `
format: plumbline.plan/1
id: law
version: 1
title: Laws
subject:
  names: [Manager]
  family: ["app.*"]
  canonical: [{ module: app.canonical}]
  legacy: [{ module: app.legacy}]
scope: { include: ["**/*.py"], exclude: ["old/**"] }
exemptions:
  - { path: src/c.py, reason: for a while, until: "${new Date(until).toISOString()}" }
criticalFiles:
  - { path: "src/*.py", risk: low, guards: [] }
  - { path: src/a.py, risk: high, guards: [] }
strategy: { targets: { new: 20, update: 60, validation: 20 } }
`;
  const plan = parsePlan(text);
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
  return plan.value;
}

/** The classes by hand, without a glob. */
function naiveClass(
  path: string,
  module: string,
  name: string | null,
  exempt: boolean,
): ImportClass | null {
  const isOfSubject = module.startsWith("app.") || name === "Manager";
  if (!isOfSubject) return null;
  if (path.startsWith("old/")) return "outOfScope";
  if (path === "src/c.py" && exempt) return "exempt";
  if (module === "app.canonical") return "canonical";
  if (module === "app.legacy") return "legacy";
  return name === "Manager" ? "unplanned" : "unclassified";
}

function naiveCounts(state: NaiveState, exempt: boolean): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(
    IMPORT_CLASSES.map((name) => [name, 0]),
  );
  const files = new Set<string>();
  for (const [path, { imports }] of state) {
    for (const { module, name } of imports) {
      const found = naiveClass(path, module, name, exempt);
      if (found) counts[found] = (counts[found] ?? 0) + 1;
      if (found === "legacy") files.add(path);
    }
  }
  return { ...counts, legacyFiles: files.size };
}

type Case = {
  readonly facts: LineFacts;
  readonly judged: Judged;
  readonly states: readonly NaiveState[];
  readonly until: number;
};

function open(commits: readonly ScannedCommit[], until: number): Case {
  const memory = deriveInMemory(commits);
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const facts = factsOf(memory, bySha);
  const now = facts.commits.effectiveAt.at(-1) ?? 0;
  const judged = judge(facts, classifier(planWith(until)), now);
  return { facts, judged, states: naiveStates(memory.line, bySha), until };
}

function factsOf(memory: Memory, bySha: ReadonlyMap<string, ScannedCommit>): LineFacts {
  const { lives } = memory.derived;
  const column = (of: (life: (typeof lives)[number]) => number) => Int32Array.from(lives, of);
  const columns: LifeColumns = {
    path: column(({ path }) => path),
    target: column(({ target }) => target),
    kind: column(({ kind }) => kind),
    n: column(({ n }) => n),
    opened: column(({ opened }) => opened),
    openedHow: column(({ openedHow }) => openedHow),
    closed: column(({ closed }) => closed ?? -1),
    closedHow: column(({ closedHow }) => closedHow ?? -1),
    bornPath: column(({ bornPath }) => bornPath),
    born: column(({ born }) => born),
  };
  const committedAt = memory.line.map((sha) => Date.parse(bySha.get(sha)?.committedAt ?? ""));
  const none = memory.line.map(() => null);
  return {
    commits: {
      sha: memory.line,
      committedAt,
      effectiveAt: committedAt.map((_, at) => Math.max(...committedAt.slice(0, at + 1))),
      isMerge: memory.line.map(() => false),
      author: none,
      subject: none,
      filesScanned: memory.line.map(() => 5),
      scanner: memory.line.map(() => 0),
    },
    lives: columns,
    spells: memory.derived.spells.map(({ to, ...spell }) => ({ ...spell, to: to ?? -1 })),
    paths: memory.paths,
    targets: memory.targets,
    scanners: [{ tool: "t", version: "1", recorded: "all" }],
    isEstimated: false,
    waiting: [],
  };
}

function balance({ start, in: into, out, moved }: Ledger): number {
  const sum = (flows: Readonly<Record<string, number>>) =>
    Object.values(flows).reduce((total, count) => total + count, 0);
  return start + sum(into) - sum(out) + moved.in - moved.out;
}

/**
 * A delta against a later commit, and there a file that cannot be read and so stands as it did before: each would say what the
 * other is. Nobody's scan is so, and no count of it is right or wrong.
 */
function isCircular(commits: readonly ScannedCommit[]): boolean {
  const heights = new Map(commits.map(({ sha, height = 0 }) => [sha, height]));
  const isLater = ({ base, height = 0 }: ScannedCommit) => (heights.get(base ?? "") ?? 0) > height;
  return commits.some(isLater) && commits.some(({ unreadable = [] }) => unreadable.length > 0);
}

const sound = histories({ hasHeights: true }).filter((commits) => !isCircular(commits));
const cases = sound.chain((commits) =>
  fc.tuple(
    fc.constant(commits),
    fc.nat(35).map((minutes) => START + minutes * 60_000),
  ),
);

describe("a generated history under a plan", { timeout: 60_000 }, () => {
  const check = (law: (found: Case) => void) =>
    fc.assert(
      fc.property(cases, ([commits, until]) => law(open(commits, until))),
      { numRuns: 600 },
    );

  test("has the six counts of a naive account at every commit", () =>
    check(({ facts, judged, states, until }) => {
      const series = countSeries(judged);
      states.forEach((state, position) => {
        const exempt = (facts.commits.effectiveAt[position] ?? 0) < until;
        const expected = naiveCounts(state, exempt);
        expect(countsAt(judged, position)).toEqual(expected);
        for (const name of [...IMPORT_CLASSES, "legacyFiles"] as const)
          expect(series[name][position]).toBe(expected[name]);
      });
    }));

  test("has a ledger that balances between any two commits, whole and by each dimension", () =>
    check(({ facts, judged, states, until }) => {
      const of = { facts, plan: planWith(until) };
      for (let from = -1; from < states.length - 1; from++) {
        for (const to of new Set([from + 1, states.length - 1])) {
          const whole = ledger(judged, from, to);
          expect(balance(whole)).toBe(whole.end);
          expect(whole.start).toBe(from < 0 ? 0 : countsAt(judged, from).legacy);
          expect(whole.end).toBe(countsAt(judged, to).legacy);
          expect(whole.moved.in).toBe(whole.moved.out);
          checkDimensions(judged, [from, to], of, whole);
        }
      }
    }));
  test("is compared between any two commits so that classes and files add up", () =>
    check(({ facts, judged, states }) => {
      const last = states.length - 1;
      for (let from = -1; from < last; from++) {
        const classes = classChanges(judged, from, last);
        const now = countsAt(judged, last);
        for (const row of classes) {
          expect(row.to).toBe(now[row.class]);
          expect(row.from + row.in - row.out).toBe(row.to);
        }
        const whole = ledger(judged, from, last);
        const files = fileChanges(facts, judged, from, last);
        const sum = (of: (row: FileChange) => number) =>
          files.reduce((all, row) => all + of(row), 0);
        expect(sum((row) => row.to - row.from)).toBe(whole.end - whole.start);
        expect(sum((row) => row.in)).toBe(whole.cameIn + whole.in.scopeAdded);
      }
    }));

  test("is read by two versions so that each import has one class under each", () =>
    check(({ facts, judged, states, until }) => {
      const last = states.length - 1;
      const other = { ...planWith(until) };
      const turned = {
        ...other,
        subject: {
          ...other.subject,
          canonical: other.subject.legacy,
          legacy: other.subject.canonical,
        },
      };
      const now = facts.commits.effectiveAt.at(-1) ?? 0;
      const under = judge(facts, classifier(turned), now);
      const a = { facts, judged };
      const rows = reread(a, { facts, judged: under }, last);
      for (const name of IMPORT_CLASSES) {
        expect(rows.filter((row) => row.a === name)).toHaveLength(countsAt(judged, last)[name]);
        expect(rows.filter((row) => row.b === name)).toHaveLength(countsAt(under, last)[name]);
      }
      expect(rereadCells(rows).reduce((all, { count }) => all + count, 0)).toBe(rows.length);
      expect(rows.every((row) => row.a !== "legacy" || row.b === "canonical")).toBe(true);
      expect(reread(a, a, last).every((row) => row.a === row.b)).toBe(true);
    }));
});

function checkDimensions(
  judged: Judged,
  [from, to]: readonly [number, number],
  of: DimensionFacts,
  whole: Ledger,
): void {
  for (const dimension of DIMENSIONS)
    checkParts(breakdown(judged, from, to, keyOf(dimension, of)), whole);
}

function checkParts(rows: readonly BreakdownRow[], whole: Ledger): void {
  for (const row of rows) expect(balance(row.ledger)).toBe(row.ledger.end);
  const sum = (of: (row: BreakdownRow) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  expect(sum(({ ledger: part }) => part.end)).toBe(whole.end);
  expect(sum(({ ledger: part }) => part.progress)).toBe(whole.progress);
  expect(sum(({ now }) => now)).toBe(whole.end);
}

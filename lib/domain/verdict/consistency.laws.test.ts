import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkRow, checkState } from "./checks";
import { contextOf } from "./fixtures/world";
import { worlds } from "./fixtures/worlds";
import { goldenPathBoard } from "./golden-path-board";
import { guardRow } from "./guard-rows";
import { phasesBoard } from "./phase-board";
import { isBefore } from "./phase-states";
import { strategyBoard } from "./strategy-board";
import { testHistory } from "./test-history";
import { allTests, testsBoard } from "./tests-board";
import { triggersBoard } from "./trigger-board";
import { type Verdicts, verdictsOf } from "./verdicts";

const RUNS = { numRuns: 100 };
const SEVERITY = ["passing", "unknown", "failing"] as const;

function holds(law: (verdicts: Verdicts) => void): void {
  fc.assert(
    fc.property(worlds, (world) => law(verdictsOf(contextOf(world)))),
    RUNS,
  );
}

/** Every sentence of every model. */
function textsOf(verdicts: Verdicts): string[] {
  const rows = allTests(verdicts);
  const models = [
    goldenPathBoard(verdicts, []),
    triggersBoard(verdicts, [], null, new Set()),
    phasesBoard(verdicts, []),
    strategyBoard(verdicts),
    testsBoard(verdicts, rows, [], { show: "all", environment: "", q: "", page: 1 }),
    ...rows.slice(0, 3).map(({ key }) => testHistory(verdicts.judgement, key, () => new Map())),
  ];
  const texts: string[] = [];
  JSON.stringify(models, (_, value) => {
    if (typeof value === "string") texts.push(value);
    if (typeof value === "number" && !Number.isFinite(value)) texts.push("NaN");
    return value;
  });
  return texts;
}

describe("the parts of one answer agree", { timeout: 60_000 }, () => {
  test("a check and its row", () => {
    holds(({ judgement, phases }) => {
      const { plan, end } = judgement.context;
      const done = phases.doneAt(end);
      for (const { check } of plan.success) {
        if (!check) continue;
        const row = checkRow(judgement, check, end, done);
        expect(row.state).toBe(checkState(judgement, check, end, done));
        if ("tests" in check && row.state === "met")
          expect(row.items.every(({ state }) => state === "met")).toBe(true);
      }
    });
  });

  test("a guard and the worst of its environments; what passed, failed and did not count is all of its tests", () => {
    holds(({ judgement }) => {
      const { guards, selectors, context } = judgement;
      const files = context.plan.tests.flatMap(({ path }) => selectors.filesOf(path));
      for (const file of files) {
        const row = guardRow(guards, guards.wholeFile(file), context.end);
        const worst = Math.max(...row.environments.map(({ state }) => SEVERITY.indexOf(state)));
        if (row.environments.length > 0) expect(row.state).toBe(SEVERITY[worst]);
        for (const { tests, passed, skipped, failed } of row.environments) {
          expect(passed + skipped).toBeLessThanOrEqual(tests);
          expect(passed + skipped + failed).toBeGreaterThanOrEqual(tests);
        }
      }
    });
  });

  test("a trigger has fired exactly while an incident is open; its incidents follow each other", () => {
    holds(({ triggers }) => {
      for (const { now, incidents } of triggers) {
        expect(now.state === "fired").toBe(incidents.at(-1)?.closed === null);
        expect(new Set(incidents.map(({ key }) => key)).size).toBe(incidents.length);
        const inOrder = incidents.every(
          ({ opened, closed, lastGood }) =>
            (lastGood === null || isBefore(lastGood, opened)) &&
            (closed === null || isBefore(opened, closed)),
        );
        expect(inOrder).toBe(true);
        incidents.slice(1).forEach(({ opened }, at) => {
          const before = incidents[at]?.closed ?? opened;
          expect(isBefore(opened, before)).toBe(false);
        });
      }
    });
  });

  test("the history of the Golden Path has no gap", () => {
    holds((verdicts) => {
      const board = goldenPathBoard(verdicts, []);
      if (!board || verdicts.points.length === 0) return;
      const { history, state } = board;
      expect(history.at(-1)?.state).toBe(state);
      expect(history.at(-1)?.to).toBeNull();
      history.slice(1).forEach((span, at) => {
        expect(history[at]?.to).toBe(span.from);
        expect(span.from).toBeGreaterThanOrEqual(history[at]?.from ?? 0);
        expect(history[at]?.state).not.toBe(span.state);
      });
    });
  });

  test("of the planned files no more ran, are in the tree or in their state than there are", () => {
    holds((verdicts) => {
      for (const { planned, inTree, ran, inState } of strategyBoard(verdicts).buckets) {
        expect(inState).toBeLessThanOrEqual(ran);
        expect(ran).toBeLessThanOrEqual(planned);
        expect(inTree).toBeLessThanOrEqual(planned);
      }
    });
  });

  test("a phase that is done stays done, and was not before its entry and exit held", () => {
    holds(({ phases, points }) => {
      for (const { phase, done, regressed } of phases.phases) {
        for (const point of points) {
          const isDone = done !== null && !isBefore(point, done);
          expect(phases.doneAt(point)(phase.id) === "met").toBe(isDone);
        }
        if (regressed) expect(done && isBefore(done, regressed)).toBe(true);
      }
    });
  });

  test("no sentence has a hole, and headlines are short", () => {
    holds((verdicts) => {
      for (const text of textsOf(verdicts)) {
        expect(text).not.toMatch(/undefined|NaN|null|\[object|Infinity|function /);
        expect(text).not.toMatch(/\b1 (?:tests|files|commits|imports|checks|phases|cases)\b/);
        expect(text).not.toMatch(/\b(?:All|None of|None of the|of|No) one\b/);
        expect(text).not.toMatch(/\bone (?:tests|files|commits|imports|checks|phases|triggers)\b/i);
      }
      const lines = [
        goldenPathBoard(verdicts, [])?.rollback.sentence ?? "",
        triggersBoard(verdicts, [], null, new Set()).sentence,
        phasesBoard(verdicts, []).sentence,
        strategyBoard(verdicts).sentence,
      ];
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(130);
    });
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Act } from "@/lib/domain/acts";
import { checkState } from "./checks";
import { contextOf, planOf, type World } from "./fixtures/world";
import { COMMITS, cutAt, cutAtTime, worlds } from "./fixtures/worlds";
import { goldenPathBoard } from "./golden-path-board";
import { phasesBoard } from "./phase-board";
import { isBefore } from "./phase-states";
import { strategyBoard } from "./strategy-board";
import { testHistory } from "./test-history";
import { allTests, testsBoard } from "./tests-board";
import { triggersBoard } from "./trigger-board";
import { triggerAt } from "./trigger-states";
import { type Verdicts, verdictsOf } from "./verdicts";

const RUNS = { numRuns: 150 };
const NO_ACTS: readonly Act[] = [];
const ALL = { show: "all", environment: "", q: "", page: 1 } as const;

/** Every model that a page is drawn from. */
function boardsOf(world: World) {
  const verdicts = verdictsOf(contextOf(world));
  const rows = allTests(verdicts);
  return {
    goldenPath: goldenPathBoard(verdicts, NO_ACTS),
    triggers: triggersBoard(verdicts, NO_ACTS, null, new Set()),
    phases: phasesBoard(verdicts, NO_ACTS),
    strategy: strategyBoard(verdicts),
    tests: testsBoard(verdicts, rows, [], ALL),
    histories: rows.map(({ key }) => testHistory(verdicts.judgement, key, () => new Map())),
  };
}

/** What is judged at a point of a timeline, asked of the whole world's verdicts. */
function judgedAt(verdicts: Verdicts, position: number) {
  const { judgement, phases, points, goldenPath } = verdicts;
  const at = points.findLastIndex((point) => point.position <= position);
  const point = points[at];
  if (point === undefined) return null;
  const { plan } = judgement.context;
  const isPast = (one: typeof point | null) => one !== null && !isBefore(point, one);
  return {
    point: { position: point.position, run: point.run },
    triggers: (plan.rollback?.triggers ?? []).map(
      (trigger) =>
        triggerAt(
          judgement,
          trigger,
          point,
          phases.doneAt,
          (id) => phases.phases.find(({ phase }) => phase.id === id)?.done ?? null,
        ).state,
    ),
    incidents: verdicts.triggers.flatMap(({ incidents }) =>
      incidents
        .filter(({ opened }) => isPast(opened))
        .map(({ key, opened, closed, lastGood }) => ({
          ...{ key, opened: opened.position, lastGood: lastGood?.position },
          closed: closed !== null && isPast(closed) ? closed.position : null,
        })),
    ),
    goldenPath: goldenPath[at]?.state,
    phases: phases.phases.map(({ done, started }) => [
      isPast(done) ? done?.position : null,
      isPast(started) ? started?.position : null,
    ]),
    checks: plan.success.map(({ check }) =>
      check ? checkState(judgement, check, point, phases.doneAt(point)) : null,
    ),
  };
}

describe("as of", { timeout: 60_000 }, () => {
  test("what is judged at a commit is what was judged when nothing more was known", () => {
    fc.assert(
      fc.property(worlds, fc.nat(COMMITS - 1), (world, position) => {
        const whole = judgedAt(verdictsOf(contextOf(world)), position);
        const cut = judgedAt(verdictsOf(contextOf(cutAt(world, position))), position);
        expect({ ...whole, point: null }).toEqual({ ...cut, point: null });
      }),
      RUNS,
    );
  });

  test("a criterion about a file is judged where the file goes, though no phase or trigger names it", () => {
    const check = { violations: "src/a.py", atMost: 0 };
    const world: World = {
      plan: planOf({ success: [{ group: "G", text: "none", check }] }),
      ...{ commits: 7, runs: [], tree: ["src/a.py", "src/b.py"] },
      treeChanges: [{ position: 2, removed: ["src/a.py"] }],
    };
    const checksAt = (position: number, of: World) =>
      judgedAt(verdictsOf(contextOf(of)), position)?.checks;
    expect(checksAt(1, world)).toEqual(["met"]);
    expect(checksAt(2, world)).toEqual(["unknown"]);
    expect(checksAt(2, cutAt(world, 2))).toEqual(["unknown"]);
  });

  test("later facts change nothing on a page that is asked as of a time", () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: -60, max: 600 }), (world, minutes) => {
        const time = minutes * 60_000;
        expect(boardsOf({ ...world, time })).toEqual(boardsOf(cutAtTime(world, time)));
      }),
      RUNS,
    );
  });

  test("later facts change nothing on a page that is asked as of a commit", () => {
    fc.assert(
      fc.property(worlds, fc.nat(COMMITS - 1), (world, at) => {
        expect(boardsOf({ ...world, at })).toEqual(boardsOf(cutAt(world, at)));
      }),
      RUNS,
    );
  });
});

describe("order of arrival", { timeout: 60_000 }, () => {
  test("uploads in another order, and so other ids, change nothing", () => {
    const shuffled = worlds.chain((world) =>
      fc
        .shuffledSubarray([...world.runs], { minLength: world.runs.length })
        .map((runs) => ({ world, other: { ...world, runs } })),
    );
    fc.assert(
      fc.property(shuffled, ({ world, other }) => {
        expect(boardsOf(other)).toEqual(boardsOf(world));
      }),
      RUNS,
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contextOf, HOUR, type World, type WorldRun } from "./fixtures/world";
import { worlds } from "./fixtures/worlds";
import { type Verdicts, verdictsOf } from "./verdicts";

/**
 * What makes the facts worse or fewer makes no verdict greener. The laws hold for worlds without new and validation tests: those
 * guard nothing until they first passed (rules.md 5), so that taking a pass away takes the guard away too. `at risk` and
 * `protected` count as one where flakiness may change: it looks at ten results, and fewer passes are fewer changes.
 */
const settled = worlds.map((world): World => {
  const tests = world.plan.tests.map((entry) => ({ ...entry, bucket: "existing" as const }));
  // Equal run ids would merge what is added or taken away with another run.
  const runs = world.runs.map((run, at) => ({ ...run, run: `r${at}` }));
  return { ...world, runs, plan: { ...world.plan, tests, phases: [] } };
});

const GOLDEN = ["broken", "not checked", "at risk", "protected"] as const;
const well = (state: string | undefined) => Math.min(2, GOLDEN.indexOf(state as "broken"));
const TRIGGER = ["fired", "unknown", "armed"] as const;

/** How green everything about tests is at the end: a number for each verdict. */
function greenness({ goldenPath, triggers }: Verdicts): number[] {
  return [
    ...goldenPath.slice(-1).map(({ state }) => well(state)),
    ...triggers
      .filter(({ trigger }) => !("introduced" in trigger.when))
      .map(({ now }) => TRIGGER.indexOf(now.state)),
  ];
}

function expectNoGreener(worse: World, better: World): void {
  const now = verdictsOf(contextOf(better)).judgement.context.end.now;
  const after = greenness(verdictsOf(contextOf({ ...worse, now: worse.now ?? now })));
  const before = greenness(verdictsOf(contextOf({ ...better, now })));
  after.forEach((green, at) => {
    expect(green).toBeLessThanOrEqual(before[at] ?? 0);
  });
}

/** A world, one of its runs, and one of the tests of that. */
const withResult = settled
  .filter(({ runs }) => runs.length > 0)
  .chain((world) =>
    fc.constantFrom(...world.runs).chain((run) =>
      fc.record({
        world: fc.constant(world),
        run: fc.constant(run),
        id: fc.constantFrom(...Object.keys(run.results)),
      }),
    ),
  );

function replaced(world: World, run: WorldRun, id: string, status: WorldRun["results"][string]) {
  const other = { ...run, results: { ...run.results, [id]: status } };
  return { ...world, runs: world.runs.map((one) => (one === run ? other : one)) };
}

const RUNS = { numRuns: 150 };

describe("never greener", { timeout: 60_000 }, () => {
  test("a pass that turns into anything else", () => {
    const bad = fc.constantFrom("failed", "error", "skipped", "quarantined", "xfailed" as const);
    fc.assert(
      fc.property(withResult, bad, ({ world, run, id }, status) => {
        fc.pre(run.results[id] === "passed");
        expectNoGreener(replaced(world, run, id, status as "failed"), world);
      }),
      RUNS,
    );
  });

  test("a failure that turns into a skip clears no trigger", () => {
    fc.assert(
      fc.property(withResult, ({ world, run, id }) => {
        fc.pre(run.results[id] === "failed");
        const before = verdictsOf(contextOf(world));
        const later = { ...run, run: "later", startedAt: (run.startedAt ?? 0) + 1 };
        const silent = { ...later, results: { [id]: "skipped" as const } };
        const skipped = verdictsOf(contextOf({ ...world, runs: [...world.runs, silent] }));
        before.triggers.forEach(({ trigger, now }, at) => {
          if (now.state === "fired" && !("introduced" in trigger.when))
            expect(skipped.triggers[at]?.now.state).toBe("fired");
        });
      }),
      RUNS,
    );
  });

  test("time that goes by without a run", () => {
    fc.assert(
      fc.property(settled, fc.nat(200), (world, hours) => {
        const { end } = contextOf(world);
        expectNoGreener({ ...world, now: end.now + hours * HOUR }, { ...world, now: end.now });
      }),
      RUNS,
    );
  });

  // All its tests: one that such a run leaves out counts no longer, and only weakens (rules.md 5).
  test("a run more in which every test of a file fails", () => {
    fc.assert(
      fc.property(withResult, ({ world, run, id }) => {
        const path = `${id.slice(0, id.indexOf("::"))}::`;
        const all = world.runs.flatMap(({ results }) => Object.keys(results));
        const failed = all.filter((one) => one.startsWith(path)).map((one) => [one, "failed"]);
        const failing = { ...run, run: "zz", results: Object.fromEntries(failed) };
        expectNoGreener({ ...world, runs: [...world.runs, failing] }, world);
      }),
      RUNS,
    );
  });

  test("a failing test or its file that goes away keeps what it broke broken", () => {
    fc.assert(
      fc.property(withResult, ({ world, run, id }) => {
        // A file that could not be collected and now is, is mended.
        fc.pre(run.results[id] === "failed" && !id.endsWith("(collection)"));
        const path = id.slice(0, id.indexOf("::"));
        const last = world.commits - 1;
        const others = { [`${path}::other`]: "passed" as const };
        const gone: World = {
          ...world,
          treeChanges: [...(world.treeChanges ?? []), { position: last, removed: [path] }],
          runs: [...world.runs, { ...run, run: "zz", results: others }],
        };
        const before = verdictsOf(contextOf(world));
        const after = verdictsOf(contextOf(gone));
        if (before.goldenPath.at(-1)?.state === "broken")
          expect(after.goldenPath.at(-1)?.state).toBe("broken");
        before.triggers.forEach(({ trigger, now }, at) => {
          if (now.state === "fired" && !("introduced" in trigger.when))
            expect(after.triggers[at]?.now.state).toBe("fired");
        });
      }),
      RUNS,
    );
  });

  test("results of environments that the plan does not list, and of other branches, count nothing", () => {
    fc.assert(
      fc.property(settled, fc.boolean(), (world, isElsewhere) => {
        const environments = { unit: ["local"], e2e: ["staging"], constructor: ["local"] };
        const plan = { ...world.plan, environments };
        const passing = world.runs.map((run) => ({
          ...run,
          ...(isElsewhere ? { sha: "f".repeat(40), branch: "other" } : { environment: "nowhere" }),
          run: `${run.run} again`,
        }));
        const base = { ...world, plan, now: 500 * HOUR };
        const one = verdictsOf(contextOf(base));
        const two = verdictsOf(contextOf({ ...base, runs: [...world.runs, ...passing] }));
        const states = (found: Verdicts) => [
          found.goldenPath.at(-1)?.state,
          ...found.triggers.map(({ now }) => now.state),
        ];
        expect(states(two)).toEqual(states(one));
      }),
      RUNS,
    );
  });
});

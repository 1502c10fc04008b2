import { describe, expect, test } from "vitest";
import { contextOf, HOUR, planOf, type World } from "./fixtures/world";
import { goldenPathBoard } from "./golden-path-board";
import { phasesBoard } from "./phase-board";
import { strategyBoard } from "./strategy-board";
import { allTests, testsBoard } from "./tests-board";
import { triggersBoard } from "./trigger-board";
import { verdictsOf } from "./verdicts";

const ALL = { show: "all", environment: "", q: "", page: 1 } as const;
const part = (id: string, ...tests: string[]) => ({ id, tests });
const golden = (...steps: { id: string; tests: string[] }[]) => ({
  ...{ title: "Chat", files: [], guarantees: [] },
  steps,
});
const entry = (path: string, category = "unit") => ({
  ...{ path, category, bucket: "existing" as const, missionCritical: true, mustFailFirst: false },
  ...{ cases: [], todo: [] },
});
const phase = (id: string, ...waitsFor: string[]) => ({
  ...{ id, title: id, steps: [], exit: [], commands: [] },
  entry: waitsFor.map((one) => ({ phase: one, is: "done" as const })),
});
const rollback = {
  ...{ staleAfterMs: 24 * HOUR, steps: [] },
  triggers: [
    { id: "t", title: "T", when: { tests: { missionCritical: true }, any: "failed" as const } },
  ],
};

function judge(world: World) {
  const verdicts = verdictsOf(contextOf(world));
  return {
    verdicts,
    golden: goldenPathBoard(verdicts, []),
    triggers: triggersBoard(verdicts, [], null, new Set()),
    phases: phasesBoard(verdicts, []),
    strategy: strategyBoard(verdicts),
    tests: testsBoard(verdicts, allTests(verdicts), [], ALL),
  };
}

describe("plans that say little", () => {
  test("an empty plan over no commits and no runs is judged, and nothing in it is good", () => {
    const {
      golden: none,
      triggers,
      phases,
    } = judge({
      plan: { ...planOf({}), rollback: undefined },
      ...{ commits: 0, runs: [] },
    });
    expect(none).toBeNull();
    expect(triggers.sentence).toBe(
      "Nothing can call this off: the plan names no rollback trigger.",
    );
    expect(phases.sentence).toBe("The plan names no phases.");
  });

  test("a Golden Path without steps, with empty steps, or that matches nothing is not checked", () => {
    const runs = [{ position: 0, results: { "t/a.py::x": "passed" as const } }];
    for (const goldenPath of [golden(), golden(part("s")), golden(part("s", "nowhere/**"))])
      expect(judge({ plan: planOf({ goldenPath }), commits: 2, runs }).golden?.state).toBe(
        "not checked",
      );
  });

  test("a plan that starts in the future judges nothing yet", () => {
    const { golden: board, verdicts } = judge({
      plan: planOf({ startsAt: 99 * HOUR, goldenPath: golden(part("s", "**")), rollback }),
      ...{ commits: 2, runs: [{ position: 0, results: { "t/a.py::x": "passed" } }] },
    });
    expect(board?.state).toBe("not checked");
    expect(verdicts.triggers[0]?.now.state).toBe("unknown");
  });

  test("a gate over a folder that is not there is unknown, and so is a trigger", () => {
    const exit = [{ violations: "nowhere/**", atMost: 0 }];
    const { phases, verdicts } = judge({
      plan: planOf({
        phases: [{ ...phase("one"), exit }],
        rollback: {
          ...rollback,
          triggers: [{ id: "t", title: "T", when: { introduced: "nowhere/**" } }],
        },
      }),
      ...{ commits: 2, runs: [], tree: ["src/a.py"] },
    });
    expect(phases.phases[0]?.exit[0]?.state).toBe("unknown");
    expect(verdicts.triggers[0]?.now.state).toBe("unknown");
  });
});

describe("phases that wait", () => {
  test("for themselves or for each other are never done; for a later one they are done with it", () => {
    const done = (...all: ReturnType<typeof phase>[]) =>
      judge({ plan: planOf({ phases: all }), commits: 2, runs: [] }).phases.phases.map(
        (row) => row.done?.position ?? null,
      );
    expect(done(phase("a", "a"))).toEqual([null]);
    expect(done(phase("a", "b"), phase("b", "a"))).toEqual([null, null]);
    expect(done(phase("a", "b"), phase("b"))).toEqual([0, 0]);
    expect(done(phase("a", "nobody"))).toEqual([null]);
  });
});

describe("names that are not what they seem", () => {
  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("%s", (name) => {
    const id = `${name}::${name}`;
    const results = Object.fromEntries([[id, "failed" as const]]);
    const {
      golden: board,
      triggers,
      tests,
      strategy,
    } = judge({
      plan: planOf({
        ...{ tests: [entry(name, name)], rollback },
        goldenPath: golden(part("s", `${name}::*`)),
      }),
      ...{ commits: 2, runs: [{ position: 0, environment: name, results }] },
    });
    expect(board?.state).toBe("broken");
    expect(triggers.triggers[0]?.state).toBe("fired");
    expect(tests.rows.map((row) => [row.place, row.name, row.state])).toEqual([
      [name, name, "failing"],
    ]);
    expect(strategy.categories.map(({ category }) => category)).toEqual([name]);
  });

  test("environments and run ids with blanks in them are not mixed up", () => {
    const results = { "t/a.py::x": "passed" as const };
    const { tests } = judge({
      plan: planOf({}),
      ...{ commits: 1 },
      runs: [
        { position: 0, environment: "a b", run: "c", results },
        { position: 0, environment: "a", run: "b c", results: { "t/a.py::x": "failed" } },
      ],
    });
    expect(tests.runs).toBe(2);
    expect(tests.counts.failing).toBe(1);
  });
});

describe("sizes and times", () => {
  test("a long name, and thousands of tests in one file", () => {
    const long = "x".repeat(4000);
    const names = Array.from({ length: 10_000 }, (_, at) => `t/a.py::${long.slice(0, 20)}${at}`);
    const results = Object.fromEntries([
      ...names.map((id) => [id, "failed" as const]),
      [`t/a.py::${long}`, "failed" as const],
    ]);
    const { golden: board, triggers } = judge({
      plan: planOf({
        ...{ goldenPath: golden(part("s", `t/a.py::${long}`)), tests: [entry("**")], rollback },
      }),
      ...{ commits: 2, runs: [{ position: 0, results }] },
    });
    expect(board?.steps[0]?.why).toBe("0 of 1 check passes");
    expect(triggers.incidents[0]?.sentence).toContain("10,001 tests failed");
  });

  test("a run before the first commit counts, and proves nothing", () => {
    const { strategy, golden: board } = judge({
      plan: planOf({
        tests: [{ ...entry("t/a.py"), bucket: "new", mustFailFirst: true }],
        goldenPath: golden(part("s", "t/b.py")),
      }),
      ...{ commits: 2, imports: [{ path: "src/a.py", class: "legacy", from: 0 }] },
      runs: [
        {
          ...{ position: 0, sha: "9".repeat(40), startedAt: -HOUR },
          results: { "t/a.py::x": "failed", "t/b.py::x": "passed" },
        },
      ],
    });
    expect(strategy.proofs[0]?.verdict).toBe("pre-existing");
    expect(board?.state).toBe("protected");
  });

  test("where clocks run backwards the order of commits decides, and time never goes back", () => {
    const { golden: board } = judge({
      plan: planOf({ goldenPath: golden(part("s", "t/a.py")) }),
      ...{ commits: 3, committedAt: [9 * HOUR, 2 * HOUR, 5 * HOUR] },
      runs: [
        { position: 0, startedAt: 20 * HOUR, results: { "t/a.py::x": "failed" } },
        { position: 1, startedAt: HOUR, results: { "t/a.py::x": "passed" } },
      ],
    });
    expect(board?.state).toBe("protected");
    const times = board?.history.map(({ from }) => from) ?? [];
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  });

  test("of two files of one run that started together the worse result counts, whichever came first", () => {
    const shard = (status: "passed" | "failed") => ({
      ...{ position: 0, run: "r", startedAt: 60_000, results: { "t/a.py::x": status } },
    });
    for (const runs of [
      [shard("passed"), shard("failed")],
      [shard("failed"), shard("passed")],
    ])
      expect(judge({ plan: planOf({}), commits: 1, runs }).tests.counts.failing).toBe(1);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkState } from "./checks";
import { contextOf, HOUR, planOf } from "./fixtures/world";
import { worlds } from "./fixtures/worlds";
import { goldenPathStates } from "./golden-path-state";
import { judgementOf } from "./judgement";
import { triggerAt } from "./trigger-states";
import { verdictsOf } from "./verdicts";

describe("what is remembered along a timeline", { timeout: 60_000 }, () => {
  test("is what is found by looking at each point afresh", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const context = contextOf(world);
        const { judgement, points, phases, goldenPath } = verdictsOf(context);
        const { plan } = context;
        const checks = [
          ...plan.success.flatMap(({ check }) => (check ? [check] : [])),
          ...plan.phases.flatMap(({ entry, exit }) => [...entry, ...exit]),
        ];
        const triggers = plan.rollback?.triggers ?? [];
        points.forEach((point, at) => {
          const fresh = judgementOf(context);
          const ask = (one: typeof fresh) => ({
            checks: checks.map((check) => checkState(one, check, point, () => "unknown")),
            triggers: triggers.map((trigger) => {
              const found = triggerAt(
                one,
                trigger,
                point,
                () => () => "not met",
                () => null,
              );
              return { ...found, guards: found.guards.map(({ path, rest }) => `${path}::${rest}`) };
            }),
          });
          expect(ask(judgement)).toEqual(ask(fresh));
          const [state] = goldenPathStates(fresh, [point]);
          const isProtected = (one: typeof state) =>
            one?.state === "protected" || one?.state === "at risk" ? "well" : one?.state;
          expect(isProtected(goldenPath[at])).toBe(isProtected(state));
        });
        expect(phases.phases).toHaveLength(plan.phases.length);
      }),
      { numRuns: 80 },
    );
  });

  test("a later run that started earlier is stale sooner than the one before it", () => {
    const patterns = { id: "s1", tests: ["t/**"] };
    const trigger = { id: "t0", title: "T", when: { goldenPath: "all", any: "failed" as const } };
    const passed = { "t/a_test.py::x": "passed" as const };
    const context = contextOf({
      plan: planOf({
        goldenPath: { title: "G", files: [], steps: [patterns], guarantees: [] },
        rollback: { staleAfterMs: HOUR, triggers: [trigger], steps: [] },
      }),
      commits: 7,
      runs: [
        { position: 1, startedAt: 0, results: passed },
        { position: 0, startedAt: 90 * HOUR, results: passed },
      ],
    });
    const { triggers } = verdictsOf(context);
    expect(triggers[0]?.now.state).toBe("unknown");
  });
});

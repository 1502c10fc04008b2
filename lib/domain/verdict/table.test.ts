import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkState } from "./checks";
import { CONDITIONS, worldOf } from "./fixtures/conditions";
import { contextOf } from "./fixtures/world";
import { guardRow } from "./guard-rows";
import { verdictsOf } from "./verdicts";
import type { CheckState, GoldenPathState, GuardState, TriggerState } from "./words";

type Row = {
  readonly guard: GuardState;
  readonly trigger: TriggerState;
  readonly goldenPath: GoldenPathState;
  readonly passing: CheckState;
};

/** Gravest first: of several files the gravest decides. */
const GRAVITY = {
  guard: ["failing", "unknown", "passing"],
  trigger: ["fired", "unknown", "armed"],
  goldenPath: ["broken", "not checked", "at risk", "protected"],
  passing: ["not met", "unknown", "met"],
} as const;

function judged(indexes: readonly number[]): Row {
  const verdicts = verdictsOf(contextOf(worldOf(indexes)));
  const { judgement, phases } = verdicts;
  const { end } = judgement.context;
  const guards = judgement.guards
    .active(judgement.selectors.guardsOf({ missionCritical: true }), end)
    .map((guard) => guardRow(judgement.guards, guard, end).state);
  return {
    guard: GRAVITY.guard.find((state) => guards.includes(state)) ?? "unknown",
    trigger: verdicts.triggers[0]?.now.state ?? "unknown",
    goldenPath: verdicts.goldenPath.at(-1)?.state ?? "not checked",
    passing: checkState(
      judgement,
      { tests: { missionCritical: true }, are: "passing" },
      end,
      phases.doneAt(end),
    ),
  };
}

function expected(indexes: readonly number[]): Row {
  const rows = indexes.flatMap((index) => CONDITIONS[index] ?? []);
  const worst = <T extends string>(gravity: readonly T[], states: readonly T[]): T => {
    const found = gravity.find((state) => states.includes(state));
    if (found === undefined) throw new Error("no condition was chosen");
    return found;
  };
  return {
    guard: worst(
      GRAVITY.guard,
      rows.map(({ guard }) => guard),
    ),
    trigger: worst(
      GRAVITY.trigger,
      rows.map(({ trigger }) => trigger),
    ),
    goldenPath: worst(
      GRAVITY.goldenPath,
      rows.map(({ goldenPath }) => goldenPath),
    ),
    passing: worst(
      GRAVITY.passing,
      rows.map(({ passing }) => passing),
    ),
  };
}

const ALL = CONDITIONS.map((_, index) => index);

describe("what is said of one file of tests", () => {
  it.each(ALL.map((index) => [CONDITIONS[index]?.name, index] as const))("%s", (_, index) => {
    expect(judged([index])).toEqual(expected([index]));
  });

  it("is what the documentation's table says", async () => {
    const lines = ALL.map((index) => {
      const { guard, trigger, goldenPath, passing } = judged([index]);
      return `| ${CONDITIONS[index]?.name} | ${guard} | ${trigger} | ${passing} | ${goldenPath} |`;
    });
    const table = [
      "# What is said of a test that …",
      "",
      "Made by `lib/domain/verdict/table.test.ts` (`npx vitest run --project unit lib/domain/verdict/table.test.ts -u` writes it). Of several files",
      "the gravest decides: failing, unknown, passing · fired, unknown, armed · not met, unknown, met · broken, not checked, at risk, protected.",
      "",
      "| last results of its file | guard | trigger on it | check `passing` | Golden Path |",
      "|---|---|---|---|---|",
      ...lines,
      "",
    ].join("\n");
    await expect(table).toMatchFileSnapshot("../../verdicts.md");
  });
});

describe("what is said of several", () => {
  it("is the gravest of any two and any three", () => {
    const groups = ALL.flatMap((a) =>
      ALL.filter((b) => b > a).flatMap((b) => [
        [a, b],
        ...ALL.filter((c) => c > b).map((c) => [a, b, c]),
      ]),
    );
    expect(groups.length).toBeGreaterThan(1000);
    for (const group of groups)
      expect(judged(group), group.map((index) => CONDITIONS[index]?.name).join(" + ")).toEqual(
        expected(group),
      );
  }, 60_000);

  it("is the gravest of any number", () => {
    fc.assert(
      fc.property(fc.subarray(ALL, { minLength: 4 }), (group) => {
        expect(judged(group)).toEqual(expected(group));
      }),
      { numRuns: 200 },
    );
  });
});

describe("a gate", () => {
  it.each(ALL.map((index) => [CONDITIONS[index]?.name, index] as const))(
    "opens only where the check was met: %s",
    (_, index) => {
      const { phases } = verdictsOf(contextOf(worldOf([index])));
      const isDone = phases.phases[0]?.done !== null;
      const everPassed = ["stale", "gone", "weakened"].includes(CONDITIONS[index]?.name ?? "");
      expect(isDone).toBe(CONDITIONS[index]?.passing === "met" || everPassed);
    },
  );
});

import { describe, expect, test } from "vitest";
import type { Plan } from "../plan";
import type { Throughput } from "./flows";
import { forecast } from "./forecast";
import { reach, targetDate } from "./target";
import { forecastDetail, forecastFinding, type Told } from "./words";

const DAY = 86_400_000;
const FROM = Date.UTC(2025, 9, 1);

function even(days: number, out: number, into: number): Throughput {
  return {
    out: Array.from({ length: days }, () => out),
    in: Array.from({ length: days }, () => into),
    standing: Array.from({ length: days }, () => 500),
  };
}

type Given = Partial<Told> & { readonly asked?: string };

function told(history: Throughput, left: number, { asked, ...rest }: Given = {}): Told {
  const said = forecast(history, left);
  const target = asked === undefined ? null : Date.parse(asked);
  return {
    said,
    blocked: { outside: 0, unrecorded: 0 },
    target: target === null ? null : reach({ t: target, of: "asked" }, said, FROM),
    from: FROM,
    now: FROM,
    planVersion: 3,
    ...rest,
  };
}

describe("the finding says a date with its pace, or why there is none", () => {
  test("a date", () => {
    expect(forecastFinding(told(even(60, 4, 1), 300))).toMatch(
      /^Finished by \d+ \w+( 20\d\d)? in 85% of the runs, at 28 a week$/,
    );
  });

  test("no downward trend, and what the target would take", () => {
    const asked = told(even(60, 2, 3), 96, { asked: "2025-12-17" });
    expect(forecastFinding(asked)).toBe("No finish at this rate: 14 a week leave, 21 come in");
    expect(forecastDetail(asked)).toContain("For 17 December 30 a week must leave.");
  });

  test("more leaves than comes in, and still not within five years", () => {
    const slow = told(even(60, 2, 1), 90_000);
    expect(slow.said.outcome.state).toBe("tooSlow");
    expect(forecastFinding(slow)).toBe("No finish at this rate: 14 a week leave, 7 come in");
    expect(forecastDetail(slow)).toContain("do not end within five years");
  });

  test("too little history, with the minimum", () => {
    const young = told(even(3, 9, 1), 50, { asked: "2025-10-15" });
    expect(forecastFinding(young)).toBe("No forecast yet: 3 days of history, 28 are needed");
    expect(forecastDetail(young)).toContain("27 were converted or removed and 3 came in");
    expect(forecastDetail(young)).toContain("25 a week must leave, beside what comes in.");
    const once = { ...even(60, 0, 0), out: [40, ...Array.from({ length: 59 }, () => 0)] };
    expect(forecastFinding(told(once, 10))).toBe("No forecast: progress on 1 day, 5 are needed");
  });

  test("nothing left", () => {
    expect(forecastFinding(told(even(60, 1, 0), 0))).toBe("No legacy import is left");
  });

  test("what the plan does not judge makes the finish unknown, never good", () => {
    const blocked = { outside: 28, unrecorded: 0 };
    const dates = told(even(60, 4, 1), 300, { blocked });
    expect(forecastFinding(dates)).toBe("The finish is unknown: 28 imports outside version 3");
    expect(forecastDetail(dates)).toContain("Legacy imports alone are gone by");
    expect(forecastFinding(told(even(60, 1, 0), 0, { blocked }))).toBe(
      "Whether it is finished is unknown: 28 imports outside version 3",
    );
    const unrecorded = { outside: 0, unrecorded: 2 };
    expect(forecastFinding(told(even(60, 4, 1), 300, { blocked: unrecorded }))).toBe(
      "The finish is unknown: 2 modules not recorded",
    );
  });

  test("facts that are too old", () => {
    const old = told(even(60, 4, 1), 300, { now: FROM + 29 * DAY });
    expect(forecastFinding(old)).toBe("No forecast: the last commit is too old");
    expect(forecastDetail(old)).toContain("Nothing is known after 1 October");
  });

  test("a target that has passed", () => {
    const late = told(even(60, 4, 1), 300, { asked: "2025-09-20" });
    expect(forecastDetail(late)).toContain("The target, 20 September, has passed.");
  });
});

test("the target is what was asked for, else the latest planned end of the last phase", () => {
  const phase = { id: "a", title: "A", entry: [], steps: [], exit: [], commands: [] };
  const plan: Pick<Plan, "startsAt" | "phases"> = {
    startsAt: FROM,
    phases: [
      { ...phase, days: [2, 3] },
      { ...phase, id: "b", days: [1, 4] },
    ],
  };
  expect(targetDate(plan, null)).toEqual({ t: FROM + 7 * DAY, of: "plan" });
  expect(targetDate(plan, FROM)).toEqual({ t: FROM, of: "asked" });
  expect(targetDate({ startsAt: FROM, phases: [phase] }, null)).toBeNull();
  expect(targetDate({ phases: [] }, null)).toBeNull();
});

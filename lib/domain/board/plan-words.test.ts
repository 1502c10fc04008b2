import { describe, expect, test } from "vitest";
import type { Check, TriggerWhen } from "../plan";
import { checkInWords, daysInWords, triggerInWords } from "./plan-words";

describe("criteria in words", () => {
  test.each<[Check, string]>([
    [
      { tests: { bucket: "new", mustFailFirst: true }, are: "seen-failing" },
      "tests of bucket new that must fail first: seen failing",
    ],
    [{ tests: { missionCritical: true }, are: "passing" }, "mission critical tests: passing"],
    [{ tests: {}, are: "passing" }, "all tests: passing"],
    [
      { tests: { category: "unit", missionCritical: false, path: "a/**" }, are: "updated" },
      "not mission critical tests of category unit in a/**: updated",
    ],
    [{ violations: "all", atMost: 0 }, "violations in the whole scope: none"],
    [{ violations: "criticalFiles", atMost: 3 }, "violations in the critical files: at most 3"],
    [{ violations: "a/b.py", atMost: 0 }, "violations in a/b.py: none"],
    [{ canonical: "all", atLeast: 99.5 }, "canonical imports: at least 99.5%"],
    [{ goldenPath: "steps", are: "passing" }, "the golden path's steps: passing"],
    [{ phase: "detect", is: "done" }, "phase detect: done"],
  ])("%j", (check, text) => {
    expect(checkInWords(check)).toBe(text);
  });
});

describe("triggers in words", () => {
  test.each<[TriggerWhen, string]>([
    [{ tests: { missionCritical: true }, any: "failed" }, "any of mission critical tests failed"],
    [{ goldenPath: "journey", any: "failed" }, "any test of the golden path's journey failed"],
    [
      { introduced: "all", after: "consolidate" },
      "a legacy or unplanned import came into the whole scope, after phase consolidate",
    ],
  ])("%j", (when, text) => {
    expect(triggerInWords(when)).toBe(text);
  });
});

test("a length of days is a range only when it is one", () => {
  expect([daysInWords([1, 2]), daysInWords([1, 1]), daysInWords([3, 3])]).toEqual([
    "1 to 2 days",
    "1 day",
    "3 days",
  ]);
});

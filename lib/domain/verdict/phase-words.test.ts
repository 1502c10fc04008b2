import { expect, test } from "vitest";
import { phasesFinding } from "./phase-words";

type Row = Parameters<typeof phasesFinding>[0][number];
const AT = { sha: "a".repeat(40), t: 0, position: 0 };
const PLANNED = { from: 0, earliest: 1, latest: 2 };

function row(number: number, status: Row["status"], more: Partial<Row> = {}): Row {
  return { number, status, planned: PLANNED, done: null, slipMs: 0, ...more };
}

const DONE = row(1, "done", { done: AT });

test.each<[string, readonly Row[], string]>([
  ["all done", [DONE], "1 of 1 phase done"],
  ["one in time", [DONE, row(2, "running")], "1 of 2 phases done, none late"],
  ["one late", [DONE, row(2, "late", { slipMs: 9 })], "1 of 2 phases done, one phase late"],
  [
    "done late before",
    [row(1, "done", { done: AT, slipMs: 9 }), row(2, "running")],
    "1 of 2 phases done",
  ],
  [
    "no planned end",
    [DONE, row(2, "running", { planned: null, slipMs: null })],
    "1 of 2 phases done",
  ],
  [
    "work ahead of its gate",
    [DONE, row(2, "running"), row(3, "early")],
    "1 of 3 phases done, none late; phase 3 began before its entry held",
  ],
])("the finding of phases: %s", (_, rows, finding) => {
  expect(phasesFinding(rows)).toBe(finding);
  expect(finding.length).toBeLessThanOrEqual(70);
});

import { describe, expect, it } from "vitest";
import type { IncidentDetail, Opening, RunbookStep } from "@/lib/domain/verdict/trigger-model";
import {
  allCommands,
  isStepDone,
  lanesFinding,
  openingsFinding,
  runbookFinding,
} from "./triggers-words";

const at = (digit: string) => ({ sha: digit.repeat(40), t: 0, position: 0 });
const step = (over: Partial<RunbookStep>): RunbookStep => ({
  index: 0,
  text: "",
  commands: [],
  note: null,
  isDoneByFacts: null,
  tick: null,
  subject: "s",
  ...over,
});
const TICK = { id: 1, kind: "tick", subject: "s", by: "Ana", at: 0, reason: "" } as const;
const runbook = (over: Partial<IncidentDetail["runbook"]>): IncidentDetail["runbook"] => ({
  lastGood: null,
  firstBad: at("b"),
  commits: 0,
  revert: null,
  reverted: [],
  restore: null,
  leadsTo: [],
  verdict: "",
  steps: [],
  ...over,
});

describe("a step of the runbook", () => {
  it("is done by a tick only where the facts cannot tell", () => {
    expect(isStepDone(step({}))).toBe(false);
    expect(isStepDone(step({ tick: TICK }))).toBe(true);
    expect(isStepDone(step({ tick: TICK, isDoneByFacts: false }))).toBe(false);
    expect(isStepDone(step({ isDoneByFacts: true }))).toBe(true);
  });

  it("counts in the finding", () => {
    const steps = [step({ tick: TICK }), step({ tick: TICK, isDoneByFacts: false })];
    expect(runbookFinding(runbook({ steps }))).toBe("Runbook: 1 of 2 steps done");
  });
});

it("copies one way back, not both: the smaller one first", () => {
  const steps = [step({ commands: ["test"] })];
  expect(allCommands(runbook({ restore: "restore", revert: "revert", steps }))).toEqual([
    "restore",
    "test",
  ]);
  expect(allCommands(runbook({ revert: "revert", steps }))).toEqual(["revert", "test"]);
  expect(allCommands(runbook({}))).toEqual([]);
});

it("names the first bad and the last good commit, and how far apart they are", () => {
  const found = (lastGood: IncidentDetail["lastGood"], commits: number) =>
    lanesFinding({
      opened: { ...at("b"), run: null },
      lastGood,
      between: { commits, moved: [] },
    });
  expect(found({ ...at("a"), run: null }, 1)).toBe(
    "First bad commit bbbbbbbb, last good aaaaaaaa, one step apart",
  );
  expect(found(null, 0)).toBe("First bad commit bbbbbbbb; no commit before it was good");
});

it("counts openings and those that still stand", () => {
  const opening = (closed: Opening["closed"]) => ({ closed }) as Opening;
  expect(openingsFinding([opening(null), opening(at("a"))])).toBe("Two openings, one still open");
  expect(openingsFinding([opening(at("a"))])).toBe("One opening, none still open");
});

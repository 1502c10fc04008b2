import { describe, expect, it } from "vitest";
import type { PhaseRow } from "@/lib/domain/verdict/phase-model";
import { timelineBars, timelineWindow } from "./timeline-model";

const DAY = 86_400_000;
const at = (day: number) => ({ sha: "a".repeat(40), t: day * DAY, position: day });
const phase = (over: Partial<PhaseRow>): PhaseRow => ({
  id: "detect",
  number: 1,
  title: "Detect",
  goal: null,
  status: "waiting",
  sentence: "",
  planned: { from: 10 * DAY, earliest: 11 * DAY, latest: 12 * DAY },
  started: null,
  done: null,
  regressed: null,
  slipMs: 0,
  entry: [],
  steps: [],
  exit: [],
  commands: [],
  overridden: null,
  subject: "phase:detect",
  isSimulated: false,
  ...over,
});
const WINDOW = { from: 0, to: 20 * DAY };

describe("timelineWindow", () => {
  it("holds the plan, the work and now, with half a day around", () => {
    expect(timelineWindow([phase({ started: at(4) })], 8 * DAY)).toEqual({
      from: 3.5 * DAY,
      to: 12.5 * DAY,
    });
  });

  it("leaves room behind now for the word of a late phase", () => {
    const window = timelineWindow([phase({ slipMs: DAY })], 13 * DAY);
    expect(window?.to).toBeGreaterThan(14 * DAY);
  });

  it("is not there where nothing has a date", () => {
    expect(timelineWindow([phase({ planned: null })], DAY)).toBeNull();
  });
});

describe("timelineBars", () => {
  it("ends the solid part at the earliest end and the dashed one at the latest", () => {
    const { solid, dashed, gate, isPassed } = timelineBars(phase({}), 8 * DAY, WINDOW);
    expect(solid).toEqual({ left: 0.5, width: 0.55 - 0.5 });
    expect(dashed?.left).toBe(0.55);
    expect([gate, isPassed]).toEqual([0.6, false]);
  });

  it("draws work up to the gate once it was passed, and the gate there", () => {
    const bars = timelineBars(phase({ started: at(4), done: at(6) }), 15 * DAY, WINDOW);
    expect(bars.work).toEqual({ left: 0.2, width: 0.3 - 0.2 });
    expect([bars.gate, bars.isPassed, bars.late]).toEqual([0.3, true, null]);
  });

  it("draws what is late from the latest end to now, or to a gate passed late", () => {
    const late = timelineBars(phase({ slipMs: 2 * DAY }), 14 * DAY, WINDOW);
    expect(late.late?.left).toBe(0.6);
    expect(late.late?.width).toBeCloseTo(0.1);
    const done = timelineBars(phase({ slipMs: DAY, done: at(13) }), 18 * DAY, WINDOW);
    expect(done.late?.width).toBeCloseTo(0.05);
  });

  it("draws no plan where there is none", () => {
    const bars = timelineBars(phase({ planned: null, started: at(4) }), 8 * DAY, WINDOW);
    expect([bars.solid, bars.dashed, bars.late, bars.gate]).toEqual([null, null, null, null]);
    expect(bars.work?.left).toBe(0.2);
  });
});

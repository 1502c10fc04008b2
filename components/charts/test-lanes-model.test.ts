import { describe, expect, it } from "vitest";
import type { StatusSpan } from "@/lib/domain/verdict/test-model";
import type { RunRef } from "@/lib/domain/verdict/words";
import { laneWindow, testLanes } from "./test-lanes-model";

const HOUR = 3_600_000;
const run = (startedAt: number): RunRef => ({
  sha: "a".repeat(40),
  environment: "local",
  run: String(startedAt),
  startedAt,
  isSimulated: false,
  isScanned: true,
  incomplete: null,
});
const span = (environment: string, from: number, to: number): StatusSpan => ({
  environment,
  status: "passed",
  isRetried: false,
  from: run(from * HOUR),
  to: run(to * HOUR),
  runs: 2,
  message: null,
});

describe("laneWindow", () => {
  it("begins at the midnight before the first run and ends now", () => {
    expect(laneWindow([span("local", 30, 40)], 50 * HOUR)).toEqual({
      from: 24 * HOUR,
      to: 50 * HOUR,
    });
  });

  it("does not cut a run that is newer than now, and is not there without runs", () => {
    expect(laneWindow([span("local", 30, 60)], 50 * HOUR)?.to).toBe(60 * HOUR);
    expect(laneWindow([], 50 * HOUR)).toBeNull();
  });
});

describe("testLanes", () => {
  it("keeps environments in order and draws nothing between and behind their spans", () => {
    const spans = [span("staging", 0, 10), span("local", 20, 20), span("staging", 30, 40)];
    const lanes = testLanes(spans, { from: 0, to: 100 * HOUR });
    expect(lanes.map(({ environment, bars }) => [environment, bars.length])).toEqual([
      ["staging", 2],
      ["local", 1],
    ]);
    expect(lanes[0]?.bars.map(({ left, width }) => [left, Math.round(width * 100)])).toEqual([
      [0, 10],
      [0.3, 10],
    ]);
    expect(lanes[1]?.bars[0]?.width).toBe(0);
  });
});

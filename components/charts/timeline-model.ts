import type { DatedPhase } from "@/lib/domain/verdict/phase-model";
import { fractionOf } from "./time-axis";

const HALF_DAY = 43_200_000;

/** The part of time that is drawn, epoch ms. */
export type TimelineWindow = { readonly from: number; readonly to: number };

/** A stretch along the axis, both 0 to 1. */
export type Stretch = { readonly left: number; readonly width: number };

export type TimelineBars = {
  /** From the start to the earliest end, and on to the latest one; null without a plan. */
  readonly solid: Stretch | null;
  readonly dashed: Stretch | null;
  /** While a fact named by the exit changed: from its first change to the gate, or to now. */
  readonly work: Stretch | null;
  /** Behind the latest planned end. */
  readonly late: Stretch | null;
  /** Where the gate stands: where it was passed, else at the latest planned end. */
  readonly gate: number | null;
  readonly isPassed: boolean;
  readonly regressed: number | null;
};

/**
 * All that is planned or was seen, half a day more before it, and after it; behind now a quarter more where a phase is
 * late, so that the word has room. Null when nothing has a date.
 */
export function timelineWindow(phases: readonly DatedPhase[], now: number): TimelineWindow | null {
  const dates = phases.flatMap(({ planned, started, done }) => [
    ...(planned === null ? [] : [planned.from, planned.latest]),
    ...[started, done].flatMap((at) => (at === null ? [] : [at.t])),
  ]);
  if (dates.length === 0) return null;
  const from = Math.min(...dates, now) - HALF_DAY;
  const hasLate = phases.some(({ slipMs }) => slipMs !== null && slipMs > 0);
  const end = Math.max(...dates, now) + HALF_DAY;
  return { from, to: hasLate ? Math.max(end, now + (now - from) / 3) : end };
}

/** Where the marks of one phase stand within the window. */
export function timelineBars(
  phase: DatedPhase,
  now: number,
  { from, to }: TimelineWindow,
): TimelineBars {
  const { planned, started, done, regressed, slipMs } = phase;
  const at = (t: number) => fractionOf(t, from, to);
  const stretch = (start: number, end: number): Stretch | null =>
    end > start ? { left: at(start), width: at(end) - at(start) } : null;
  const until = done?.t ?? now;
  const gate = done?.t ?? planned?.latest ?? null;
  return {
    solid: planned && stretch(planned.from, planned.earliest),
    dashed: planned && stretch(planned.earliest, planned.latest),
    work: started && stretch(started.t, until),
    late: planned && slipMs !== null && slipMs > 0 ? stretch(planned.latest, until) : null,
    gate: gate === null ? null : at(gate),
    isPassed: done !== null,
    regressed: regressed && at(regressed.t),
  };
}

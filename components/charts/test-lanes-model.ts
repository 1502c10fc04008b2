import type { StatusSpan } from "@/lib/domain/verdict/test-model";
import type { RunRef } from "@/lib/domain/verdict/words";
import { fractionOf } from "./time-axis";

const DAY = 86_400_000;

export type LaneBar = {
  readonly span: StatusSpan;
  /** 0 to 1 of the window. */
  readonly left: number;
  readonly width: number;
};

export type Lane = { readonly environment: string; readonly bars: readonly LaneBar[] };

export type LaneWindow = { readonly from: number; readonly to: number };

/** From the midnight before the first run to now, an hour at least. */
export function laneWindow(spans: readonly StatusSpan[], now: number): LaneWindow | null {
  if (spans.length === 0) return null;
  const first = Math.min(...spans.map((span) => span.from.startedAt));
  const from = Math.floor(first / DAY) * DAY;
  const last = Math.max(now, ...spans.map((span) => span.to.startedAt));
  return { from, to: Math.max(last, from + 3_600_000) };
}

/**
 * One lane for each environment in the order given. A bar reaches from the span's first run to its last one; behind
 * that nothing ran, so nothing is drawn.
 */
export function testLanes(spans: readonly StatusSpan[], window: LaneWindow): readonly Lane[] {
  const environments = [...new Set(spans.map(({ environment }) => environment))];
  const at = (run: RunRef) => fractionOf(run.startedAt, window.from, window.to);
  return environments.map((environment) => ({
    environment,
    bars: spans
      .filter((span) => span.environment === environment)
      .map((span) => ({ span, left: at(span.from), width: at(span.to) - at(span.from) })),
  }));
}

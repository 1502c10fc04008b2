import type { Throughput } from "./flows";
import { METHOD, type Method, quantile, simulate } from "./simulate";

/** The shares of runs that the dates and bands stand for. */
export const SHARES = [50, 85, 95] as const;
export type Share = (typeof SHARES)[number];

/** Below these a pace is not known (lib/decisions/030). */
export const MINIMUM = { days: 28, activeDays: 5 } as const;
/** Days after which the last fact is too old to go on from. */
export const STALE_DAYS = 28;

/** Imports a week over the days that it rests on. */
export type Pace = {
  readonly days: number;
  /** Days on which something was converted or removed. */
  readonly activeDays: number;
  readonly out: number;
  readonly in: number;
};

/** How many of the runs count at most so many imports: the middle 50, 85 and 95%, and the median. */
export type Band = {
  readonly median: number;
  readonly bands: Readonly<Record<Share, readonly [low: number, high: number]>>;
};

export type Outcome =
  | {
      readonly state: "dates";
      /** Whole days until that share of the runs had no legacy import left; null: not within five years. */
      readonly days: Readonly<Record<Share, number | null>>;
    }
  /** No legacy import is left. */
  | { readonly state: "nothingLeft" }
  /** Fewer days, or fewer days with progress, than MINIMUM. */
  | { readonly state: "tooLittle" }
  /** As much comes in as leaves, or more. */
  | { readonly state: "noTrend" }
  /** More leaves than comes in, and still fewer than half of the runs end within five years. */
  | { readonly state: "tooSlow" };

export type Forecast = {
  readonly left: number;
  readonly pace: Pace;
  readonly outcome: Outcome;
  /** For each mark; empty unless the outcome has dates. */
  readonly fan: readonly (Band & { readonly day: number })[];
  /** Whole days ahead to the share of runs that have ended by then; 0 unless the outcome has dates. */
  readonly chance: (day: number) => number;
};

/** Days ahead at which counts are wanted; where they depend on the dates, runs are made twice. */
export type Marks =
  | readonly number[]
  | ((days: Readonly<Record<Share, number | null>>) => readonly number[]);

/** When `left` legacy imports are gone if the pace of `history` lasts, or why that cannot be said. */
export function forecast(
  history: Throughput,
  left: number,
  marks: Marks = [],
  method: Method = METHOD,
): Forecast {
  const pace = paceOf(history);
  const refused = refusal(pace, left);
  const none = { left, pace, fan: [], chance: () => 0 };
  if (refused) return { ...none, outcome: refused };
  const early = typeof marks === "function" ? [] : marks;
  const { finish, counts } = simulate(history, left, early, method);
  const days = {
    50: finite(quantile(finish, 0.5)),
    85: finite(quantile(finish, 0.85)),
    95: finite(quantile(finish, 0.95)),
  };
  if (days[50] === null) return { ...none, outcome: { state: "tooSlow" } };
  const wanted = typeof marks === "function" ? marks(days) : marks;
  const at = typeof marks === "function" ? simulate(history, left, wanted, method).counts : counts;
  return {
    left,
    pace,
    outcome: { state: "dates", days },
    fan: wanted.map((day, index) => ({ day, ...bandOf(at[index] ?? []) })),
    chance: (day) => finish.filter((end) => end <= day).length / finish.length,
  };
}

/** The reason for which nothing is simulated; null where something is. */
function refusal(pace: Pace, left: number): Outcome | null {
  if (left === 0) return { state: "nothingLeft" };
  if (pace.days < MINIMUM.days) return { state: "tooLittle" };
  if (pace.out <= pace.in) return { state: "noTrend" };
  return pace.activeDays < MINIMUM.activeDays ? { state: "tooLittle" } : null;
}

function paceOf({ out, in: into }: Throughput): Pace {
  const days = out.length;
  const weekly = (counts: readonly number[]) =>
    days === 0 ? 0 : (counts.reduce((sum, count) => sum + count, 0) * 7) / days;
  return {
    days,
    activeDays: out.filter((count) => count > 0).length,
    out: weekly(out),
    in: weekly(into),
  };
}

function bandOf(counts: readonly number[]): Band {
  const middle = (share: Share): readonly [number, number] => [
    quantile(counts, 0.5 - share / 200),
    quantile(counts, 0.5 + share / 200),
  ];
  return {
    median: quantile(counts, 0.5),
    bands: { 50: middle(50), 85: middle(85), 95: middle(95) },
  };
}

function finite(days: number): number | null {
  return Number.isFinite(days) ? days : null;
}

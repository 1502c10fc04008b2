import type { Throughput } from "./flows";
import { normalQuantile, randomFrom } from "./random";

/** What a simulation is made with; calibration over real histories chose METHOD (lib/decisions/030). */
export type Method = {
  /** Simulated futures. */
  readonly runs: number;
  /** Days of history that are drawn from, at most. */
  readonly window: number;
  /** Days that are drawn together, so that bursts and quiet weeks stay what they are. */
  readonly block: number;
  /** Spread (of the logarithm) of the factor by which the pace of one run differs from that of the days before. */
  readonly paceSpread: number;
  /** Power of (imports left / imports that stood on the day drawn) by which that day counts; 0: the count does not matter. */
  readonly slowing: number;
};

export const METHOD: Method = { runs: 1000, window: 365, block: 28, paceSpread: 0.7, slowing: 0.7 };

/** Five years: nothing is said beyond. */
export const HORIZON = 1826;

export type Simulation = {
  /** Whole days until no import was left, one for each run, ascending; infinite where that was not within HORIZON. */
  readonly finish: readonly number[];
  /** For each day of `marks` the counts of all runs, ascending. */
  readonly counts: readonly (readonly number[])[];
};

/**
 * Simulates what becomes of `left` imports from the days of `history`: a Monte Carlo of throughput as flow metrics use it (D.
 * Vacanti, Actionable Agile Metrics for Predictability, 2015), days drawn in blocks with the end joined to the beginning
 * (circular block bootstrap: Politis and Romano, in Exploring the Limits of Bootstrap, 1992), in and out of a day together.
 * Two departures from it, both measured (lib/decisions/030): what leaves in one run is scaled by one factor, log-normal around
 * 1, for pace does not last; and a day counts for less where fewer imports stand than stood on it, for the last ones take
 * longest. Runs depend on their number alone, so equal facts give equal answers, and more that leaves on any day never makes any run
 * later. `marks`: days ahead, ascending, within HORIZON.
 */
export function simulate(
  history: Throughput,
  left: number,
  marks: readonly number[] = [],
  method: Method = METHOD,
): Simulation {
  const counts = marks.map(() => new Array<number>(method.runs).fill(0));
  const finish = new Array<number>(method.runs).fill(left > 0 ? Number.POSITIVE_INFINITY : 0);
  if (left > 0)
    for (let number = 0; number < method.runs; number++)
      finish[number] = run({ history, left, marks, counts, method }, number);
  for (const column of counts) column.sort(ascending);
  return { finish: finish.sort(ascending), counts };
}

type Task = {
  readonly history: Throughput;
  readonly left: number;
  readonly marks: readonly number[];
  readonly counts: readonly number[][];
  readonly method: Method;
};

/** Writes the counts of one run, and answers the day on which it ends. What has ended stays so. */
function run(task: Task, number: number): number {
  const { history, left, marks, counts, method } = task;
  const { length } = history.out;
  const random = randomFrom(number);
  const pace = Math.exp(method.paceSpread * normalQuantile((number + 0.5) / method.runs));
  let count = left;
  let place = 0;
  let mark = 0;
  for (let day = 1; day <= HORIZON; day++) {
    place = (day - 1) % method.block === 0 ? Math.floor(random() * length) : (place + 1) % length;
    count += moved(task, place, pace, count);
    // The factors leave parts of an import: less than half of one is none. Every count is 0 from there on.
    if (count < 0.5) return day;
    if (marks[mark] === day) (counts[mark++] ?? [])[number] = Math.round(count);
  }
  return Number.POSITIVE_INFINITY;
}

/** By how much a day of the history moves a count. */
function moved({ history, method }: Task, place: number, pace: number, count: number): number {
  const net = (history.in[place] ?? 0) - pace * (history.out[place] ?? 0);
  if (net === 0) return 0;
  const share = Math.min(1, count / Math.max(1, history.standing[place] ?? 0));
  return net * share ** method.slowing;
}

function ascending(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The value that a share of the sorted values do not exceed: the smallest one for which that is true. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = Math.ceil(share * sorted.length - 1e-9) - 1;
  return sorted[Math.max(0, Math.min(sorted.length - 1, at))] ?? 0;
}

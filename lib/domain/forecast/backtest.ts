import { type DailySeries, paceAt } from "./daily-series";
import { type Band, type Forecast, forecast, SHARES, type Share } from "./forecast";
import { METHOD, type Method } from "./simulate";

/** Days ahead at which counts are compared with what came. */
const AHEAD = [7, 28, 91, 182] as const;

/** A count that was forecast, beside what came. */
export type CountTest = Band & {
  readonly ahead: number;
  readonly came: number;
  /** What a constant pace says: the net pace of the same days drawn on. */
  readonly constant: number;
};

/** What would have been said at the end of a day, from that day's facts alone. */
export type BacktestRow = {
  readonly day: number;
  readonly left: number;
  readonly outcome: Forecast["outcome"];
  readonly counts: readonly CountTest[];
  /** Days ahead to the first day at whose end no legacy import was left; null: not until the end of the series. */
  readonly came: number | null;
};

export type BacktestDays = { readonly step: number; readonly most: number };

/**
 * The days at whose end a forecast is made, oldest first: `step` days apart, the latest `most` of them, the last one step
 * before the end. None lies past the day at which nothing was left for good.
 */
export function backtestDays(series: DailySeries, { step, most }: BacktestDays): number[] {
  const lastOpen = series.counts.findLastIndex((count) => count > 0);
  const days: number[] = [];
  for (let day = series.out.length - step; day > series.start && days.length < most; day -= step)
    if (day <= lastOpen) days.push(day);
  return days.reverse();
}

/** The forecasts of all these days. */
export function backtest(
  series: DailySeries,
  days: BacktestDays,
  method: Method = METHOD,
): BacktestRow[] {
  return backtestDays(series, days).map((day) => backtestAt(series, day, method));
}

/** The forecast that would have been made at the end of a day, and what came. */
export function backtestAt(series: DailySeries, day: number, method: Method = METHOD): BacktestRow {
  const left = series.counts[day] ?? 0;
  const ahead = AHEAD.filter((days) => day + days <= series.out.length);
  const said = forecast(paceAt(series, day, method.window), left, ahead, method);
  const net = (said.pace.out - said.pace.in) / 7;
  const gone = series.counts.findIndex((count, at) => at >= day && count === 0);
  return {
    day,
    left,
    outcome: said.outcome,
    counts: said.fan.map(({ day: days, ...band }) => ({
      ...band,
      ahead: days,
      came: series.counts[day + days] ?? 0,
      constant: Math.max(0, left - net * days),
    })),
    came: gone < 0 ? null : gone - day,
  };
}

/** How counts came out. Shares are of `tests`, 0 to 1; errors are imports on average, those of `relative` parts of the count at the time. */
export type CountCalibration = {
  readonly tests: number;
  readonly inside: Readonly<Record<Share, number>>;
  readonly error: number;
  readonly constantError: number;
  readonly relative: { readonly error: number; readonly constantError: number };
};

/**
 * Of the dates said for a share, those that lie within the series (`due`), and in how many of them nothing was left by then
 * (`held`); and the same of the forecasts of consolidations that ended (`ended`, `endedHeld`).
 */
export type DateCalibration = {
  readonly share: Share;
  readonly due: number;
  readonly held: number;
  readonly ended: number;
  readonly endedHeld: number;
};

export type Calibration = {
  readonly forecasts: number;
  readonly refused: number;
  readonly counts: CountCalibration;
  readonly ahead: readonly (CountCalibration & { readonly days: number })[];
  readonly dates: readonly DateCalibration[];
};

/** How far what was said held; `days` is the length of the series. Overlapping forecasts are no independent trials. */
export function calibration(rows: readonly BacktestRow[], days: number): Calibration {
  const said = rows.filter(({ outcome }) => outcome.state === "dates");
  const tests = said.flatMap(({ left, counts }) => counts.map((test) => ({ left, test })));
  return {
    forecasts: said.length,
    refused: rows.length - said.length,
    counts: countCalibration(tests),
    ahead: AHEAD.map((ahead) => ({
      days: ahead,
      ...countCalibration(tests.filter(({ test }) => test.ahead === ahead)),
    })),
    dates: SHARES.map((share) => dateCalibration(said, share, days)),
  };
}

type Test = { readonly left: number; readonly test: CountTest };

function countCalibration(tests: readonly Test[]): CountCalibration {
  const mean = (of: (test: Test) => number) =>
    tests.length === 0 ? 0 : tests.reduce((sum, test) => sum + of(test), 0) / tests.length;
  const inside = (share: Share) => mean(({ test }) => Number(isInside(test, share)));
  const error = ({ test }: Test) => Math.abs(test.came - test.median);
  const constantError = ({ test }: Test) => Math.abs(test.came - test.constant);
  return {
    tests: tests.length,
    inside: { 50: inside(50), 85: inside(85), 95: inside(95) },
    error: mean(error),
    constantError: mean(constantError),
    relative: {
      error: mean((test) => error(test) / test.left),
      constantError: mean((test) => constantError(test) / test.left),
    },
  };
}

function isInside({ came, bands }: CountTest, share: Share): boolean {
  const [low, high] = bands[share];
  return came >= low && came <= high;
}

function dateCalibration(
  rows: readonly BacktestRow[],
  share: Share,
  length: number,
): DateCalibration {
  const dates = rows.map(({ day, outcome, came }) => {
    const days = outcome.state === "dates" ? outcome.days[share] : null;
    return {
      isDue: days !== null && day + days <= length,
      hasEnded: came !== null,
      isHeld: came !== null && (days === null || came <= days),
    };
  });
  return {
    share,
    due: dates.filter(({ isDue }) => isDue).length,
    held: dates.filter(({ isDue, isHeld }) => isDue && isHeld).length,
    ended: dates.filter(({ hasEnded }) => hasEnded).length,
    endedHeld: dates.filter(({ isHeld }) => isHeld).length,
  };
}

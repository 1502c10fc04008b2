import "server-only";
import { setImmediate } from "node:timers/promises";
import type { BacktestModel } from "@/lib/api/forecast";
import {
  type BacktestRow,
  backtestAt,
  backtestDays,
  calibration,
} from "@/lib/domain/forecast/backtest";
import { backtestFinding } from "@/lib/domain/forecast/backtest-words";
import { SHARES } from "@/lib/domain/forecast/forecast";
import { isoInstant } from "@/lib/domain/time";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { seriesOf } from "./forecast-series";

const DAY = 86_400_000;
const MOST = 20;
/** Days between two forecasts where the series is short enough. */
const LEAST_STEP = 7;

/** What would have been said at earlier moments of the line, each from what was known then, and what came. */
export async function readBacktest(board: Board): Promise<BacktestModel> {
  const series = seriesOf(board);
  const days = series.out.length;
  const step = LEAST_STEP * Math.max(1, Math.ceil((days - series.start) / (LEAST_STEP * MOST)));
  const rows: BacktestRow[] = [];
  for (const day of backtestDays(series, { step, most: MOST })) {
    // Each is a thousand runs: others get their turn between them.
    await setImmediate();
    rows.push(backtestAt(series, day));
  }
  const found = calibration(rows, days);
  return {
    finding: backtestFinding(found),
    firstDay: series.until - days * DAY,
    rows,
    calibration: found,
    step,
  };
}

/** A line for each forecast and each count that it made; refused ones have their state. */
export async function backtestCsv(board: Board): Promise<string> {
  const { rows, firstDay } = await readBacktest(board);
  const head =
    "at,left,state,date_50,date_85,date_95,came,ahead_days,median,low_50,high_50,low_85,high_85,low_95,high_95,constant_pace,counted";
  const time = (day: number | null) => (day === null ? null : isoInstant(firstDay + day * DAY));
  return csv(
    head.split(","),
    rows.flatMap(({ day, left, outcome, came, counts }): Cell[][] => {
      const dates = SHARES.map((share) => {
        const ahead = outcome.state === "dates" ? outcome.days[share] : null;
        return ahead === null ? null : time(day + ahead);
      });
      const ended = came === null ? null : time(day + came);
      const own: Cell[] = [time(day), left, outcome.state, ...dates, ended];
      if (counts.length === 0) return [[...own, ...Array.from({ length: 10 }, () => null)]];
      return counts.map(({ ahead, median, bands, constant, came: counted }) => [
        ...own,
        ahead,
        median,
        ...bands[50],
        ...bands[85],
        ...bands[95],
        Math.round(constant),
        counted,
      ]);
    }),
  );
}

import { basename } from "node:path";
import { backtest, type Calibration, calibration } from "@/lib/domain/forecast/backtest";
import type { DailySeries } from "@/lib/domain/forecast/daily-series";
import { METHOD, type Method } from "@/lib/domain/forecast/simulate";

/** A history under a plan, by the plan's file. */
export type Told = { readonly plan: string; readonly series: DailySeries };

const STEP = { step: 7, most: Number.POSITIVE_INFINITY } as const;

const HEAD = `| history | forecasts, refused | counts tested | in 50, 85, 95% | error, constant pace | dates held of those due: 50, 85, 95% | of those of what ended |
|---|---|---|---|---|---|---|`;

/** One line for each history, one for all counts, and one for each number of days ahead. Errors are parts of the count at the time. */
export function table(told: readonly Told[]): string {
  const each = told.map(({ plan, series }) => ({
    name: basename(plan).replace(/\.[a-z]+$/, ""),
    found: calibrationOf([series], METHOD),
  }));
  const all = calibrationOf(
    told.map(({ series }) => series),
    METHOD,
  );
  const ahead = all.ahead.map(
    ({ days, ...counts }) => `| ${days} days ahead | | ${countCells(counts)} | | |`,
  );
  return [
    HEAD,
    ...each.map(({ name, found }) => row(name, found)),
    row("**together**", all),
    ...ahead,
  ].join("\n");
}

const OTHERS: readonly (readonly [string, Method])[] = [
  ["as it is", METHOD],
  ["single days", { ...METHOD, block: 1 }],
  ["blocks of 7 days", { ...METHOD, block: 7 }],
  ["pace as it was", { ...METHOD, paceSpread: 0 }],
  ["a wider spread of pace", { ...METHOD, paceSpread: 1 }],
  ["the count does not matter", { ...METHOD, slowing: 0 }],
  ["pace falls with the count", { ...METHOD, slowing: 1 }],
  ["plain resampling of days", { ...METHOD, block: 1, paceSpread: 0, slowing: 0 }],
  ["91 days of history", { ...METHOD, window: 91 }],
  ["182 days of history", { ...METHOD, window: 182 }],
];

/** All histories under other methods. */
export function comparison(told: readonly Told[]): string {
  const series = told.map((one) => one.series);
  const rows = OTHERS.map(([name, method]) => row(name, calibrationOf(series, method)));
  return [HEAD.replace("history", "method"), ...rows].join("\n");
}

function calibrationOf(all: readonly DailySeries[], method: Method): Calibration {
  // Days past the end of a series cannot be due: each date is set against the length of its own.
  const rows = all.flatMap((series) =>
    backtest(series, STEP, method).map((found) => ({ ...found, length: series.out.length })),
  );
  const longest = Math.max(0, ...all.map(({ out }) => out.length));
  return calibration(
    rows.map(({ length, ...found }) => ({ ...found, day: found.day + longest - length })),
    longest,
  );
}

function row(name: string, found: Calibration): string {
  const due = found.dates.map((date) => `${date.held}/${date.due}`).join(", ");
  const ended = found.dates.map((date) => `${date.endedHeld}/${date.ended}`).join(", ");
  return `| ${name} | ${found.forecasts}, ${found.refused} | ${countCells(found.counts)} | ${due} | ${ended} |`;
}

function countCells({ tests, inside, relative }: Calibration["counts"]): string {
  if (tests === 0) return "0 | – | –";
  const shares = [inside[50], inside[85], inside[95]].map(percent).join(", ");
  return `${tests} | ${shares}% | ${percent(relative.error)}%, ${percent(relative.constantError)}%`;
}

function percent(share: number): string {
  return String(Math.round(share * 100));
}

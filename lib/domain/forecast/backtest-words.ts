import { inWords, plural } from "../words";
import type { Calibration } from "./backtest";

/** The finding of a backtest: how much of what the bands said came so. */
export function backtestFinding({ forecasts, refused, counts }: Calibration): string {
  if (forecasts === 0)
    return refused === 0
      ? "No earlier day has a week behind it to test a forecast on"
      : `None of ${plural(refused, "earlier day")} had a forecast to test`;
  if (counts.tests === 0) return `Nothing came of ${plural(forecasts, "earlier forecast")} yet`;
  const held = Math.round(counts.inside[85] * counts.tests);
  return `${inWords(held)} of ${plural(counts.tests, "count")} came within their 85% band`;
}

import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { BacktestRow, Calibration } from "@/lib/domain/forecast/backtest";
import type { Band, Outcome, Pace, Share } from "@/lib/domain/forecast/forecast";
import type { TargetReach } from "@/lib/domain/forecast/target";
import type { Blocked } from "@/lib/domain/forecast/words";

/** Legacy imports at the end of a day; epoch ms. */
export type CountPoint = { readonly t: number; readonly count: number };
export type FanPoint = Band & { readonly t: number };

export type ForecastModel = {
  readonly finding: string;
  readonly detail: string;
  readonly planVersion: number;
  readonly state: Outcome["state"] | "stale";
  /** What makes a finish unknown although the pace is known. */
  readonly blocked: Blocked;
  readonly left: number;
  readonly pace: Pace;
  /** Epoch ms: the last fact, which the forecast starts at, and the moment that the page is read at. */
  readonly from: number;
  readonly now: number;
  /** By when that share of the runs has ended, epoch ms; null: not within five years. Null where nothing was simulated. */
  readonly dates: Readonly<Record<Share, number | null>> | null;
  /** The counts that were drawn on, and those of the days before: at most 200 points. */
  readonly counts: readonly CountPoint[];
  /** At most 60 points; empty where nothing was simulated. */
  readonly fan: readonly FanPoint[];
  readonly target: TargetReach | null;
  readonly unreadableFiles: number;
};

export function forecastQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<ForecastModel>(place, "forecast", params);
}

export type BacktestModel = {
  readonly finding: string;
  /** Epoch ms at which day 0 of the rows begins. */
  readonly firstDay: number;
  /** Oldest first, at most 20. */
  readonly rows: readonly BacktestRow[];
  readonly calibration: Calibration;
  /** Days between two rows. */
  readonly step: number;
};

export function backtestQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<BacktestModel>(place, "backtest", params);
}

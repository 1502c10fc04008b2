import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { BacktestRow, Calibration } from "@/lib/domain/forecast/backtest";
import type { Band, Outcome, Pace, Share } from "@/lib/domain/forecast/forecast";
import type { PartFinish } from "@/lib/domain/forecast/part";
import type { TargetReach } from "@/lib/domain/forecast/target";
import type { Blocked } from "@/lib/domain/forecast/words";

/** What a page reads from its URL for its forecast: a target day, and a folder or an owner. */
export const FORECAST_PARAMS = ["target", "dir", "owner"] as const;

/** Legacy imports at the end of a day; epoch ms. */
export type CountPoint = { readonly t: number; readonly count: number };
export type FanPoint = Band & { readonly t: number };

/** A folder (the first two parts of a path) or an accountable owner (`none`: nobody) that a forecast is of. */
export type ForecastPart = { readonly dimension: "dir" | "owner"; readonly key: string };

export type ForecastModel = {
  /** Null: of the whole plan. */
  readonly part: ForecastPart | null;
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

/** The finish of each folder or owner that has legacy imports left, the most first. */
export type FinishesModel = {
  readonly by: ForecastPart["dimension"];
  readonly rows: readonly {
    readonly key: string;
    readonly left: number;
    readonly finish: PartFinish;
  }[];
};

export function finishesQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<FinishesModel>(place, "finishes", params);
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

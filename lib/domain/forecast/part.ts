import { type DailySeries, paceAt } from "./daily-series";
import { forecast, type Outcome } from "./forecast";
import { type Blocked, forecastFinding, isBlocked, isStale } from "./words";

const DAY = 86_400_000;

/** When a part of the imports (a folder's, an owner's) is gone at its own pace, by the plan's own forecast and its refusals. */
export type PartFinish = {
  /**
   * `stale`: the last fact is too old to go on from; `blocked`: a part of it is not judged, or not recorded; `notAsked`: one
   * of the many parts with the least left.
   */
  readonly state: Outcome["state"] | "stale" | "blocked" | "notAsked";
  /** Epoch ms by which half of the runs, and 85% of them, have none left; null where there is no such day. */
  readonly half: number | null;
  readonly most: number | null;
  /** Why there is no day, in the words of the plan's forecast; null where there is one. */
  readonly why: string | null;
};

export const NOT_ASKED: PartFinish = {
  ...{ state: "notAsked", half: null, most: null },
  why: "Not worked out here: others have more left",
};

export const NOTHING_LEFT: PartFinish = {
  ...{ state: "nothingLeft", half: null, most: null },
  why: "No legacy import is left",
};

export type PartQuestion = {
  /** Epoch ms: the moment that it is read at. */
  readonly now: number;
  readonly planVersion: number;
  /** Of the part: imports that the plan does not judge; and modules that no scan records, of the whole. */
  readonly blocked: Blocked;
};

/** The forecast of one part from its own days. */
export function partFinish(series: DailySeries, question: PartQuestion): PartFinish {
  const left = series.counts.at(-1) ?? 0;
  const said = forecast(paceAt(series), left);
  const told = { ...question, said, target: null, from: series.until };
  const none = { half: null, most: null, why: forecastFinding(told) };
  if (left > 0 && isStale(told)) return { state: "stale", ...none };
  const { outcome } = said;
  const wouldEnd = outcome.state === "dates" || outcome.state === "nothingLeft";
  if (wouldEnd && isBlocked(question.blocked)) return { state: "blocked", ...none };
  if (outcome.state !== "dates") return { state: outcome.state, ...none };
  const at = (days: number | null) => (days === null ? null : series.until + days * DAY);
  return { state: "dates", half: at(outcome.days[50]), most: at(outcome.days[85]), why: null };
}

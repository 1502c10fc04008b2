import "server-only";
import type { OwnerFinish } from "@/lib/api/owners";
import { dailySeries, paceAt } from "@/lib/domain/forecast/daily-series";
import { forecast } from "@/lib/domain/forecast/forecast";
import { isStale } from "@/lib/domain/forecast/words";
import type { Board } from "./board";

const DAY = 86_400_000;
const NO_DAY = { half: null, most: null } as const;

export const NOT_ASKED: OwnerFinish = { state: "notAsked", ...NO_DAY };

/** The forecast of one accountable owner, by the same method as the plan's. `owner` null: files without one. */
export function ownerFinish(
  { facts, judged, asOf, plan }: Board,
  ownerOf: (path: string) => string | null,
  owner: string | null,
): OwnerFinish {
  const series = dailySeries(
    judged,
    {
      effectiveAt: facts.commits.effectiveAt,
      position: asOf.position,
      startsAt: plan.startsAt ?? null,
    },
    ({ path }) => ownerOf(facts.paths[path] ?? "") === owner,
  );
  const left = series.counts.at(-1) ?? 0;
  if (left > 0 && isStale({ from: series.until, now: asOf.now }))
    return { state: "stale", ...NO_DAY };
  const { outcome } = forecast(paceAt(series), left);
  if (outcome.state !== "dates") return { state: outcome.state, ...NO_DAY };
  const at = (days: number | null) => (days === null ? null : series.until + days * DAY);
  return { state: "dates", half: at(outcome.days[50]), most: at(outcome.days[85]) };
}

import type { Plan } from "../plan";
import { plannedSpans } from "../verdict/phase-plan";
import type { Forecast } from "./forecast";

/** The day by which nothing should be left: asked for, or the latest planned end of the plan's last phase. */
export type TargetDate = { readonly t: number; readonly of: "asked" | "plan" };

/** Null: nobody asked for one, and the plan's phases have no known end. Epoch ms. */
export function targetDate(
  plan: Pick<Plan, "startsAt" | "phases">,
  asked: number | null,
): TargetDate | null {
  if (asked !== null) return { t: asked, of: "asked" };
  const last = plannedSpans(plan).at(-1);
  return last ? { t: last.latest, of: "plan" } : null;
}

const DAY = 86_400_000;

export type TargetReach = TargetDate & {
  /** Imports that must leave each week from `from` on, beside what comes in while the pace is not known; null once the date has passed. */
  readonly needed: number | null;
  /** Share of the runs that end by it, 0 to 1; null where nothing was simulated. */
  readonly chance: number | null;
};

/** What a target asks of the pace, from the moment (epoch ms) that the forecast starts at. */
export function reach(target: TargetDate, said: Forecast, from: number): TargetReach {
  const days = (target.t - from) / DAY;
  return {
    ...target,
    needed: days > 0 ? neededPace(said, days) : null,
    chance: said.outcome.state === "dates" ? said.chance(Math.floor(days)) : null,
  };
}

/** Imports that must leave each week so that none is left after `days`, when as many come in as now. */
function neededPace({ left, pace, outcome }: Forecast, days: number): number {
  return (left * 7) / days + (outcome.state === "tooLittle" ? 0 : pace.in);
}

import type { Plan } from "@/lib/domain/plan";

const DAY = 86_400_000;

/** When a phase is planned, epoch ms: ends are the midnight (UTC) behind its last day. */
export type PlannedSpan = {
  readonly from: number;
  readonly earliest: number;
  readonly latest: number;
};

/**
 * Calendar days in sequence from the plan's start (rules.md 6): a phase begins where the one before ends at the earliest, and a
 * range of days is its earliest and latest end. Null from the first phase on whose length is not known.
 */
export function plannedSpans({
  startsAt,
  phases,
}: Pick<Plan, "startsAt" | "phases">): (PlannedSpan | null)[] {
  let earliest: number | null = startsAt === undefined ? null : Math.floor(startsAt / DAY) * DAY;
  let latest = earliest;
  return phases.map(({ days }) => {
    if (earliest === null || latest === null || days === undefined) {
      earliest = null;
      return null;
    }
    const from = earliest;
    earliest += days[0] * DAY;
    latest += days[1] * DAY;
    return { from, earliest, latest };
  });
}

/** Behind the latest planned end, ms: of the actual end where there is one, else of now; 0 when it is not late. */
export function lateMs(
  planned: PlannedSpan | null,
  done: number | null,
  now: number,
): number | null {
  return planned === null ? null : Math.max(0, (done ?? now) - planned.latest);
}

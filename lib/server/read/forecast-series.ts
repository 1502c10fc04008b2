import "server-only";
import { countsAt, isStanding } from "@/lib/domain/board/counts";
import type { JudgedSpan } from "@/lib/domain/board/judge";
import { unrecordedModules } from "@/lib/domain/board/recorded";
import { type DailySeries, dailySeries } from "@/lib/domain/forecast/daily-series";
import type { Blocked } from "@/lib/domain/forecast/words";
import type { Board } from "./board";

/** Narrows a forecast to some imports; absent: all. */
export type Within = (span: JudgedSpan) => boolean;

/** The legacy imports of a board day by day, up to the last fact at its moment. */
export function seriesOf({ facts, judged, asOf, plan }: Board, within?: Within): DailySeries {
  const { effectiveAt } = facts.commits;
  return dailySeries(
    judged,
    {
      effectiveAt,
      position: asOf.position,
      startsAt: plan.startsAt ?? null,
    },
    within,
  );
}

/** What the plan does not judge, or the scans do not see, may still be part of the consolidation (rules.md 3). */
export function blockedOf({ plan, judged, asOf, facts }: Board, within?: Within): Blocked {
  const { unplanned, unclassified } =
    within === undefined
      ? countsAt(judged, asOf.position)
      : { unplanned: outsideWithin(judged.spans, asOf.position, within), unclassified: 0 };
  const scanner = facts.scanners[facts.commits.scanner[asOf.position] ?? -1];
  return {
    outside: plan.unplanned === "allowed" ? 0 : unplanned + unclassified,
    unrecorded: scanner ? unrecordedModules(plan, scanner).length : 0,
  };
}

function outsideWithin(spans: readonly JudgedSpan[], position: number, within: Within): number {
  return spans.filter(
    (span) =>
      (span.class === "unplanned" || span.class === "unclassified") &&
      isStanding(span, position) &&
      within(span),
  ).length;
}

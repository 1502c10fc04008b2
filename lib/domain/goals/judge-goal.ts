import { isStanding } from "../board/counts";
import type { JudgedSpan } from "../board/judge";
import { plural } from "../words";
import type { Goal } from "./goal";

export const GOAL_STATES = ["late", "worsened", "unknown", "on time", "met"] as const;
export type GoalState = (typeof GOAL_STATES)[number];

/** All that the verdict on a goal may know: the file's spans under the plan, and where it was set. */
export type GoalFacts = {
  readonly spans: readonly JudgedSpan[];
  /** Positions: the moment, and the last commit when the goal was set. */
  readonly position: number;
  readonly setAt: number;
  readonly now: number;
  readonly isUnreadable: boolean;
  /** The plan lets gates be judged although unplanned imports stand. */
  readonly isUnplannedAllowed: boolean;
};

export type GoalVerdict = {
  readonly state: GoalState;
  /** A sentence that says why. */
  readonly reason: string;
  /** Legacy imports of the file when the goal was set, and now. */
  readonly before: number;
  readonly legacy: number;
};

/** Whether a goal is reached, can still be, or was missed (lib/decisions/033): what is not known is never met. */
export function judgeGoal(goal: Goal, facts: GoalFacts): GoalVerdict {
  const { spans, position, setAt } = facts;
  const legacyAt = (at: number): number =>
    spans.filter((span) => span.class === "legacy" && isStanding(span, at)).length;
  const [before, legacy] = [legacyAt(Math.min(setAt, position)), legacyAt(position)];
  const counts = { before, legacy };
  const unknown = unknownReason(facts, legacy);
  if (unknown !== null) return { ...counts, state: "unknown", reason: unknown };
  const change = `${plural(legacy, "legacy import")}, ${before} when the goal was set`;
  const isWorse = legacy > before;
  if (goal.kind === "hold")
    return isWorse
      ? { ...counts, state: "worsened", reason: `${change}.` }
      : { ...counts, state: "met", reason: `No worse: ${change}.` };
  if (legacy === 0) return { ...counts, state: "met", reason: "No legacy import is left." };
  if (facts.now >= (goal.due ?? 0))
    return { ...counts, state: "late", reason: `The day is over: ${change}.` };
  if (isWorse) return { ...counts, state: "worsened", reason: `${change}.` };
  return { ...counts, state: "on time", reason: `${change}; the day is still to come.` };
}

/** A file that went, moved or cannot be read was not converted; nor was one whose imports nobody has judged. */
function unknownReason(facts: GoalFacts, legacy: number): string | null {
  const { spans, position, isUnreadable, isUnplannedAllowed } = facts;
  if (isUnreadable) return "The file cannot be read at this moment.";
  const seen = spans.filter(({ from }) => from <= position);
  if (seen.length === 0)
    return "No scan up to this moment names an import of the subject in this file.";
  const standing = seen.filter((span) => isStanding(span, position));
  const outside = standing.filter(
    (span) => span.class === "unplanned" || span.class === "unclassified",
  ).length;
  if (legacy === 0 && outside > 0 && !isUnplannedAllowed)
    return `${plural(outside, "import")} ${outside === 1 ? "stands" : "stand"} on paths that the plan does not judge.`;
  if (standing.length > 0) return null;
  const last = seen.reduce((a, b) => (b.to >= a.to ? b : a)).closing;
  if (last === "fileDeleted") return "The file was deleted: nothing was converted in it.";
  if (last === "moved") return "The file has another name now; set the goal there.";
  if (last === "unreadable") return "Its imports went from a version that could not be read.";
  return null;
}

/** Worst first. */
export function worstGoal(states: readonly GoalState[]): GoalState | null {
  return GOAL_STATES.find((state) => states.includes(state)) ?? null;
}

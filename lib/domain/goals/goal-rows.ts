import type { Act } from "../acts";
import type { JudgedSpan } from "../board/judge";
import { isoDay } from "../time";
import { inWords, plural } from "../words";
import { type Goal, parseGoal, standingGoals } from "./goal";
import {
  GOAL_STATES,
  type GoalFacts,
  type GoalState,
  type GoalVerdict,
  judgeGoal,
} from "./judge-goal";

/** A goal that stands, its verdict at the moment, and who set it. */
export type GoalRow = Goal & GoalVerdict & { readonly subject: string; readonly set: Act };

/** What the verdicts know beside the file's own spans, asked for each goal. */
export type GoalBasis = {
  readonly spansOf: (path: string) => readonly JudgedSpan[];
  readonly positionAt: (time: number) => number;
  readonly isUnreadable: (path: string) => boolean;
  readonly facts: Pick<GoalFacts, "position" | "now" | "isUnplannedAllowed">;
};

/** Worst first, then by path. */
export function goalRows(acts: readonly Act[], basis: GoalBasis): GoalRow[] {
  const rank = (state: GoalState): number => GOAL_STATES.indexOf(state);
  return standingGoals(acts)
    .map((goal): GoalRow => {
      const facts = {
        ...basis.facts,
        spans: basis.spansOf(goal.path),
        setAt: basis.positionAt(goal.set.at),
        isUnreadable: basis.isUnreadable(goal.path),
      };
      return { ...goal, ...judgeGoal(goal, facts) };
    })
    .sort((a, b) => rank(a.state) - rank(b.state) || (a.path < b.path ? -1 : 1));
}

/** Everything that was done about a file's goals, newest first. */
export function goalTrail(acts: readonly Act[], path: string): Act[] {
  return acts.filter(({ subject }) => parseGoal(subject)?.path === path).reverse();
}

export function goalWords({ kind, due }: Goal): string {
  if (kind === "hold" || due === null) return "must not worsen";
  return `convert by ${isoDay(due - 1)}`;
}

/** `3 goals: 1 late, 2 on time`; empty where none is set. */
export function goalsSentence(states: readonly GoalState[]): string {
  if (states.length === 0) return "";
  const parts = GOAL_STATES.flatMap((state) => {
    const count = states.filter((one) => one === state).length;
    return count === 0 ? [] : [`${inWords(count)} ${state}`];
  });
  return `${plural(states.length, "goal")}: ${parts.join(", ")}`;
}

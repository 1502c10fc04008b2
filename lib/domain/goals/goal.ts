import type { Act } from "../acts";
import { parseDay } from "../time";

/** What a person set for one file: that it is converted by the end of a day, or that it does not get worse. */
export type Goal = {
  readonly kind: "convert" | "hold";
  /** Epoch ms of the first moment after the day, UTC; null for `hold`. */
  readonly due: number | null;
  readonly path: string;
};

const SUBJECT = /^goal:(?:convert:(?<day>\d{4}-\d{2}-\d{2})|hold):(?<path>\S.*)$/s;
const DAY_MS = 86_400_000;

/** The natural key of a goal, on which it is set and withdrawn: another day is another goal. */
export function goalSubject(kind: Goal["kind"], path: string, day = ""): string {
  return kind === "convert" ? `goal:convert:${day}:${path}` : `goal:hold:${path}`;
}

/** Null for a key that is no goal's, or names no day of the calendar. */
export function parseGoal(subject: string): Goal | null {
  const { day, path } = SUBJECT.exec(subject)?.groups ?? {};
  if (path === undefined) return null;
  if (day === undefined) return { kind: "hold", due: null, path };
  const start = parseDay(day);
  return start === null ? null : { kind: "convert", due: start + DAY_MS, path };
}

export type StandingGoal = Goal & { readonly subject: string; readonly set: Act };

/** Goals that stand after the acts, in the order in which they were set. A goal set twice stands as it was set last. */
export function standingGoals(acts: readonly Act[]): StandingGoal[] {
  const standing = new Map<string, StandingGoal>();
  for (const act of acts) {
    if (act.kind !== "goal" && act.kind !== "ungoal") continue;
    const goal = parseGoal(act.subject);
    standing.delete(act.subject);
    if (goal !== null && act.kind === "goal")
      standing.set(act.subject, { ...goal, subject: act.subject, set: act });
  }
  return [...standing.values()];
}

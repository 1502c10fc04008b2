import type { Act } from "@/lib/domain/acts";
import type { GoalRow } from "@/lib/domain/goals/goal-rows";

/** The goals that stand at a moment, and everything that was done about goals up to it, newest first. */
export type GoalsModel = {
  /** Empty where no goal is set. */
  readonly sentence: string;
  readonly rows: readonly GoalRow[];
  readonly trail: readonly Act[];
};

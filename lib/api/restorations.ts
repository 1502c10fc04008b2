import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { RestorationRow } from "@/lib/domain/board/restoration-rows";

/** Whether scans name the contents of files: without that, what equals what is unknown. */
export type ContentsKnown = "all" | "some" | "none";

/** Commits that put files back exactly to what they were (rules.md 1.12). */
export type RestorationsModel = {
  readonly sentence: string;
  readonly known: ContentsKnown;
  /** At most 100, most files first, each with at most 20 paths; the CSV has all. */
  readonly rows: readonly RestorationRow[];
  readonly total: number;
};

export function restorationsQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<RestorationsModel>(place, "restorations", params);
}

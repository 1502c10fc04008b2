import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { ContentsKnown } from "@/lib/api/restorations";
import type { CopyRow } from "@/lib/domain/board/copy-rows";

/** Folders that are copies of others (rules.md 1.13). */
export type CopiesModel = {
  readonly sentence: string;
  readonly known: ContentsKnown;
  readonly rows: readonly CopyRow[];
};

export function copiesQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<CopiesModel>(place, "copies", params);
}

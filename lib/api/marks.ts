import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { MarksModel } from "@/lib/domain/board/marks";

export function marksQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<MarksModel>(place, "marks", params);
}

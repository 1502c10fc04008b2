import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { TriggersModel } from "@/lib/domain/verdict/trigger-model";

/** Triggers and incidents; `incident` names the one whose evidence is shown. */
export function triggersQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<TriggersModel>(place, "triggers", params);
}

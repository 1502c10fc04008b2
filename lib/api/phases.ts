import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { PhasesModel } from "@/lib/domain/verdict/phase-model";

/** The timeline planned and actual, the gates item by item, and the success criteria. */
export function phasesQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<PhasesModel>(place, "phases", params);
}

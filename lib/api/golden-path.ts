import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { GoldenPathModel } from "@/lib/domain/verdict/golden-path-model";

/** The journey protected, for people who read no code. */
export function goldenPathQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<GoldenPathModel>(place, "golden-path", params);
}

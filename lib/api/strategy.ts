import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { StrategyModel } from "@/lib/domain/verdict/strategy-model";

/** The planned test mix against what is there, and the fail-first proof. */
export function strategyQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<StrategyModel>(place, "strategy", params);
}

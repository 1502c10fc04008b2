import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { ChronicleEvent } from "@/lib/domain/board/chronicle";

/** The mass events up to a moment, the earliest first. */
export type ChronicleModel = { readonly events: readonly ChronicleEvent[] };

export function chronicleQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<ChronicleModel>(place, "chronicle", params);
}

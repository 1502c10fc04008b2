import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { TriggersModel } from "@/lib/domain/verdict/trigger-model";

/** The tables of the page that can be had as CSV, by the parameter `table`. */
export const TRIGGER_TABLES = ["triggers", "lanes", "openings"] as const;
export type TriggerTable = (typeof TRIGGER_TABLES)[number];

/** Triggers and incidents; `incident` names the one whose evidence is shown. */
export function triggersQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<TriggersModel>(place, "triggers", params);
}

import type { PlanModel, PlanPageParams } from "@/lib/api/plan";
import type { PlanPlace } from "@/lib/api/plan-query";

/** What each part of the plan page is given. */
export type PlanPartProps = {
  readonly place: PlanPlace;
  /** `at` and `version` as the URL has them. */
  readonly moment: Readonly<Record<string, string>>;
  readonly own: PlanPageParams;
  readonly model: PlanModel;
};

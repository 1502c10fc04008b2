import type { BurndownModel } from "@/lib/api/burndown";
import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { FileRow } from "@/lib/domain/board/file-rows";
import type { Ledger } from "@/lib/domain/board/ledger";

export type OverviewModel = BurndownModel & {
  /** What moved since yesterday and since the plan started. */
  readonly sinceYesterday: Ledger;
  readonly sinceStart: Ledger | null;
  readonly worst: readonly FileRow[];
  readonly critical: readonly {
    readonly path: string;
    readonly risk: string;
    readonly row: FileRow | null;
  }[];
};

export function overviewQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<OverviewModel>(place, "overview", params);
}

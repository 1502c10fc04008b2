import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { Heatmap } from "@/lib/domain/board/heatmap";

export type HeatGroup = {
  readonly name: string;
  readonly now: number;
  readonly rows: Heatmap["rows"];
};

export type HeatmapModel = Omit<Heatmap, "rows"> & {
  readonly headline: string;
  readonly lede: string;
  /** Files by directory, the one with the most legacy imports now first. */
  readonly groups: readonly HeatGroup[];
  readonly spark: readonly { readonly t: number; readonly count: number }[];
  readonly peak: { readonly t: number; readonly count: number } | null;
};

export function heatmapQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<HeatmapModel>(place, "heatmap", params);
}

import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { Sentences } from "@/lib/domain/board/headline";
import type { Heatmap, HeatValue } from "@/lib/domain/board/heatmap";

/** The parameters of the question; the page has more, which only say how it is shown. */
export const HEATMAP_PARAMS = ["value", "sort"] as const;

export type HeatGroup = {
  readonly name: string;
  readonly now: number;
  readonly rows: Heatmap["rows"];
};

export type HeatmapModel = Omit<Heatmap, "rows"> & {
  readonly value: HeatValue;
  readonly sentences: Sentences;
  /** What the map shows of its first folder against the rest. */
  readonly finding: string;
  /** Files by folder: where the plan's critical files are first, then as the rows are sorted. */
  readonly groups: readonly HeatGroup[];
  /** The most imports counted within each column, with the time at which they stood. */
  readonly spark: readonly { readonly t: number; readonly count: number }[];
  readonly now: number;
};

export function heatmapQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<HeatmapModel>(place, "heatmap", params);
}

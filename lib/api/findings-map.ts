import type { HeatGroup, PackedHeatmap } from "@/lib/api/heatmap";
import { packedParams } from "@/lib/api/heatmap";
import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";

/** What a heat map is drawn from, whatever its cells count. */
export type DrawnHeatmap = Pick<
  PackedHeatmap,
  | "columns"
  | "columnMs"
  | "finding"
  | "spark"
  | "zoom"
  | "all"
  | "now"
  | "owners"
  | "ownerOf"
  | "packed"
  | "critical"
>;

type FindingsFrame = Omit<DrawnHeatmap, "packed" | "critical" | "ownerOf"> & {
  /** Standing now in the files drawn. */
  readonly findings: number;
  readonly filesNow: number;
  readonly filesNoLonger: number;
  /** Standing findings that name no file: they have no row. */
  readonly homeless: number;
};

/** Findings of files by time as JSON: files by folder, as `sort` says. */
export type FindingsMap = FindingsFrame & { readonly groups: readonly HeatGroup[] };

/** The same for the page (`form=packed`). */
export type PackedFindingsMap = FindingsFrame & DrawnHeatmap;

export function findingsMapQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<PackedFindingsMap>(place, "findings-map", packedParams(params));
}

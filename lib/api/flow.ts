import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { FlowClass, FlowList } from "@/lib/domain/board/flow-list";
import type { FlowRow } from "@/lib/domain/board/flow-rows";
import type { OfWhich, Part } from "@/lib/domain/board/of-which";

/** What the page of a flow reads from its URL beside the moment. */
export const FLOW_PARAMS = [
  "flow",
  "from",
  "of",
  "part",
  "module",
  "dir",
  "risk",
  "owner",
  "share",
  "path",
  "glob",
  "page",
] as const;

/** The imports behind one number: as many as the number says. */
export type FlowModel = {
  readonly sentence: string;
  readonly list: FlowList;
  readonly class: FlowClass;
  readonly part: Part | null;
  readonly from: { readonly sha: string | null; readonly t: number | null; readonly label: string };
  readonly to: { readonly sha: string | null; readonly t: number | null };
  readonly rows: readonly FlowRow[];
  readonly total: number;
  readonly files: number;
  readonly page: number;
  readonly pages: number;
  /** Parts of the list before `part` narrows it; each opens too. */
  readonly ofWhich: readonly OfWhich[];
};

export function flowQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<FlowModel>(place, "flow", params);
}

import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { TreemapFile } from "@/lib/domain/board/treemap";
import type { PackedFiles } from "@/lib/domain/board/treemap-pack";

/** The parameters of the question: two commits that must be among its moments. The page has more, which only say how the answer is shown. */
export const TREEMAP_PARAMS = ["commit", "beside"] as const;

/** A commit that can be stepped to. */
export type TreemapMoment = {
  readonly sha: string;
  /** Effective time, epoch ms. */
  readonly t: number;
};

type TreemapFrame = {
  /** Commits that moved an import of the subject, at most 200 of them evenly chosen, and the last; ascending. */
  readonly moments: readonly TreemapMoment[];
  /** How many commits moved one. */
  readonly steps: number;
  /** False where no full scan says which files there are: then only files that hold an import of the subject are listed. */
  readonly isTreeKnown: boolean;
  readonly now: number;
};

/** The answer as JSON. */
export type TreemapModel = TreemapFrame & { readonly files: readonly TreemapFile[] };
/** The same for the page (`form=packed`). */
export type PackedTreemap = TreemapFrame & { readonly packed: PackedFiles };

export function treemapParams(asked: PlanParams): Record<string, string> {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => !!entry[1]);
  return { ...Object.fromEntries(given), form: "packed" };
}

export function treemapQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<PackedTreemap>(place, "treemap", treemapParams(params));
}

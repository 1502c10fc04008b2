import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { Sentences } from "@/lib/domain/board/headline";
import type { PackedRows } from "@/lib/domain/board/heat-pack";
import type { HeatmapRow } from "@/lib/domain/board/heat-row";
import type { HeatSort } from "@/lib/domain/board/heat-sort";
import type { Heatmap, HeatValue } from "@/lib/domain/board/heatmap";

/** The parameters of the question that a page asks; it has more, which only say how the answer is shown. */
export const HEATMAP_PARAMS = ["value", "zoom"] as const;

export type HeatGroup = {
  readonly name: string;
  readonly now: number;
  /** With the accountable owner; null where the file has none, or none is known. */
  readonly rows: readonly (HeatmapRow & { readonly owner: string | null })[];
};

type HeatmapFrame = Omit<Heatmap, "rows"> & {
  readonly value: HeatValue;
  readonly sentences: Sentences;
  /** What the map shows of its first folder against the rest. */
  readonly finding: string;
  /** The most imports counted within each column, with the time at which they stood. */
  readonly spark: readonly { readonly t: number; readonly count: number }[];
  /** The span that was asked for, epoch ms; null where it is all. */
  readonly zoom: { readonly from: number; readonly to: number } | null;
  /** All that there is: the first commit, and the last fact at the moment. */
  readonly all: { readonly from: number; readonly to: number };
  readonly now: number;
  /** The accountable owners of files here by name; null where no CODEOWNERS file is known. */
  readonly owners: readonly string[] | null;
};

/** The answer as JSON: files by folder, as `sort` says. */
export type HeatmapModel = HeatmapFrame & { readonly groups: readonly HeatGroup[] };

/** The same for the page (`form=packed`), which sorts and folds by itself. */
export type PackedHeatmap = HeatmapFrame & {
  readonly packed: PackedRows;
  /** For each row the index of its owner, `varintsText`: their number where it has none. Empty where none is known. */
  readonly ownerOf: string;
  /** Folders with critical files of the plan, those with the most first. */
  readonly critical: readonly string[];
};

export type HeatmapParams = {
  readonly columns: number;
  readonly value: HeatValue;
  readonly sort: HeatSort;
};

/** What the page asks: `asked` with the form that it reads. */
export function packedParams(asked: PlanParams): Record<string, string> {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => !!entry[1]);
  return { ...Object.fromEntries(given), form: "packed" };
}

export function heatmapQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<PackedHeatmap>(place, "heatmap", packedParams(params));
}

import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { ClassChange, FileChange } from "@/lib/domain/board/compare";
import type { Ledger } from "@/lib/domain/board/ledger";
import type { ReadClass, Reread, RereadCell } from "@/lib/domain/board/reclassified";
import type { LedgerModel } from "./burndown";

/** What the page reads from its URL beside the moment: the other moment, the other version, a cell of the two versions, a page. */
export const COMPARE_PARAMS = ["from", "than", "a", "b", "page"] as const;

/** Two moments under one plan version, and one moment under two. */
export type CompareModel = {
  readonly sentence: string;
  readonly lede: string;
  readonly from: LedgerModel["from"];
  readonly to: LedgerModel["to"];
  readonly version: number;
  readonly versions: readonly number[];
  readonly classes: readonly ClassChange[];
  readonly ledger: Ledger;
  /** At most 200, the worse first; the CSV has all. */
  readonly files: readonly FileChange[];
  readonly filesTotal: number;
  readonly filesWorse: number;
  readonly filesBetter: number;
  /** Null where the plan has one version only. */
  readonly reading: VersionReading | null;
};

/** What another version calls the imports that stand at the moment. */
export type VersionReading = {
  readonly than: number;
  readonly cells: readonly RereadCell[];
  readonly same: number;
  readonly different: number;
  /** The imports of the cell that the URL names; without one, all that the versions read differently. */
  readonly picked: { readonly a: ReadClass; readonly b: ReadClass } | null;
  readonly rows: readonly Reread[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

export function compareQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<CompareModel>(place, "compare", params);
}

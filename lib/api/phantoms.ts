import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type {
  PhantomCounts,
  PhantomModule,
  PhantomPoint,
  PhantomRow,
} from "@/lib/domain/board/phantoms";

/** Imports of modules of this code base that do not exist (rules.md 1.11). */
export type PhantomsModel = {
  readonly sentence: string;
  readonly detail: string;
  /** Null: no scan up to the moment has named the files of the tree, so existence is unknown. */
  readonly counts: PhantomCounts | null;
  /** The commit from which on the tree is known; null when it never is. */
  readonly knownFrom: { readonly sha: string; readonly t: number } | null;
  readonly modules: readonly PhantomModule[];
  /** At most 200; the CSV has all. */
  readonly rows: readonly PhantomRow[];
  /** Rows in all, those out of scope too. */
  readonly total: number;
  /** At most 400 points; `table=series` as CSV has all. */
  readonly points: readonly PhantomPoint[];
  /** Points before they were thinned. */
  readonly changes: number;
};

export function phantomsQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<PhantomsModel>(place, "phantoms", params);
}

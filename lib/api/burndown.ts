import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { BreakdownRow, OutsideRow } from "@/lib/domain/board/breakdown";
import type { ChronicleEvent } from "@/lib/domain/board/chronicle";
import type { Sentences } from "@/lib/domain/board/headline";
import type { Ledger } from "@/lib/domain/board/ledger";
import type { SeriesPoint } from "@/lib/domain/board/series";
import type { ClassCounts } from "@/lib/domain/import-class";

export type LedgerModel = {
  readonly from: { readonly sha: string | null; readonly t: number | null; readonly label: string };
  readonly to: { readonly sha: string | null; readonly t: number | null };
  readonly ledger: Ledger;
};

export type BurndownModel = {
  readonly sentences: Sentences;
  readonly counts: ClassCounts & { readonly legacyFiles: number };
  /** At most 400 points; the exact series is the CSV's. */
  readonly points: readonly SeriesPoint[];
  /** Commits after which a count differed, up to the moment. */
  readonly changes: number;
  readonly commits: number;
  readonly events: readonly ChronicleEvent[];
  readonly ledger: LedgerModel;
  readonly modules: readonly BreakdownRow[];
  readonly directories: readonly BreakdownRow[];
  readonly outside: readonly OutsideRow[];
  /** Modules of the plan that the scans do not record: nothing is known of them. */
  readonly unrecorded: readonly string[];
  readonly unreadableFiles: number;
  readonly filesScanned: number;
};

export function burndownQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<BurndownModel>(place, "burndown", params);
}

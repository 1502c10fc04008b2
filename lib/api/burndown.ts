import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { BreakdownRow, OutsideRow } from "@/lib/domain/board/breakdown";
import type { ChronicleEvent } from "@/lib/domain/board/chronicle";
import type { CommitChange } from "@/lib/domain/board/commit-changes";
import type { FlowList } from "@/lib/domain/board/flow-list";
import type { Gap } from "@/lib/domain/board/gaps";
import type { Sentences } from "@/lib/domain/board/headline";
import type { Ledger } from "@/lib/domain/board/ledger";
import type { OfWhich } from "@/lib/domain/board/of-which";
import type { SeriesPoint } from "@/lib/domain/board/series";
import type { ClassCounts } from "@/lib/domain/import-class";

export type LedgerModel = {
  readonly from: { readonly sha: string | null; readonly t: number | null; readonly label: string };
  readonly to: { readonly sha: string | null; readonly t: number | null };
  readonly ledger: Ledger;
  /** For the ledger's flows: parts that change how the number reads. */
  readonly ofWhich: Readonly<Partial<Record<FlowList, readonly OfWhich[]>>>;
};

/** How the counts were made: which scanner said it, and what of the plan they were read by. */
export type Made = {
  readonly tool: string;
  readonly version: string;
  /** Null: every module. */
  readonly recordedModules: number | null;
  readonly canonicalRules: number;
  readonly legacyRules: number;
};

/** What the chart shows of the series. Epoch ms. */
export type Shown = {
  readonly from: number;
  readonly to: number;
  /** Commits after which a count differed within it, and whether each of them is a point. */
  readonly changes: number;
  readonly isExact: boolean;
};

export type ChangesModel = {
  readonly from: LedgerModel["from"];
  /** Newest first, at most 200; the CSV has all. */
  readonly rows: readonly CommitChange[];
  readonly total: number;
};

export type BurndownModel = {
  readonly sentences: Sentences;
  readonly planVersion: number;
  readonly planStartsAt: number | null;
  /** Epoch ms at which the page is read. */
  readonly asOf: number;
  readonly counts: ClassCounts & { readonly legacyFiles: number };
  /** At most 400 points; the exact series is the CSV's. */
  readonly points: readonly SeriesPoint[];
  readonly shown: Shown;
  readonly gaps: readonly Gap[];
  /** Commits after which a count differed, up to the moment. */
  readonly changes: number;
  readonly commits: number;
  /** The six largest events; the question `chronicle` tells more of them, and by contents. */
  readonly events: readonly ChronicleEvent[];
  readonly ledger: LedgerModel;
  readonly modules: readonly BreakdownRow[];
  readonly directories: readonly BreakdownRow[];
  /** Empty where the plan names no critical file. */
  readonly risks: readonly BreakdownRow[];
  readonly outside: readonly OutsideRow[];
  /** Modules of the plan that the scans do not record: nothing is known of them. */
  readonly unrecorded: readonly string[];
  readonly unreadableFiles: number;
  readonly filesScanned: number;
  readonly made: Made | null;
};

export function burndownQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<BurndownModel>(place, "burndown", params);
}

import type { BurndownModel, ChangesModel } from "@/lib/api/burndown";
import type { PhantomsModel } from "@/lib/api/phantoms";
import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { CriticalRow } from "@/lib/domain/board/critical";
import type { FileRow } from "@/lib/domain/board/file-rows";
import type { Ledger } from "@/lib/domain/board/ledger";
import type { JudgingSummary } from "@/lib/domain/verdict/summary";

export type OverviewModel = BurndownModel & {
  /** What moved since yesterday and since the plan started. */
  readonly sinceYesterday: Ledger;
  readonly sinceStart: Ledger | null;
  readonly worst: readonly FileRow[];
  /** Files whose imports came back after they had gone, and how many such imports. */
  readonly flipFlop: { readonly files: number; readonly flips: number };
  readonly critical: readonly CriticalRow[];
  /** The commits since yesterday that moved a count. */
  readonly recent: ChangesModel;
  /** By when it is finished and at which pace, or why that cannot be said. */
  readonly forecast: string;
  readonly waiting: number;
  /** How the goals of files stand; empty where none is set. */
  readonly goals: string;
  /** Imports of the subject whose module does not exist. */
  readonly phantoms: Pick<PhantomsModel, "sentence" | "detail" | "counts">;
  /** Golden Path, triggers, phases and strategy in short; null where the plan has nothing to judge. */
  readonly judging: JudgingSummary | null;
};

export function overviewQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<OverviewModel>(place, "overview", params);
}

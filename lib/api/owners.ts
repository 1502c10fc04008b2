import type { LedgerModel } from "@/lib/api/burndown";
import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { Sentences } from "@/lib/domain/board/headline";
import type { OwnerDialect } from "@/lib/domain/owners/owner-file";
import type { OwnerRow } from "@/lib/domain/owners/owner-rows";

/** What the page of owners reads from its URL beside the moment. */
export const OWNERS_PARAMS = ["from"] as const;

/** The CODEOWNERS file that says who owns what at the moment. */
export type OwnersSource = {
  readonly upload: number;
  /** The commit that it stands at; null: it holds from its receipt on. */
  readonly sha: string | null;
  /** Epoch ms from which it holds. */
  readonly t: number;
  readonly dialect: OwnerDialect;
  readonly rules: number;
  /** True where the file says of itself that its owners are made up (`isSimulatedOwners`). */
  readonly isSimulated: boolean;
  /** True where the moment is before it: it is the first that is known, read backwards. */
  readonly isLater: boolean;
  /** Files known on the line, and those of commits that are not on it. */
  readonly versions: number;
  readonly waiting: number;
};

export type OwnersModel = {
  readonly sentences: Sentences;
  /** Null: no CODEOWNERS file is known, and `rows` is empty. */
  readonly source: OwnersSource | null;
  readonly from: LedgerModel["from"];
  readonly rows: readonly OwnerRow[];
  readonly total: number;
  /** Epoch ms: the start of the trend, and of the four weeks that `recent` counts. */
  readonly trendFrom: number;
  readonly recentFrom: number;
  readonly now: number;
};

export function ownersQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<OwnersModel>(place, "owners", params);
}

import type { Bucket } from "@/lib/domain/plan";
import type { GuardRow } from "./guard-model";
import type { At, RunRef } from "./words";

export type CountedBucket = Exclude<Bucket, "existing">;

export type BucketRow = {
  readonly bucket: CountedBucket;
  /** Percent of the test files of the three buckets, as the plan wants it. */
  readonly target: number;
  /** Files that the entries name or match. */
  readonly planned: number;
  readonly inTree: number;
  readonly ran: number;
  /** In the state that the bucket is for: failed first (new), updated (update), passing (validation). */
  readonly inState: number;
  readonly stateWord: string;
  /** Percentage points by which the planned share differs from the target. */
  readonly drift: number;
  readonly cases: { readonly planned: number; readonly ran: number };
  readonly isSimulated: boolean;
};

/**
 * What a test that must fail first has proved. `proved`: failed for its reason while violations stood. `good`: proved, and
 * passed once they had gone. `vacuous`: passed while violations stood, without having failed first, or after. `broken`: failed,
 * and not for the reason that the plan names. `pre-existing`: was there before the plan began.
 */
export type ProofVerdict = "never ran" | "proved" | "good" | "vacuous" | "broken" | "pre-existing";

export type CaseProof = {
  readonly name: string;
  readonly key: string | null;
  readonly verdict: ProofVerdict;
  readonly why: string;
  readonly failing: {
    readonly run: RunRef;
    readonly message: string | null;
    readonly violations: number;
    readonly isReasonProven: boolean;
  } | null;
  readonly firstPass: { readonly run: RunRef; readonly violations: number } | null;
};

export type ProofRow = {
  readonly path: string;
  readonly verdict: ProofVerdict;
  readonly failsWith: string | null;
  readonly guard: GuardRow | null;
  readonly cases: readonly CaseProof[];
};

export type InventoryRow = {
  readonly path: string;
  readonly category: string;
  readonly bucket: Bucket;
  readonly isMissionCritical: boolean;
  readonly mustFailFirst: boolean;
  readonly expectedTests: number | null;
  readonly note: string | null;
  readonly todo: readonly string[];
  readonly cases: readonly string[];
  readonly files: number;
  readonly legacy: number;
  readonly unplanned: number;
  readonly environments: readonly string[];
  readonly guards: readonly GuardRow[];
};

export type CategoryRow = {
  readonly category: string;
  readonly environments: readonly string[];
  readonly entries: number;
  readonly files: number;
  readonly passing: number;
  readonly failing: number;
  readonly unknown: number;
  readonly tests: number;
};

export type StrategyModel = {
  readonly planVersion: number;
  readonly sentence: string;
  readonly lede: string | null;
  readonly finding: string;
  readonly proofFinding: string;
  readonly buckets: readonly BucketRow[];
  readonly proofs: readonly ProofRow[];
  readonly inventory: readonly InventoryRow[];
  readonly categories: readonly CategoryRow[];
  readonly unmatched: number;
  /** Test files with legacy imports that no entry names, most first; at most 200. */
  readonly candidates: readonly {
    readonly path: string;
    readonly legacy: number;
    readonly unplanned: number;
  }[];
  readonly candidatesTotal: number;
  readonly at: At | null;
};

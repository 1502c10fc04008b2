import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { GoldenPathState } from "@/lib/domain/verdict/words";

/** What the frame around every page of a plan shows: where we are, the strip, and one live number for each page. */
export type FrameModel = {
  readonly project: { readonly slug: string; readonly repository: string; readonly demo: boolean };
  readonly plan: {
    readonly slug: string;
    readonly title: string;
    readonly issue: string | null;
    readonly version: number;
  };
  readonly versions: readonly { readonly version: number; readonly effectiveAt: number | null }[];
  readonly inForce: number | null;
  readonly asOf: {
    readonly position: number;
    readonly sha: string | null;
    readonly t: number | null;
    readonly now: number;
    readonly isLatest: boolean;
  };
  readonly latest: { readonly sha: string; readonly t: number } | null;
  readonly first: { readonly sha: string; readonly t: number } | null;
  readonly planStartsAt: number | null;
  /** Legacy imports over all commits, at most 400 points, and every commit's neighbours for stepping. */
  readonly spark: readonly { readonly t: number; readonly sha: string; readonly count: number }[];
  readonly previous: string | null;
  readonly next: string | null;
  readonly counts: {
    readonly legacy: number;
    readonly legacyFiles: number;
    readonly outside: number;
  };
  /** What the plan's verdicts say, one state or number for each page; null while no verdict can be had. */
  readonly judging: {
    readonly goldenPath: GoldenPathState | null;
    readonly triggers: {
      readonly fired: number;
      readonly unknown: number;
      readonly total: number;
    } | null;
    readonly phases: { readonly done: number; readonly total: number } | null;
    readonly strategy: { readonly proved: number; readonly proofs: number };
    /** Tests that ran on the line; null before the first run. */
    readonly tests: number | null;
    readonly isSimulated: boolean;
  } | null;
  readonly commits: number;
  readonly isEstimated: boolean;
  readonly waiting: number;
  readonly revision: number;
};

export function frameQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<FrameModel>(place, "frame", params);
}

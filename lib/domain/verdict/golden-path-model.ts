import type { GuardRow } from "./guard-model";
import type { At, GoldenPathState, TestResult, TriggerState } from "./words";

/** One pattern of a step or guarantee, and the files whose tests it selects. */
export type PatternRow = {
  readonly pattern: string;
  readonly state: GoldenPathState;
  readonly why: string;
  /** Tests that it selects in the last runs; 0: unmatched, so not checked. */
  readonly tests: number;
  readonly passed: number;
  readonly guards: readonly GuardRow[];
  /** Files of the tree that its path half matches and that never ran. */
  readonly neverRan: number;
};

/** A critical event or a guarantee. */
export type PartRow = {
  readonly id: string;
  readonly title: string;
  readonly state: GoldenPathState;
  /** Without jargon: "3 of 3 checks pass", "passed only on a second try". */
  readonly why: string;
  /** The part of `why` behind the count: what is held against it, "it guards less than it did"; null where nothing is. */
  readonly held: string | null;
  readonly tests: number;
  readonly passed: number;
  readonly environments: readonly string[];
  readonly patterns: readonly PatternRow[];
  readonly results: readonly TestResult[];
  readonly isSimulated: boolean;
  /** Start of the oldest last run that it rests on, epoch ms; null when one never ran. */
  readonly checkedAt: number | null;
};

/** Why it is no better than it is, in words for people who read no code; the evidence behind each. */
export type Reason = {
  readonly state: GoldenPathState;
  readonly text: string;
  readonly detail: string;
  readonly path: string | null;
  readonly at: At | null;
  readonly testKey: string | null;
  readonly isSimulated: boolean;
};

/** A span over which the state was the same; `to` null while it is. Times are epoch ms. */
export type StateSpan = {
  readonly state: GoldenPathState;
  readonly from: number;
  readonly to: number | null;
  readonly sha: string;
  readonly why: string;
};

export type Freshness = {
  /** Age at the moment read, ms; null when there is none. */
  readonly codeMs: number | null;
  readonly testsMs: number | null;
  readonly staleAfterMs: number | null;
  readonly isStale: boolean;
  readonly isSimulated: boolean;
};

export type GoldenPathModel = {
  readonly planVersion: number;
  readonly title: string;
  readonly stakes: { readonly summary: string; readonly details: readonly string[] } | null;
  readonly state: GoldenPathState;
  /** One or two plain sentences. */
  readonly sentence: string;
  /** Since when the state is what it is, epoch ms. */
  readonly since: number | null;
  readonly lastProtected: At | null;
  readonly rollback: {
    readonly answer: "yes" | "no" | "cannot be judged" | "overridden";
    readonly sentence: string;
    readonly triggers: readonly {
      readonly id: string;
      readonly title: string;
      readonly state: TriggerState;
    }[];
  };
  readonly decides: {
    readonly who: string;
    readonly what: string;
    readonly command: string | null;
  };
  readonly freshness: Freshness;
  readonly steps: readonly PartRow[];
  readonly guarantees: readonly PartRow[];
  readonly reasons: readonly Reason[];
  /** The newest 400 spans, oldest first. */
  readonly history: readonly StateSpan[];
  readonly historyTotal: number;
  readonly impact: readonly { readonly group: string; readonly text: string }[];
  readonly isSimulated: boolean;
};

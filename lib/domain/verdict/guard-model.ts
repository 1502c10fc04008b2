import type { At, GuardState, RiskKind, RunRef, TestResult, UnknownReason } from "./words";

/** How a file of tests (or those of its tests that a pattern selects) stands in one environment. */
export type EnvironmentState = {
  readonly environment: string;
  readonly state: GuardState;
  readonly reason: UnknownReason | null;
  /** "44 of 44 passed", "stale: ran 31 h ago, 46 commits since". */
  readonly why: string;
  /** The last run that held the file; null when it never ran here. */
  readonly run: RunRef | null;
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
};

export type Risk = { readonly kind: RiskKind; readonly text: string };

export type GuardRow = {
  readonly path: string;
  /** The worst of the environments that the plan requires. */
  readonly state: GuardState;
  readonly reason: UnknownReason | null;
  readonly why: string;
  readonly risks: readonly Risk[];
  readonly environments: readonly EnvironmentState[];
  readonly tree: "in the tree" | "not in the tree" | "gone" | "unknown";
  readonly goneSince: At | null;
  /** It ran at a commit whose tree lacks its file. */
  readonly ranWithoutTree: boolean;
  /** Some of the runs that the state rests on are simulated. */
  readonly isSimulated: boolean;
  /** Most tests of any run so far, and in the last one. */
  readonly best: number;
  readonly tests: number;
  /** Tests that do not pass, worst first; at most 50. */
  readonly results: readonly TestResult[];
};

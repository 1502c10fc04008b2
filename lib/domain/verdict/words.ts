import type { TestStatus } from "@/lib/domain/tests/report";

/** Whether a check of the plan holds. `unknown` is neither: what it hangs on is missing, stale or not judged by the plan. */
export type CheckState = "met" | "not met" | "unknown";

/** What the last results say of a test or a file of tests. */
export type GuardState = "passing" | "failing" | "unknown";

export type TriggerState = "fired" | "unknown" | "armed";

export const GOLDEN_PATH_STATES = ["broken", "not checked", "at risk", "protected"] as const;
export type GoldenPathState = (typeof GOLDEN_PATH_STATES)[number];

/** Why there is no verdict, or a weaker one than the last result says. */
export type UnknownReason =
  | "never ran"
  | "wrong environment"
  | "stale"
  | "gone"
  | "not in the tree"
  | "skipped"
  | "expected to fail"
  | "unmatched";

/** What makes a passing guard worth less than it looks. */
export type RiskKind = "flaky" | "retried" | "weakened" | "quarantined" | "skipped";

/** A commit of the line; `t` is its effective time, epoch ms. */
export type At = { readonly sha: string; readonly t: number; readonly position: number };

/** One run: all files uploaded for one commit, environment and run id. Times are epoch ms. */
export type RunRef = {
  readonly sha: string;
  readonly environment: string;
  readonly run: string;
  readonly startedAt: number;
  readonly isSimulated: boolean;
  /** False: its commit was never scanned, so that it is placed by time. */
  readonly isScanned: boolean;
  /** Why it did not come to its end; null when it did. */
  readonly incomplete: string | null;
};

/** One test that did not pass, as the last run that counts says it. */
export type TestResult = {
  /** 16 hex digits: the test's page. */
  readonly key: string;
  /** `place::class::name`, and the variant behind it in brackets where it has one. */
  readonly id: string;
  readonly status: TestStatus;
  readonly isRetried: boolean;
  readonly message: string | null;
  readonly run: RunRef;
};

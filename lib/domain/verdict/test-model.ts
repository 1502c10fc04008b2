import type { TestStatus } from "@/lib/domain/tests/report";
import type { At, GuardState, RunRef, UnknownReason } from "./words";

export type TestRow = {
  readonly key: string;
  readonly place: string;
  readonly name: string;
  readonly variant: string;
  readonly state: GuardState;
  readonly reason: UnknownReason | null;
  readonly why: string;
  readonly status: TestStatus | null;
  readonly isFlaky: boolean;
  /** The environments in which it ran, and its last result in each. */
  readonly environments: readonly {
    readonly environment: string;
    readonly status: TestStatus;
    readonly run: RunRef;
  }[];
  readonly last: RunRef | null;
  readonly isPlanned: boolean;
};

export type TestsModel = {
  readonly planVersion: number;
  readonly sentence: string;
  readonly rows: readonly TestRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly counts: {
    readonly all: number;
    readonly passing: number;
    readonly failing: number;
    readonly unknown: number;
    readonly flaky: number;
  };
  readonly environments: readonly string[];
  readonly runs: number;
  /** Runs on other branches: listed, and nothing hangs on them. */
  readonly elsewhere: number;
  readonly lastRuns: readonly (RunRef & {
    readonly tests: number;
    readonly failed: number;
    readonly skipped: number;
  })[];
  readonly isSimulated: boolean;
};

/** A span of runs in one environment over which a test ended the same way. */
export type StatusSpan = {
  readonly environment: string;
  readonly status: TestStatus;
  readonly isRetried: boolean;
  readonly from: RunRef;
  readonly to: RunRef;
  readonly runs: number;
  readonly message: string | null;
};

export type TestHistory = TestRow & {
  readonly planVersion: number;
  readonly sentence: string;
  /** Oldest first within each environment. */
  readonly spans: readonly StatusSpan[];
  /** The newest 400 runs of it, oldest first. */
  readonly results: readonly {
    readonly run: RunRef;
    readonly status: TestStatus;
    readonly isRetried: boolean;
    readonly durationMs: number | null;
  }[];
  readonly runsTotal: number;
  readonly flips: number;
  /** What hangs on it: steps and guarantees of the Golden Path, triggers, critical files, phases. */
  readonly guards: readonly {
    readonly kind: "goldenPath" | "trigger" | "criticalFile" | "phase";
    readonly id: string;
    readonly title: string;
  }[];
  readonly entry: {
    readonly path: string;
    readonly category: string;
    readonly bucket: string;
    readonly note: string | null;
    readonly mustFailFirst: boolean;
  } | null;
  readonly tree: "in the tree" | "not in the tree" | "gone" | "unknown";
  readonly goneSince: At | null;
};

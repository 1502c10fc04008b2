import type { TestStatus } from "@/lib/domain/tests/report";

/** What the store knows of a project's test runs, in columns. */

export type TestCase = {
  readonly place: string;
  readonly isFile: boolean;
  /** Classes, describes and the test's own name, joined by `::`. */
  readonly name: string;
  readonly variant: string;
  /** The first 16 hex digits of its key: the same for the same test of the same project in every store. */
  readonly key: string;
};

/** A result that is not a plain pass: not passed, or passed after another end, or passed and said something. */
export type ReportException = {
  /** Place of the test in the report's set. */
  readonly ordinal: number;
  readonly status: TestStatus;
  readonly isRetried: boolean;
  /** Id of the failure text; null for none. */
  readonly message: number | null;
};

/** What a start is known from: the request said it, the report did, or neither and it is the time of receipt. */
export const STARTED_FROM = ["parameter", "report", "receipt"] as const;
export type StartedFrom = (typeof STARTED_FROM)[number];

/** One file of a test run. Files of one run (shards) share commit, environment and run. */
export type ReportFact = {
  readonly upload: number;
  /** 40 or 64 hex digits; the commit need not be known. */
  readonly sha: string;
  readonly environment: string;
  readonly run: string;
  readonly branch: string | null;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly startedFrom: StartedFrom;
  readonly format: string;
  readonly writer: string;
  readonly isSimulated: boolean;
  /** Why the run did not come to its end, as a sentence; null when it did. */
  readonly incomplete: string | null;
  /** Key in `TestFacts.sets`: the tests that it names. */
  readonly set: number;
  readonly tests: number;
  /** By ordinal; tests of the set that are not here simply passed. */
  readonly exceptions: readonly ReportException[];
};

export type TestFacts = {
  /** By test id; ids begin at 1. */
  readonly cases: readonly (TestCase | undefined)[];
  /** Sorted test ids by set id. */
  readonly sets: ReadonlyMap<number, Int32Array>;
  /** In the order of their uploads, which means nothing. */
  readonly reports: readonly ReportFact[];
};

import type { TestStatus } from "@/lib/domain/tests/report";

export type Attributes = Readonly<Record<string, string | undefined>>;

/** A `testsuite` as far as its tests need it. */
export type RawSuite = {
  readonly name: string;
  readonly parent: RawSuite | null;
  readonly hostname: string | null;
  readonly file: string | null;
};

/** A `testcase` with its end; coordinates as they are written, null where the attribute is absent. */
export type RawCase = {
  readonly suite: RawSuite;
  readonly name: string | null;
  readonly classname: string | null;
  readonly file: string | null;
  readonly durationMs: number | null;
  readonly status: TestStatus;
  readonly message: string | null;
  readonly isRetried: boolean;
  readonly isTodo: boolean;
};

/** What tells the writer, gathered on the way. */
export type WriterSigns = {
  rootName: string | null;
  hasRootId: boolean;
  suiteNames: Set<string>;
  packages: Set<string>;
  properties: Set<string>;
  schema: string;
};

export type RawReport = {
  readonly cases: readonly RawCase[];
  readonly signs: WriterSigns;
  readonly startedAt: number | null;
  readonly isSimulated: boolean;
  /** Sentences about tests that the report knows of and does not hold. */
  readonly gaps: readonly string[];
};

/** Where a test stands: the part of a result that tells one test from another. */
export type Coordinates = {
  readonly place: string;
  readonly isFile: boolean;
  readonly path: readonly string[];
  readonly variant: string;
};

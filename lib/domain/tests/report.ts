/** What one file of a test run says: facts, before anything is judged (rules.md 5). */

/**
 * How one test ended. `quarantined`: skipped, and the reason says so. `xfailed` failed as its suite expects, `xpassed`
 * passed although its suite expects a failure. The index in this list is what the store holds.
 */
export const TEST_STATUSES = [
  "passed",
  "failed",
  "error",
  "skipped",
  "quarantined",
  "xfailed",
  "xpassed",
] as const;
export type TestStatus = (typeof TEST_STATUSES)[number];

export const REPORT_FORMATS = [
  "junit",
  "pytest-json-report",
  "ctrf",
  "pytest-reportlog",
  "playwright-json",
  "jest-json",
  "go-test-json",
  "tap",
  "trx",
  "allure",
] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** One test of a report; attempts that the report tells apart are one result, the last one. */
export type ReportedResult = {
  /** The test's file as the report names it, with `/` and without `./`; where it names none, its class, package or suite. */
  readonly place: string;
  readonly isFile: boolean;
  /** Classes, describes and the test's own name, outermost first; blanks are collapsed. Never empty. */
  readonly path: readonly string[];
  /** What tells equal tests of one run apart (a browser, a project); empty for none. */
  readonly variant: string;
  readonly status: TestStatus;
  /** More than one attempt, not all with the same end. */
  readonly isRetried: boolean;
  /** Milliseconds; null where the report has none or no number. */
  readonly durationMs: number | null;
  /** Why it did not simply pass: the message, then the trace, cut; null for none. */
  readonly message: string | null;
};

export type TestReport = {
  readonly format: ReportFormat;
  /** The tool that wrote it, as far as the content tells; for display only. */
  readonly writer: string;
  /** Epoch ms of the earliest zoned timestamp; null where none has a zone (such a one is not believed). */
  readonly startedAt: number | null;
  /** Made by a simulation, as the report itself says (`plumbline.simulated`). */
  readonly isSimulated: boolean;
  /** Why the run did not come to its end, as a sentence; null when it did. What is missing then was not checked. */
  readonly incomplete: string | null;
  readonly results: readonly ReportedResult[];
  /**
   * How many records the file holds, by its format's own words and before attempts, phases and parents become one result:
   * what another counter of the same file would say.
   */
  readonly records: Readonly<Record<string, number>>;
};

/** The test's id as plan patterns see it: place, classes and name, joined by `::`. */
export function testId(place: string, path: readonly string[]): string {
  return [place, ...path].join("::");
}

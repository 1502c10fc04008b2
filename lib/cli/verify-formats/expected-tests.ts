import { type Comparison, type Expected, group, number } from "@/lib/cli/verify-formats/counts";
import { RUN_COMPARISONS } from "@/lib/cli/verify-formats/expected-runs";
import type { TestReport, TestStatus } from "@/lib/domain/tests/report";

function count({ results }: TestReport, ...statuses: TestStatus[]): number {
  return results.filter(({ status }) => statuses.includes(status)).length;
}

/** How the index of each format of tests is compared; a format without an entry is not supported. */
export const TEST_COMPARISONS: Readonly<
  Record<string, (expected: Expected, report: TestReport) => Comparison>
> = {
  junit: compareJunit,
  ctrf: compareCtrf,
  "pytest-json-report": comparePytest,
  ...RUN_COMPARISONS,
};

function compareJunit(row: Expected, report: TestReport): Comparison {
  const inner = group(row.after_decode_and_declaration_strip);
  const expected = row.parse === "ok" ? row : inner;
  // Before attempts and phases of one test became one result.
  const { passed = 0, failed = 0, error: errored = 0, ...others } = report.records;
  const testcases = Object.values(report.records).reduce((total, of) => total + of, 0);
  const skipped = Object.values(others).reduce((total, of) => total + of, 0);
  const quirks = Array.isArray(row.quirks) ? row.quirks : [];
  const of = { testcases, failed, errored };
  const want = {
    testcases: number(expected.testcases),
    failed: number(expected.failed),
    errored: number(expected.errored),
  };
  // `status="notrun"` is a skip here and a pass of the counter.
  if (quirks.includes("testcase@status")) {
    const either = number(expected.passed) + number(expected.skipped);
    return { expected: { ...want, either }, found: { ...of, either: passed + skipped } };
  }
  const { passed: wantPassed, skipped: wantSkipped } = expected;
  return {
    expected: { ...want, passed: number(wantPassed), skipped: number(wantSkipped) },
    found: { ...of, passed, skipped },
  };
}

function compareCtrf({ tests, status }: Expected, report: TestReport): Comparison {
  const { passed, failed, skipped, pending, other } = group(status);
  return {
    expected: {
      tests: number(tests),
      passed: number(passed),
      failed: number(failed),
      skipped: number(skipped) + number(pending) + number(other),
    },
    found: {
      tests: report.results.length,
      passed: count(report, "passed", "xpassed", "xfailed"),
      failed: count(report, "failed"),
      skipped: count(report, "skipped", "quarantined"),
    },
  };
}

/** A file that cannot be collected is a result of its own here. */
function comparePytest(expected: Expected, report: TestReport): Comparison {
  const outcome = group(expected.outcome);
  const broken = number(expected.collectors_failed);
  return {
    expected: {
      tests: number(expected.tests) + broken,
      passed: number(outcome.passed) + number(outcome.xpassed),
      failed: number(outcome.failed),
      error: number(outcome.error) + broken,
      skipped: number(outcome.skipped),
      xfailed: number(outcome.xfailed),
    },
    found: {
      tests: report.results.length,
      passed: count(report, "passed", "xpassed"),
      failed: count(report, "failed"),
      error: count(report, "error"),
      skipped: count(report, "skipped", "quarantined"),
      xfailed: count(report, "xfailed"),
    },
  };
}

import {
  type Comparison,
  type Counts,
  type Expected,
  group,
  number,
} from "@/lib/cli/verify-formats/counts";
import type { TestReport } from "@/lib/domain/tests/report";

type Compare = (expected: Expected, report: TestReport) => Comparison;

/** How the index of each runner's own format is compared: by the records of the file, in the words of the format. */
export const RUN_COMPARISONS: Readonly<Record<string, Compare>> = {
  "pytest-reportlog": compareReportlog,
  "playwright-json": comparePlaywright,
  "jest-json": compareJest,
  "go-test-json": compareGo,
  tap: compareTap,
  trx: compareTrx,
  allure: compareAllure,
};

const COLLECTION = "(collection)";

/** The tests of a report without the errors that stand for a file, a package or a suite. */
function ownTests({ results }: TestReport): TestReport["results"] {
  return results.filter(({ path }) => path.at(-1) !== COLLECTION);
}

function collectionErrors({ results }: TestReport): number {
  return results.filter(({ path, status }) => path.at(-1) === COLLECTION && status === "error")
    .length;
}

/** The counts of a group of the index, under a prefix. */
function named(prefix: string, value: unknown): Counts {
  return Object.fromEntries(
    Object.entries(group(value)).map(([word, count]) => [`${prefix}${word}`, number(count)]),
  );
}

/** The records that begin with the prefix; `to` stands in its place. */
function recordsOf({ records }: TestReport, from: string, to = from): Counts {
  return Object.fromEntries(
    Object.entries(records)
      .filter(([word]) => word.startsWith(from))
      .map(([word, count]) => [`${to}${word.slice(from.length)}`, count]),
  );
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** What a row leaves out is 0, and what was not found is 0. */
function both(expected: Counts, found: Counts): Comparison {
  const keys = new Set([...Object.keys(expected), ...Object.keys(found)]);
  const whole = (counts: Counts) =>
    Object.fromEntries([...keys].map((key) => [key, counts[key] ?? 0]));
  return { expected: whole(expected), found: whole(found) };
}

function compareReportlog(expected: Expected, report: TestReport): Comparison {
  const { rerun_tests: rerun = 0, ...outcomes } = report.records;
  return both(
    {
      tests: number(expected.tests),
      ...named("outcome ", expected.outcome),
      collect_failed: number(expected.collect_failed),
      rerun_tests: number(expected.rerun_tests),
    },
    {
      tests: ownTests(report).length,
      ...named("outcome ", outcomes),
      collect_failed: collectionErrors(report),
      rerun_tests: rerun,
    },
  );
}

function comparePlaywright(expected: Expected, report: TestReport): Comparison {
  const tests = ownTests(report);
  const projects = new Map<string, number>();
  for (const { variant } of tests) projects.set(variant, (projects.get(variant) ?? 0) + 1);
  const { spec: specs = 0 } = report.records;
  const flaky = tests.filter(({ isRetried }) => isRetried).length;
  const words = ["expected", "unexpected", "flaky", "skipped"];
  const status = Object.fromEntries(words.map((word) => [word, report.records[word] ?? 0]));
  return both(
    {
      specs: number(expected.specs),
      tests: number(expected.tests),
      retried: number(group(expected.test_status).flaky),
      results: number(expected.results),
      ...named("test ", expected.test_status),
      ...named("attempt:", expected.result_status),
      ...named("project ", expected.projects),
    },
    {
      specs,
      tests: tests.length,
      retried: flaky,
      results: sum(recordsOf(report, "attempt:")),
      ...named("test ", status),
      ...recordsOf(report, "attempt:"),
      ...named("project ", Object.fromEntries(projects)),
    },
  );
}

/** The object that Jest hands to its reporters was not looked at for files that did not run. */
function compareJest(expected: Expected, report: TestReport): Comparison {
  const quirks = Array.isArray(expected.quirks) ? expected.quirks : [];
  const isNested = quirks.includes("testResults-in-testResults");
  const files = report.records["file:did not run"] ?? 0;
  return both(
    {
      tests: number(expected.tests),
      ...named("test:", expected.status),
      files: isNested ? files : number(expected.files_failed_to_run),
    },
    { tests: ownTests(report).length, ...recordsOf(report, "test:"), files },
  );
}

function compareGo(expected: Expected, report: TestReport): Comparison {
  const leaves = ownTests(report).length;
  const { records } = report;
  return both(
    {
      tests: number(expected.tests_and_subtests),
      leaves: number(expected.leaf_tests),
      again: number(expected.tests_run_more_than_once),
      plain: number(expected.non_json_lines),
      build: number(expected.build_events),
      ...named("test:", expected.final),
      ...named("leaf:", expected.leaf_final),
      ...named("package:", expected.package_final),
    },
    {
      tests: sum(recordsOf(report, "test:")),
      leaves,
      again: records["run again"] ?? 0,
      plain: records["plain lines"] ?? 0,
      build: records["build events"] ?? 0,
      ...recordsOf(report, "test:"),
      ...recordsOf(report, "leaf:"),
      ...recordsOf(report, "package:"),
    },
  );
}

/** Points by what their lines say. That counter takes a `#` that is escaped for a directive; so do these words. */
function compareTap(expected: Expected, report: TestReport): Comparison {
  const plans = Array.isArray(expected.plans) ? expected.plans.map(String) : [];
  const { "bail out": bailOut = 0 } = report.records;
  return both(
    {
      ...named("", expected.top_level),
      ...named("indented ", expected.indented_points),
      ...Object.fromEntries(plans.map((plan) => [`plan:${plan.replace("1..", "")}`, 1])),
      bailOut: number(expected.bail_out),
      untold: 0,
    },
    {
      ...recordsOf(report, "ok"),
      ...recordsOf(report, "not ok"),
      ...recordsOf(report, "indented ok"),
      ...recordsOf(report, "indented not ok"),
      ...recordsOf(report, "plan:"),
      bailOut,
      untold: bailOut > 0 && report.incomplete === null ? 1 : 0,
    },
  );
}

function compareTrx(expected: Expected, report: TestReport): Comparison {
  const { result = 0, inner = 0, definitions = 0 } = report.records;
  return both(
    {
      results: number(expected.results),
      inner: number(expected.inner_results),
      definitions: number(expected.definitions),
      ...named("outcome:", expected.outcome),
    },
    { results: result, inner, definitions, ...recordsOf(report, "outcome:") },
  );
}

/** One file of a folder: an attempt, or a container, which names attempts and is none. */
function compareAllure(expected: Expected, report: TestReport): Comparison {
  const isContainer = expected.kind === "container";
  const { result = 0, container = 0, step = 0, label = 0, child = 0 } = report.records;
  const status = isContainer ? {} : { [`status:${expected.status}`]: 1 };
  return both(
    {
      results: isContainer ? 0 : 1,
      containers: isContainer ? 1 : 0,
      children: number(expected.children),
      steps: number(expected.steps),
      labels: sum(named("", expected.labels)),
      ...status,
    },
    {
      results: result,
      containers: container,
      children: child,
      steps: step,
      labels: label,
      ...recordsOf(report, "status:"),
    },
  );
}

/** How many tests a set's row counts in a report: before attempts and phases became one. */
export function testsOfSet(report: TestReport): number {
  const { format, records } = report;
  if (format === "go-test-json") return sum(recordsOf(report, "test:"));
  if (format === "jest-json") return sum(recordsOf(report, "test:"));
  if (format === "tap") return sum(recordsOf(report, "ok")) + sum(recordsOf(report, "not ok"));
  if (format === "trx") return records.result ?? 0;
  if (/^(?:allure|pytest-reportlog|playwright-json)$/.test(format)) return ownTests(report).length;
  return sum(records);
}

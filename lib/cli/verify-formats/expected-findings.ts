import {
  type Comparison,
  type Counts,
  type Expected,
  group,
  number,
} from "@/lib/cli/verify-formats/counts";
import type { FindingsReport, ReportedFinding } from "@/lib/domain/findings/report";

/** What an index says of a report of findings, and the same of what was read. */
type Compare = (expected: Expected, report: FindingsReport) => Comparison;

export function findingsOf({ runs }: FindingsReport): readonly ReportedFinding[] {
  return runs.flatMap(({ findings }) => findings);
}

function suppressedOf({ runs }: FindingsReport): number {
  return runs.reduce((sum, { suppressed }) => sum + suppressed, 0);
}

/** How the index of each format of findings is compared; a format without an entry is not supported. */
export const FINDINGS_COMPARISONS: Readonly<Record<string, Compare>> = {
  sarif: compareSarif,
  "ruff-json": issuesAnd(filesAndRules),
  "eslint-json": compareEslint,
  "gitlab-codequality": issuesAnd(files),
  "semgrep-json": compareSemgrep,
  "bandit-json": issuesAnd(rulesOnly),
  "mypy-json": issuesAnd(levels),
  "pylint-json": issuesAnd(filesAndRules),
  checkstyle: issuesAnd(() => ({})),
  "flake8-json": issuesAnd(rulesOnly),
  "dependency-cruiser": compareCruise,
  "import-linter": compareImportLinter,
  betterer: issuesAnd(() => ({})),
  "sonar-generic": issuesAnd(() => ({})),
  tach: issuesAnd(() => ({})),
};

/** A JUnit row whose cases are findings: what fails there is a finding here. */
export function compareLint({ failed, errored }: Expected, report: FindingsReport): Comparison {
  return {
    expected: { findings: number(failed) + number(errored) },
    found: { findings: findingsOf(report).length },
  };
}

/** `issues`, and what the index says beside it and this format can be held against. */
function issuesAnd(more: (report: FindingsReport) => Counts): Compare {
  return (expected, report) => {
    const found: Counts = {
      issues: findingsOf(report).length + suppressedOf(report),
      ...more(report),
    };
    const told = Object.keys(found).filter((key) => key in expected || key === "issues");
    return {
      expected: Object.fromEntries(told.map((key) => [key, sizeOf(expected[key])])),
      found: Object.fromEntries(told.map((key) => [key, found[key] ?? 0])),
    };
  };
}

/** Some counts are given as the group that was counted. */
function sizeOf(value: unknown): number {
  return typeof value === "number" ? value : Object.keys(group(value)).length;
}

function files(report: FindingsReport): Counts {
  return { files: new Set(findingsOf(report).map(({ path }) => path)).size };
}

function rulesOnly(report: FindingsReport): Counts {
  return { rules: new Set(findingsOf(report).map(({ rule }) => rule)).size };
}

function filesAndRules(report: FindingsReport): Counts {
  return { ...files(report), ...rulesOnly(report) };
}

function levels(report: FindingsReport): Counts {
  return { severity: new Set(findingsOf(report).map(({ level }) => level)).size };
}

function compareSarif(expected: Expected, report: FindingsReport): Comparison {
  const suppressed = suppressedOf(report);
  return {
    expected: {
      runs: number(expected.runs),
      results: number(expected.results),
      suppressed: number(expected.suppressed),
    },
    found: {
      runs: report.runs.length,
      results: findingsOf(report).length + suppressed,
      suppressed,
    },
  };
}

function compareEslint(expected: Expected, report: FindingsReport): Comparison {
  return {
    expected: { issues: number(expected.issues), suppressed: number(expected.suppressed) },
    found: { issues: findingsOf(report).length, suppressed: suppressedOf(report) },
  };
}

/** Findings under `nosemgrep` are listed with the others. */
function compareSemgrep(expected: Expected, report: FindingsReport): Comparison {
  const suppressed = suppressedOf(report);
  return {
    expected: { issues: number(expected.issues), ignored: number(expected.ignored) },
    found: { issues: findingsOf(report).length + suppressed, ignored: suppressed },
  };
}

/** Violations that a baseline knows come as `ignore`. */
function compareCruise(expected: Expected, report: FindingsReport): Comparison {
  const suppressed = suppressedOf(report);
  const ignored = number(group(expected.severity).ignore);
  return {
    expected: { issues: number(expected.issues), ignored },
    found: { issues: findingsOf(report).length + suppressed, ignored: suppressed },
  };
}

/** Without counts of contracts it did not run: that must be told. */
function compareImportLinter(expected: Expected, report: FindingsReport): Comparison {
  const isIncomplete = report.runs.some(({ incomplete }) => incomplete !== null);
  return {
    expected: {
      imports: number(expected.import_lines),
      didNotRun: expected.kept === null ? 1 : 0,
    },
    found: { imports: findingsOf(report).length, didNotRun: isIncomplete ? 1 : 0 },
  };
}

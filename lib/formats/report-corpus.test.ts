import { describe, expect, it } from "vitest";
import { REPORT_FORMATS, type ReportFormat, type TestReport } from "@/lib/domain/tests/report";
import { keyOf } from "@/lib/formats/collapse-results";
import {
  type CorpusRow,
  corpusBytes,
  corpusRows,
  corpusSets,
  hasCorpus,
} from "@/lib/formats/fixtures/corpus";
import type { ParseResult } from "@/lib/formats/issue";
import { detectFormat, isReportFormat, parseReport } from "@/lib/formats/registry";
import { decodeText } from "@/lib/formats/text";

const rows = corpusRows(REPORT_FORMATS);
const of = (format: ReportFormat) => rows.filter((row) => row.format === format);

function textOf(path: string): string {
  const decoded = decodeText(corpusBytes(path));
  if (!decoded.ok) throw new Error(decoded.issues[0]?.message);
  return decoded.value;
}

/** As an upload does it: what is not told as a report is refused by its detection. */
function parse(path: string): ParseResult<TestReport> {
  const text = textOf(path);
  const format = detectFormat(text);
  if (isReportFormat(format.id)) return parseReport(text, format.id);
  const message = format.id === "unknown" ? format.reason : `told as ${format.id}`;
  return { ok: false, issues: [{ message, pointer: "" }], total: 1 };
}

function report(path: string): TestReport {
  const parsed = parse(path);
  if (!parsed.ok) throw new Error(`${path}: ${parsed.issues[0]?.message}`);
  return parsed.value;
}

function counts({ results }: TestReport) {
  const count = (...statuses: string[]) =>
    results.filter(({ status }) => statuses.includes(status)).length;
  return {
    testcases: results.length,
    // A report of JUnit cannot say that a pass was not expected; CTRF calls expected failures passed.
    passed: count("passed", "xpassed"),
    xfailed: count("xfailed"),
    failed: count("failed"),
    errored: count("error"),
    skipped: count("skipped", "quarantined"),
  };
}

const number = (value: unknown) => (typeof value === "number" ? value : 0);
const group = (value: unknown) => (value ?? {}) as Record<string, unknown>;

/** The counts of a row, by the leaf records of the file. */
function expectedCounts(expected: Readonly<Record<string, unknown>>) {
  const { testcases, passed, failed, errored, skipped } = expected;
  return { testcases, passed, failed, errored, skipped };
}

/** XML that is well-formed and still no JUnit: libcheck's own, NUnit's, Jenkins' own. */
function isOther({ expected }: CorpusRow): boolean {
  const quirks = Array.isArray(expected.quirks) ? expected.quirks : [];
  return !/^testsuites?$/.test(String(expected.root)) || quirks.includes("xml-namespace");
}

/** Findings that a linter writes as failed tests: `npm run verify:formats` holds them against their row. */
function isLint({ path }: CorpusRow): boolean {
  return detectFormat(textOf(path)).id === "junit-lint";
}

it.runIf(!hasCorpus)(
  "the corpus of real reports is not here, so nothing was compared with it",
  () => {
    expect(rows).toEqual([]);
  },
);

describe.runIf(hasCorpus)("JUnit XML of the corpus", () => {
  const isRefused = ({ expected }: CorpusRow) =>
    expected.parse === "error" && typeof expected.after_decode_and_declaration_strip !== "object";
  const taken = of("junit").filter(
    (row) => !isRefused(row) && (row.expected.parse === "error" || !isOther(row)) && !isLint(row),
  );

  it.each(taken.map((row) => [row.path, row] as const))(
    "%s has the counts of its cases",
    (path, row) => {
      const { expected } = row;
      const inner = group(expected.after_decode_and_declaration_strip);
      const want = expectedCounts(expected.parse === "ok" ? expected : inner);
      const value = report(path);
      // Before attempts, phases and files that failed twice became one result.
      const { passed = 0, failed = 0, error = 0, ...others } = value.records;
      const skipped = Object.values(others).reduce((sum, count) => sum + count, 0);
      const testcases = passed + failed + error + skipped;
      const found = { testcases, passed, failed, errored: error, skipped };
      if (Array.isArray(expected.quirks) && expected.quirks.includes("testcase@status")) {
        // `status="notrun"` is a skip here and a pass of that counter.
        expect(found.passed + found.skipped).toBe(number(want.passed) + number(want.skipped));
        expect(found.passed).toBeLessThanOrEqual(number(want.passed));
        expect({ ...found, passed: 0, skipped: 0 }).toEqual({ ...want, passed: 0, skipped: 0 });
      } else {
        expect(found).toEqual(want);
      }
      const isBad = value.results.some(({ status }) => status === "failed" || status === "error");
      if (/^pytest/.test(value.writer)) expect(isBad).toBe(failed + error > 0);
      expect(value.results.length).toBeLessThanOrEqual(testcases);
      expect(value.results.length > 0 || value.incomplete !== null).toBe(true);
    },
  );

  it.each(
    of("junit")
      .filter(isRefused)
      .map(({ path }) => path),
  )("%s is refused at its place", (path) => {
    expect(parse(path).ok).toBe(false);
    const parsed = parseReport(textOf(path), "junit");
    if (parsed.ok) throw new Error("it was taken");
    expect(parsed.issues[0]?.line).toBeGreaterThan(0);
    expect(parsed.issues[0]?.column).toBeGreaterThan(0);
  });

  const others = of("junit").filter((row) => row.expected.parse === "ok" && isOther(row));
  it.each(others.map(({ path }) => path))("%s is refused by its name", (path) => {
    const parsed = parse(path);
    if (parsed.ok) throw new Error("it was taken");
    expect(parsed.issues[0]?.message).toMatch(/looks like .* not supported/);
  });
});

describe.runIf(hasCorpus)("JSON reports of the corpus", () => {
  it.each(of("pytest-json-report").map((row) => [row.path, row] as const))(
    "%s has the counts of its tests",
    (path, { expected }) => {
      const outcome = group(expected.outcome);
      const broken = number(expected.collectors_failed);
      const value = report(path);
      expect(counts(value)).toEqual({
        testcases: number(expected.tests) + broken,
        passed: number(outcome.passed) + number(outcome.xpassed),
        xfailed: number(outcome.xfailed),
        failed: number(outcome.failed),
        errored: number(outcome.error) + broken,
        skipped: number(outcome.skipped),
      });
      const isWhole = number(expected.exitcode) < 2 && number(expected.tests) > 0;
      expect(value.incomplete === null).toBe(isWhole);
    },
  );

  const ctrf = of("ctrf");
  it.each(
    ctrf.filter(({ expected }) => expected.parse === "ok").map((row) => [row.path, row] as const),
  )("%s has the counts of its tests", (path, { expected }) => {
    const status = group(expected.status);
    const { passed, xfailed, ...got } = counts(report(path));
    expect({ ...got, passed: passed + xfailed }).toEqual({
      testcases: number(expected.tests),
      passed: number(status.passed),
      failed: number(status.failed),
      errored: 0,
      skipped: number(status.skipped) + number(status.pending) + number(status.other),
    });
  });

  it.each(ctrf.filter(({ expected }) => expected.parse === "error").map(({ path }) => path))(
    "%s is refused",
    (path) => {
      expect(parse(path)).toMatchObject({ ok: false, issues: [{ message: expect.any(String) }] });
    },
  );
});

const sets = corpusSets(REPORT_FORMATS);

const own = ({ results }: TestReport) =>
  results.filter(({ path }) => path.at(-1) !== "(collection)");
const titles = (value: TestReport, by: string) => own(value).map(({ path }) => path.join(by));

/** What two reports of one run must have in common; why one cannot have all of it. */
const SAME_RUN: ReadonlyMap<string, (value: TestReport) => string[]> = new Map([
  ["playwright-zoo", (value) => value.results.map(keyOf)],
  ["pytest-zoo", (value) => value.results.map(keyOf)],
  // jest-junit names no file, and only Jest's own JSON parts the describes: the titles can be equal.
  ["jest-zoo", (value) => titles(value, " ")],
  // Vitest's JSON has absolute files, and its JUnit parts describes that hold ` > `.
  ["vitest-zoo", (value) => titles(value, " > ")],
  // A test with subtests is a case of gotestsum's JUnit, and none of what is counted in Go's own events.
  [
    "gotestsum-zoo",
    (value) => value.results.filter(({ path }) => path[0] !== "TestSub").map(keyOf),
  ],
  ["gotestsum-rerun", (value) => value.results.map(keyOf)],
]);

describe.runIf(hasCorpus)("one run in several formats", () => {
  it.each(sets.filter(({ kind }) => kind !== "sequence").map((set) => [set.name, set] as const))(
    "%s gives the same tests",
    (name, { members }) => {
      const identities = SAME_RUN.get(name);
      if (identities === undefined) throw new Error("there is no rule for this set");
      const [first = [], ...others] = members.map((path) => identities(report(path)).sort());
      expect(first.length).toBeGreaterThan(0);
      for (const other of others) expect(other).toEqual(first);
    },
  );
});

type Persistence = { readonly persisting: number; readonly kept: number };

/** Tests whose title is in both reports, and those of them that have the same identity in both. */
function persistence(before: TestReport, after: TestReport): Persistence {
  const title = ({ path }: TestReport["results"][number]) => path.at(-1) ?? "";
  const titles = new Set(after.results.map(title));
  const keys = new Set(after.results.map(keyOf));
  const persisting = before.results.filter((result) => titles.has(title(result)));
  const kept = persisting.filter((result) => keys.has(keyOf(result)));
  return { persisting: persisting.length, kept: kept.length };
}

describe.runIf(hasCorpus)("one report over time", () => {
  it.each(sets.filter(({ kind }) => kind === "sequence").map((set) => [set.name, set] as const))(
    "%s: every test that goes on keeps its identity",
    (name, { members }) => {
      const [first, ...later] = members.map(report);
      let persisting = 0;
      let before = first;
      for (const after of later) {
        const step = persistence(before ?? after, after);
        expect(step.kept).toBe(step.persisting);
        persisting += step.persisting;
        before = after;
      }
      // Some reports of a sequence are of other files altogether; of this one all of them are.
      expect(persisting > 0).toBe(name !== "playwright-json/seq-jobhuntin");
    },
  );
});

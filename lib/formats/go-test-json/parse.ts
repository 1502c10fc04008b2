import type { TestReport } from "@/lib/domain/tests/report";
import { collapseResults } from "@/lib/formats/collapse-results";
import { createPackages } from "@/lib/formats/go-test-json/packages";
import { resultsOf } from "@/lib/formats/go-test-json/results";
import { type FormatIssue, issueList, type ParseResult, refused } from "@/lib/formats/issue";
import { type JsonLine, jsonLines } from "@/lib/formats/json-stream";
import { tooManyLines } from "@/lib/formats/line-limit";
import { asText, fieldIssue, MAX_TESTS } from "@/lib/formats/report-json";
import { incompleteText } from "@/lib/formats/report-text";
import { zonedTime } from "@/lib/formats/report-time";

/**
 * The events of `go test -json` and of gotestsum's `--jsonfile` (Go's `cmd/test2json`; FORMATS 3). Counted are leaves: a
 * test with subtests fails because of them. What fails outside of its tests (a build, a panic, a parent by itself) is an
 * error of its package. Lines that are no JSON are the tools' own words and skipped, but for the failed builds that they
 * name. Refused are a text without any event, and an event whose test or package is no text, with the line. Tests and
 * packages without an end make the report incomplete.
 */
export function parseGoTestJson(text: string): ParseResult<TestReport> {
  const long = tooManyLines(text);
  if (long !== null) return refused(long);
  const packages = createPackages();
  const issues = issueList();
  const log: Log = { events: 0, startedAt: null, plain: 0, broken: [], firstFault: null };
  for (const line of jsonLines(text)) {
    if (issues.isFull()) break;
    const issue = take(line, packages, log);
    if (issue !== null) issues.add({ ...issue, line: line.number });
  }
  if (issues.total() > 0) return issues.refusal();
  if (log.events === 0) return refused(log.firstFault ?? NOTHING);
  const { results, gaps, records } = resultsOf(packages);
  const [broken] = log.broken;
  if (broken !== undefined) gaps.push(`line ${broken} is no whole JSON and could not be read`);
  if (results.length === 0 && gaps.length === 0) gaps.push("the report holds no test");
  const value: TestReport = {
    format: "go-test-json",
    writer: "go test",
    startedAt: log.startedAt,
    isSimulated: false,
    incomplete: incompleteText(gaps),
    results: collapseResults(results, "attempts"),
    records: { ...records, "plain lines": log.plain },
  };
  return { ok: true, value, warnings: warningsOf(log) };
}

const NOTHING: FormatIssue = {
  message: "the report holds no event of go test",
  pointer: "",
  line: 1,
  column: 1,
};

type Log = {
  events: number;
  startedAt: number | null;
  plain: number;
  readonly broken: number[];
  firstFault: FormatIssue | null;
};

function take(
  { value, number, text, fault }: JsonLine,
  packages: ReturnType<typeof createPackages>,
  log: Log,
): FormatIssue | null {
  if (value === null) {
    log.firstFault ??= fault;
    log.plain += 1;
    if (text.startsWith("{")) log.broken.push(number);
    else packages.plainLine(text);
    return limitIssue(packages);
  }
  const action = asText(value.Action);
  if (action === "") return null;
  log.events += 1;
  for (const field of ["Test", "Package", "ImportPath", "Output"]) {
    const found = value[field];
    if (found !== undefined && typeof found !== "string") return fieldIssue([field], "text", found);
  }
  const time = zonedTime(asText(value.Time));
  if (time !== null) log.startedAt = Math.min(time, log.startedAt ?? time);
  packages.take(action, value);
  return limitIssue(packages);
}

function limitIssue(packages: ReturnType<typeof createPackages>): FormatIssue | null {
  if (packages.size() <= MAX_TESTS) return null;
  return { message: `the report holds more than ${MAX_TESTS} tests`, pointer: "/Test" };
}

function warningsOf({ plain }: Log): FormatIssue[] {
  if (plain === 0) return [];
  const message = `${plain} ${plain === 1 ? "line is" : "lines are"} no JSON; they are read for failed builds only`;
  return [{ message, pointer: "" }];
}

import type { ReportedResult, TestReport } from "@/lib/domain/tests/report";
import { collapseResults } from "@/lib/formats/collapse-results";
import { testResult } from "@/lib/formats/ctrf/test-result";
import { issueList, type ParseResult, refused } from "@/lib/formats/issue";
import { countWords } from "@/lib/formats/record-count";
import {
  asNumber,
  asObject,
  asText,
  fieldIssue,
  type JsonObject,
  MAX_TESTS,
  readJsonObject,
  saysSimulated,
  tooManyTests,
} from "@/lib/formats/report-json";
import { incompleteText, nameText } from "@/lib/formats/report-text";
import { believable, zonedTime } from "@/lib/formats/report-time";

/**
 * The Common Test Report Format (ctrf.io, versions 0 and 1; FORMATS 3). Counts come from the tests, never from the
 * summary. Refused are broken JSON (line and column), no list of tests, and a test without a name or a known status.
 */
export function parseCtrf(text: string): ParseResult<TestReport> {
  const read = readJsonObject(text);
  if (!read.ok) return read;
  const root = read.value;
  const results = asObject(root.results);
  if (results === null) {
    return refused(fieldIssue(["results"], "a group of fields", root.results));
  }
  const tests = results.tests;
  if (!Array.isArray(tests)) return refused(fieldIssue(["results", "tests"], "a list", tests));
  if (tests.length > MAX_TESTS) return tooManyTests(tests.length, ["results", "tests"]);
  const tool = asObject(results.tool) ?? {};
  const isPlaywright = asText(tool.name) === "playwright";
  const issues = issueList();
  const list: ReportedResult[] = [];
  for (const [index, item] of tests.entries()) {
    if (issues.isFull()) break;
    const result = testResult(asObject(item) ?? {}, isPlaywright);
    if ("must" in result) {
      const path = ["results", "tests", index, result.field];
      issues.add(fieldIssue(path, result.must, result.value));
    } else {
      list.push(result);
    }
  }
  if (issues.total() > 0) return issues.refusal();
  const value: TestReport = {
    format: "ctrf",
    writer: writerOf(root, tool),
    startedAt: startOf(root, results),
    isSimulated: isSimulated(root, results),
    incomplete: incompleteText(gapsOf(results, tests.length)),
    results: collapseResults(list, "others"),
    records: countWords(tests.map((item) => asText(asObject(item)?.status))),
  };
  return { ok: true, value, warnings: [] };
}

function writerOf(root: JsonObject, tool: JsonObject): string {
  const name = nameText(asText(tool.name));
  const version = nameText(asText(tool.version));
  const by = nameText(asText(root.generatedBy));
  return (
    [name, version, by === "" ? "" : `(${by})`].filter((part) => part !== "").join(" ") || "unknown"
  );
}

/** Of the summary in ms; some writers put seconds. Else the moment at which the report was made. */
function startOf(root: JsonObject, results: JsonObject): number | null {
  const start = asNumber(asObject(results.summary)?.start) ?? 0;
  const ms = start < 1e11 ? start * 1000 : start;
  return believable(ms) ?? zonedTime(asText(root.timestamp));
}

function isSimulated(root: JsonObject, results: JsonObject): boolean {
  const environment = asObject(results.environment);
  const groups = [root.extra, results.extra, environment?.extra, environment];
  return groups.some(saysSimulated);
}

function gapsOf(results: JsonObject, tests: number): string[] {
  const declared = asNumber(asObject(results.summary)?.tests) ?? 0;
  if (declared > tests) return [`the summary counts ${declared} tests, the list holds ${tests}`];
  return tests === 0 ? ["the report holds no test"] : [];
}

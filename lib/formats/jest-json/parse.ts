import type { ReportedResult, TestReport } from "@/lib/domain/tests/report";
import { collapseResults, isBad } from "@/lib/formats/collapse-results";
import {
  type FieldPath,
  type IssueList,
  issueList,
  type ParseResult,
  refused,
} from "@/lib/formats/issue";
import { testResult } from "@/lib/formats/jest-json/test-result";
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
import { filePlace, incompleteText, messageText, nameText } from "@/lib/formats/report-text";
import { believable } from "@/lib/formats/report-time";

/**
 * What `jest --json` and Vitest's JSON reporter write, and the object that Jest hands to its reporters, whose tests stand
 * in `testResults[].testResults` (FORMATS 3). A file that cannot run, or fails outside of its tests, is an error of its
 * own. Refused are broken JSON (line and column), lists that are none, and tests without a known status. A run that was
 * interrupted, or says that it failed where nothing in it did, is incomplete.
 */
export function parseJestJson(text: string): ParseResult<TestReport> {
  const read = readJsonObject(text);
  if (!read.ok) return read;
  const root = read.value;
  const files = root.testResults;
  if (!Array.isArray(files)) return refused(fieldIssue(["testResults"], "a list", files));
  const found: Found = { issues: issueList(), results: [], words: [], isVitest: true };
  for (const [index, file] of files.entries()) {
    if (found.issues.isFull()) break;
    takeFile(asObject(file) ?? {}, index, found);
    const { length } = found.results;
    if (length > MAX_TESTS) return tooManyTests(length, ["testResults", index]);
  }
  if (found.issues.total() > 0) return found.issues.refusal();
  const value: TestReport = {
    format: "jest-json",
    writer: "numRuntimeErrorTestSuites" in root ? "Jest" : found.isVitest ? "Vitest" : "Jest",
    startedAt: believable(asNumber(root.startTime) ?? 0),
    isSimulated: saysSimulated(root),
    incomplete: incompleteText(gapsOf(root, found)),
    results: collapseResults(found.results, "others"),
    records: countWords(found.words),
  };
  return { ok: true, value, warnings: [] };
}

type Found = {
  readonly issues: IssueList;
  readonly results: ReportedResult[];
  /** `test:` and its status, `file:` and why it is no more than its tests. */
  readonly words: string[];
  isVitest: boolean;
};

function takeFile(file: JsonObject, index: number, found: Found): void {
  const field = file.assertionResults === undefined ? "testResults" : "assertionResults";
  const tests = file[field] ?? [];
  if (!Array.isArray(tests)) {
    found.issues.add(fieldIssue(["testResults", index, field], "a list", tests));
    return;
  }
  const place = filePlace(asText(file.name) || asText(file.testFilePath)) || "(no file)";
  const variant = variantOf(file.displayName);
  const before = found.results.length;
  const at = ["testResults", index, field];
  for (const [number, item] of tests.entries()) {
    if (found.issues.isFull() || found.results.length > MAX_TESTS) return;
    takeTest(asObject(item) ?? {}, [...at, number], { place, isFile: true, variant }, found);
  }
  const hasBad = found.results.slice(before).some(({ status }) => isBad(status));
  if (!hasBad && saysFailed(file)) {
    found.words.push(tests.length === 0 ? "file:did not run" : "file:failed outside of its tests");
    found.results.push(fileError(file, place, variant));
  }
}

type Standing = Pick<ReportedResult, "place" | "isFile" | "variant">;

function takeTest(test: JsonObject, at: FieldPath, standing: Standing, found: Found): void {
  const read = testResult(test);
  if ("must" in read) {
    found.issues.add(fieldIssue([...at, read.field], read.must, read.value));
    return;
  }
  if ("numPassingAsserts" in test || "invocations" in test) found.isVitest = false;
  found.words.push(`test:${asText(test.status)}`);
  // Field by field: spreading two objects for each test costs as much as the rest.
  const { place, isFile, variant } = standing;
  const { path, status, isRetried, durationMs, message } = read;
  found.results.push({ place, isFile, path, variant, status, isRetried, durationMs, message });
}

/** The name of the project in a run of several: text, or a group with its colour. */
function variantOf(displayName: unknown): string {
  return nameText(asText(displayName) || asText(asObject(displayName)?.name));
}

function saysFailed(file: JsonObject): boolean {
  if (file.status !== undefined) return file.status === "failed";
  const error = file.testExecError ?? null;
  return error !== null || asText(file.failureMessage) !== "";
}

function fileError(file: JsonObject, place: string, variant: string): ReportedResult {
  const error = file.testExecError;
  const first = asText(error) || asText(asObject(error)?.message);
  const message = messageText(first, asText(file.message) || asText(file.failureMessage));
  const path = ["(collection)"];
  const how = { isRetried: false, durationMs: null, message } as const;
  return { place, isFile: true, path, variant, status: "error", ...how };
}

function gapsOf(root: JsonObject, { results }: Found): string[] {
  const gaps: string[] = [];
  if (root.wasInterrupted === true) gaps.push("the run was interrupted before its end");
  const declared = asNumber(root.numTotalTests) ?? 0;
  if (declared > results.length) {
    gaps.push(`the report counts ${declared} tests, its files hold ${results.length}`);
  }
  if (root.success === false && !results.some(({ status }) => isBad(status))) {
    gaps.push("the report says that the run failed, and none of its tests did");
  }
  if (results.length === 0 && gaps.length === 0) gaps.push("the report holds no test");
  return gaps;
}

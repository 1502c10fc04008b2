import type { ReportedResult, TestReport } from "@/lib/domain/tests/report";
import { filesOf } from "@/lib/formats/allure/files";
import { type AllureResult, readResult } from "@/lib/formats/allure/result";
import { collapseResults, isBad, keyOf } from "@/lib/formats/collapse-results";
import { issueList, type ParseResult } from "@/lib/formats/issue";
import { countWords } from "@/lib/formats/record-count";
import {
  asText,
  fieldIssue,
  type JsonObject,
  MAX_TESTS,
  tooManyTests,
} from "@/lib/formats/report-json";
import { incompleteText } from "@/lib/formats/report-text";
import { believable } from "@/lib/formats/report-time";

/**
 * Allure results: one file of an attempt, one container, or a folder of them, packed (FORMATS 3). Attempts with one
 * `historyId` are one test, the one that stopped last counts. Refused are files that are not JSON objects, and results
 * without a name or with an unknown status, with the name of the file. Containers of results that are not there make
 * the report incomplete.
 */
export function parseAllure(text: string): ParseResult<TestReport> {
  const files = filesOf(text);
  if (!files.ok) return files;
  const issues = issueList();
  const results: AllureResult[] = [];
  const words: string[] = [];
  const children = new Set<string>();
  const own = new Set<string>();
  for (const { name, value } of files.value) {
    if (Array.isArray(value.children) && !("status" in value)) {
      words.push("container", ...value.children.slice(0, MAX_TESTS).map(() => "child"));
      for (const child of value.children.slice(0, MAX_TESTS)) children.add(asText(child));
      continue;
    }
    const read = readResult(value);
    if ("must" in read) {
      const issue = fieldIssue([read.field], read.must, read.value);
      issues.add(name === "" ? issue : { ...issue, message: `${name}: ${issue.message}` });
    } else {
      own.add(asText(value.uuid));
      words.push("result", `status:${read.word}`, ...labelWords(value));
      results.push(read);
    }
  }
  if (issues.total() > 0) return issues.refusal();
  if (results.length > MAX_TESTS) return tooManyTests(results.length, []);
  const missing = [...children].filter((child) => !own.has(child)).length;
  const starts = results.flatMap(({ start }) => believable(start ?? 0) ?? []);
  const value: TestReport = {
    format: "allure",
    writer: "Allure",
    startedAt: starts.length === 0 ? null : starts.reduce((low, start) => Math.min(low, start)),
    isSimulated: false,
    incomplete: incompleteText(gapsOf(results.length, missing)),
    results: collapseResults(testsOf(results), "others"),
    records: countWords(words),
  };
  return { ok: true, value, warnings: [] };
}

/** Of the attempts of each test the last, in the order of first appearance; retried when some ended well and some not. */
function testsOf(attempts: readonly AllureResult[]): ReportedResult[] {
  const byTest = new Map<string, AllureResult[]>();
  for (const attempt of attempts) {
    const id = attempt.history ?? keyOf(attempt.result);
    const known = byTest.get(id);
    if (known === undefined) byTest.set(id, [attempt]);
    else known.push(attempt);
  }
  return [...byTest.values()].flatMap((all) => {
    const last = all.reduce((best, next) => ((next.stop ?? 0) >= (best.stop ?? 0) ? next : best));
    const isMixed = all.some(({ result }) => isBad(result.status) !== isBad(last.result.status));
    const earlier = all.find(({ result }) => isBad(result.status))?.result.message ?? null;
    const message = last.result.message ?? (isMixed ? earlier : null);
    return [{ ...last.result, isRetried: last.result.isRetried || isMixed, message }];
  });
}

function labelWords({ labels, steps, historyId, fullName }: JsonObject): string[] {
  const words = Array.isArray(labels) ? labels.map(() => "label") : [];
  if (Array.isArray(steps)) words.push(...steps.map(() => "step"));
  if (asText(historyId) !== "") words.push("historyId");
  if (asText(fullName) !== "") words.push("fullName");
  return words;
}

function gapsOf(results: number, missing: number): string[] {
  if (missing > 0) {
    const what = missing === 1 ? "a result" : `${missing} results`;
    return [`containers name ${what} that ${missing === 1 ? "is" : "are"} not here`];
  }
  return results === 0 ? ["the report holds no test"] : [];
}

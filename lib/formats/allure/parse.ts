import type { ReportedResult, TestReport } from "@/lib/domain/tests/report";
import { type AllureFile, filesOf } from "@/lib/formats/allure/files";
import { type AllureResult, readResult } from "@/lib/formats/allure/result";
import { collapseResults, isBad, keyOf } from "@/lib/formats/collapse-results";
import { type IssueList, issueList, type ParseResult } from "@/lib/formats/issue";
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
  const found: Found = {
    issues: issueList(),
    results: [],
    words: [],
    children: [],
    own: new Set(),
  };
  for (const file of files.value) takeFile(file, found);
  const { issues, results, words, children, own } = found;
  if (issues.total() > 0) return issues.refusal();
  if (results.length > MAX_TESTS) return tooManyTests(results.length, []);
  const missing = new Set(children.filter((child) => !own.has(child))).size;
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

type Found = {
  readonly issues: IssueList;
  readonly results: AllureResult[];
  readonly words: string[];
  /** Results that containers name, and those that are here. */
  readonly children: string[];
  readonly own: Set<string>;
};

function takeFile({ name, value }: AllureFile, found: Found): void {
  if (Array.isArray(value.children) && !("status" in value)) {
    found.words.push("container");
    // One by one: so many arguments of one call would exceed the stack.
    for (const child of value.children.slice(0, MAX_TESTS)) {
      found.children.push(asText(child));
      found.words.push("child");
    }
    return;
  }
  const read = readResult(value);
  if ("must" in read) {
    const issue = fieldIssue([read.field], read.must, read.value);
    found.issues.add(name === "" ? issue : { ...issue, message: `${name}: ${issue.message}` });
    return;
  }
  found.own.add(asText(value.uuid));
  for (const word of ["result", `status:${read.word}`, ...labelWords(value)])
    found.words.push(word);
  found.results.push(read);
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
  const words = [
    ...(Array.isArray(labels) ? labels.map(() => "label") : []),
    ...(Array.isArray(steps) ? steps.map(() => "step") : []),
  ];
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

import type { ReportedResult, TestReport, TestStatus } from "@/lib/domain/tests/report";
import { collapseResults } from "@/lib/formats/collapse-results";
import { issueList, type ParseResult, refused } from "@/lib/formats/issue";
import { exitGap } from "@/lib/formats/pytest-exit";
import { splitNodeId } from "@/lib/formats/pytest-node-id";
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
import { durationMs, incompleteText, messageText, saysQuarantine } from "@/lib/formats/report-text";
import { believable } from "@/lib/formats/report-time";

/**
 * The JSON of the pytest plugin pytest-json-report (its README; FORMATS 3). Files that could not be collected stand only
 * in `collectors` and become an error of their file. Refused are broken JSON (line and column), a list of tests that is
 * none, and a test without a node id or with an unknown outcome.
 */
export function parsePytestJsonReport(text: string): ParseResult<TestReport> {
  const read = readJsonObject(text);
  if (!read.ok) return read;
  const root = read.value;
  const tests = root.tests ?? [];
  if (!Array.isArray(tests)) return refused(fieldIssue(["tests"], "a list", tests));
  if (tests.length > MAX_TESTS) return tooManyTests(tests.length, ["tests"]);
  const issues = issueList();
  const results: ReportedResult[] = collectionErrors(root.collectors);
  for (const [index, item] of tests.entries()) {
    if (issues.isFull()) break;
    const test = asObject(item) ?? {};
    const status = STATUSES.get(asText(test.outcome));
    const nodeId = asText(test.nodeid);
    if (nodeId === "") issues.add(fieldIssue(["tests", index, "nodeid"], "a node id", test.nodeid));
    else if (status === undefined) issues.add(unknownOutcome(index, test.outcome));
    else results.push(testResult(test, nodeId, status));
  }
  if (issues.total() > 0) return issues.refusal();
  const value: TestReport = {
    format: "pytest-json-report",
    writer: "pytest",
    startedAt: startOf(root),
    isSimulated: saysSimulated(root) || saysSimulated(root.environment),
    incomplete: incompleteText(gapsOf(root, tests.length, results.length)),
    results: collapseResults(results, "attempts"),
    records: countWords(tests.map((item) => asText(asObject(item)?.outcome))),
  };
  return { ok: true, value, warnings: [] };
}

/** `rerun` is an attempt that failed and was tried again. */
const STATUSES: ReadonlyMap<string, TestStatus> = new Map([
  ["passed", "passed"],
  ["failed", "failed"],
  ["error", "error"],
  ["skipped", "skipped"],
  ["xfailed", "xfailed"],
  ["xpassed", "xpassed"],
  ["rerun", "failed"],
]);

function unknownOutcome(index: number, value: unknown) {
  return fieldIssue(
    ["tests", index, "outcome"],
    `one of ${[...STATUSES.keys()].join(", ")}`,
    value,
  );
}

function collectionErrors(collectors: unknown): ReportedResult[] {
  if (!Array.isArray(collectors)) return [];
  return collectors.slice(0, MAX_TESTS).flatMap((item): ReportedResult[] => {
    const collector = asObject(item);
    if (collector === null || collector.outcome !== "failed") return [];
    const [file = "", ...classes] = asText(collector.nodeid).split("::");
    const { place } = splitNodeId(file);
    const message = messageText("", asText(collector.longrepr));
    const path = [...classes.filter((name) => name !== ""), "(collection)"];
    return [
      {
        place,
        isFile: true,
        path,
        variant: "",
        status: "error",
        isRetried: false,
        durationMs: null,
        message,
      },
    ];
  });
}

const STAGES = ["setup", "call", "teardown"] as const;

function testResult(test: JsonObject, nodeId: string, status: TestStatus): ReportedResult {
  const stages = STAGES.map((name) => asObject(test[name])).filter((stage) => stage !== null);
  const durations = stages.flatMap(({ duration }) => asNumber(duration) ?? []);
  const total = durations.reduce((sum, duration) => sum + duration, 0);
  const message = reasonOf(stages);
  const isQuarantined = status === "skipped" && saysQuarantine(skipReason(message));
  // Field by field: spreading an object for each test costs as much as the rest.
  const { place, path } = splitNodeId(nodeId);
  return {
    place,
    isFile: true,
    path,
    variant: "",
    status: isQuarantined ? "quarantined" : status,
    isRetried: false,
    durationMs: durations.length === 0 ? null : durationMs(total, "s"),
    message,
  };
}

/** A later stage may fail as well, but the first is where it began. */
function reasonOf(stages: readonly JsonObject[]): string | null {
  const notPassed = stages.find(({ outcome }) => asText(outcome) !== "passed");
  if (notPassed === undefined) return null;
  const crash = asObject(notPassed.crash);
  return messageText(asText(crash?.message), asText(notPassed.longrepr));
}

/** Of `('/path/test_x.py', 10, 'Skipped: reason')` the reason: a path in a folder `quarantine` is none. */
function skipReason(message: string | null): string {
  return /^\(.*?, \d+, ['"](.*)['"]\)$/s.exec(message ?? "")?.[1] ?? message ?? "";
}

/** `created` is the end of the run: the plugin writes it when the session has finished. */
function startOf(root: JsonObject): number | null {
  const created = asNumber(root.created);
  if (created === null) return null;
  return believable((created - Math.max(0, asNumber(root.duration) ?? 0)) * 1000);
}

function gapsOf(root: JsonObject, tests: number, results: number): string[] {
  const gaps = exitGap(root.exitcode);
  const total = asNumber(asObject(root.summary)?.total) ?? 0;
  if (tests === 0 && total > 0) gaps.push(`the summary counts ${total} tests, the list holds none`);
  else if (results === 0 && gaps.length === 0) gaps.push("the report holds no test");
  return gaps;
}

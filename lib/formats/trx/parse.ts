import type { ReportedResult, TestReport, TestStatus } from "@/lib/domain/tests/report";
import { collapseResults, isBad } from "@/lib/formats/collapse-results";
import type { ParseResult } from "@/lib/formats/issue";
import { countWords } from "@/lib/formats/record-count";
import { incompleteText, messageText, nameText, saysQuarantine } from "@/lib/formats/report-text";
import { zonedTime } from "@/lib/formats/report-time";
import { createCollector, type TrxFile, type TrxResult } from "@/lib/formats/trx/collector";
import { coordinatesOf } from "@/lib/formats/trx/coordinates";
import { elapsedMs } from "@/lib/formats/trx/elapsed";
import { readXml } from "@/lib/formats/xml-stream";

/**
 * The XML of Visual Studio and `dotnet test --logger trx` (FORMATS 3). Results are joined to their definitions by
 * `testId`; a result of inner results is their sum and counts only where it failed and none of them did. Refused are
 * ill-formed XML, a DOCTYPE, another root, and exceeded limits, with line and column. What has no outcome, or was under
 * way, is an error; what was not executed or says neither way is a skip.
 */
export function parseTrx(text: string): ParseResult<TestReport> {
  const read = readXml(text, createCollector);
  if (!read.ok) return read;
  const file = read.value.finish();
  const results = file.results.flatMap((result) => resultsOf(result, file));
  const value: TestReport = {
    format: "trx",
    writer: "Visual Studio or dotnet test",
    startedAt: zonedTime(file.start),
    isSimulated: false,
    incomplete: incompleteText(gapsOf(file)),
    results: collapseResults(results, "others"),
    records: { ...countWords(wordsOf(file.results)), definitions: file.definitions.size },
  };
  return { ok: true, value, warnings: [] };
}

// XML deeper than 64 levels was refused before, so recursion is safe here.
function resultsOf(result: TrxResult, file: TrxFile): ReportedResult[] {
  const own = resultOf(result, file);
  if (result.inner.length === 0) return [own];
  const inner = result.inner.flatMap((item) => resultsOf(item, file));
  if (!isBad(own.status) || inner.some(({ status }) => isBad(status))) return inner;
  const message = messageText(
    `${own.path.join(" ")} failed, and none of its results did`,
    own.message ?? "",
  );
  return [...inner, { ...own, path: ["(collection)"], status: "error", message }];
}

function resultOf(result: TrxResult, { definitions }: TrxFile): ReportedResult {
  const { attributes, message, trace, output } = result;
  const status = statusOf(attributes.outcome);
  const reason =
    messageText(message, trace) ?? (status === "passed" ? null : messageText(output, ""));
  const isMuted = status === "skipped" && saysQuarantine(reason ?? "");
  return {
    ...coordinatesOf(nameText(attributes.testName ?? ""), definitions.get(attributes.testId ?? "")),
    isFile: false,
    variant: "",
    status: isMuted ? "quarantined" : status,
    isRetried: false,
    durationMs: elapsedMs(attributes),
    message: reason,
  };
}

/** Every outcome of the schema (vstst.xsd, `TestOutcome`); the schema's own default for none is `Error`. */
const STATUSES: ReadonlyMap<string, TestStatus> = new Map([
  ["Passed", "passed"],
  ["PassedButRunAborted", "passed"],
  ["Warning", "passed"],
  ["Failed", "failed"],
  ["Error", "error"],
  ["Timeout", "error"],
  ["Aborted", "error"],
  ["NotRunnable", "error"],
  ["Disconnected", "error"],
  ["InProgress", "error"],
  ["NotExecuted", "skipped"],
  ["Inconclusive", "skipped"],
  ["Completed", "skipped"],
  ["Pending", "skipped"],
]);

function statusOf(outcome: string | undefined): TestStatus {
  return STATUSES.get(outcome ?? "") ?? "error";
}

/** `result` and `outcome:` of every result, and `inner` of an inner one for each result around it. */
function wordsOf(results: readonly TrxResult[], level = 0): string[] {
  return results.flatMap(({ attributes, inner }) => [
    ...["result", `outcome:${attributes.outcome ?? ""}`],
    ...Array.from({ length: level }, () => "inner"),
    ...wordsOf(inner, level + 1),
  ]);
}

function gapsOf({ all, counters, outcome, errors }: TrxFile): string[] {
  const gaps: string[] = [];
  if (/^(?:Aborted|Disconnected|Error|Timeout)$/.test(outcome)) {
    gaps.push(
      `the run ended as ${outcome}${errors[0] ? `: ${nameText(errors[0]).slice(0, 200)}` : ""}`,
    );
  }
  if (all.some(({ attributes }) => attributes.outcome === "PassedButRunAborted")) {
    gaps.push("the run was aborted behind tests that passed");
  }
  const declared = Number(counters.total ?? 0);
  if (declared > all.length) {
    gaps.push(`the counters say ${declared} results, the report holds ${all.length}`);
  }
  if (all.length === 0 && gaps.length === 0) gaps.push("the report holds no test");
  return gaps;
}

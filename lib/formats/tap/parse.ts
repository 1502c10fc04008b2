import type { ReportedResult, TestReport, TestStatus } from "@/lib/domain/tests/report";
import { collapseResults, isBad } from "@/lib/formats/collapse-results";
import { type ParseResult, refused } from "@/lib/formats/issue";
import { tooManyLines } from "@/lib/formats/line-limit";
import { fileThatBroke, isOutsideTests } from "@/lib/formats/outside-tests";
import { countWords } from "@/lib/formats/record-count";
import {
  durationMs,
  filePlace,
  incompleteText,
  looksLikeFile,
  messageText,
  nameText,
  saysQuarantine,
} from "@/lib/formats/report-text";
import { readTap, type TapStream } from "@/lib/formats/tap/reader";
import type { Node } from "@/lib/formats/tap/tree";

/**
 * A TAP stream, versions 12 to 14 (FORMATS 3). Counted are leaves: a point that sums up subtests is none, but where it
 * failed and none of them did. `not ok # TODO` is an expected failure, any other TODO and every SKIP a skip. A plan that
 * does not fit, none at all, and `Bail out!` make the report incomplete. Refused are a text without point or plan, more
 * than 64 levels and more than 100,000 tests, with the line.
 */
export function parseTap(text: string): ParseResult<TestReport> {
  const long = tooManyLines(text);
  if (long !== null) return refused(long);
  const stream = readTap(text.startsWith("\ufeff") ? text.slice(1) : text);
  if ("message" in stream) return refused(stream);
  const { nodes, plan, bailOut, version, words } = stream;
  if (nodes.length === 0 && plan === null && bailOut === null) {
    const message = "the text holds no test point (`ok` or `not ok`) and no plan";
    return refused({ message, pointer: "", line: 1, column: 1 });
  }
  const results = nodes.flatMap((node) => resultsOf(node, []));
  const value: TestReport = {
    format: "tap",
    writer: version === "" ? "a TAP producer" : `a TAP ${nameText(version)} producer`,
    startedAt: null,
    isSimulated: false,
    incomplete: incompleteText(gapsOf(stream)),
    results: collapseResults(results, "others"),
    records: countWords(words),
  };
  return { ok: true, value, warnings: [] };
}

// The reader takes no more than 64 levels, so recursion is safe here.
function resultsOf(node: Node, outer: readonly string[]): ReportedResult[] {
  const { children } = node;
  const name = nameText(node.point.name) || "(no name)";
  if (children.length === 0) return [leaf(node, [...outer, name])];
  const results = children.flatMap((child) => resultsOf(child, [...outer, name]));
  const { status, message } = endingOf(node);
  if (!isBad(status) || results.some((result) => isBad(result.status))) return results;
  const first = outer[0] ?? name;
  const reason = messageText(
    `${[...outer, name].join(" > ")} failed, and none of its tests did`,
    message ?? "",
  );
  return [...results, { ...leaf(node, [first, "(collection)"]), status: "error", message: reason }];
}

/** The outermost of several names is the place, a file or a suite; a name alone has none. */
function leaf(node: Node, names: readonly string[]): ReportedResult {
  const { status, message } = endingOf(node);
  const broken = isBad(status) ? fileThatBroke(names[0] ?? "") : null;
  const [first = "", ...within] = broken === null ? names : [broken];
  const isFile = broken !== null || looksLikeFile(first);
  const isWhole = within.length === 0;
  // A file that failed as a whole could not be run to its tests.
  const isOutside = isBad(status) && ((isWhole && isFile) || isOutsideTests(names.at(-1) ?? ""));
  return {
    place: isWhole && !isFile ? "(no suite)" : filePlace(first),
    isFile,
    path: isOutside ? ["(collection)"] : isWhole ? [first] : within,
    variant: "",
    status,
    isRetried: false,
    durationMs: durationMs(node.diagnosis?.ms ?? node.point.time ?? -1, "ms"),
    message,
  };
}

function endingOf({ point, diagnosis, notes }: Node): {
  readonly status: TestStatus;
  readonly message: string | null;
} {
  const { isOk, directive, reason } = point;
  if (directive === "skip") {
    const message = messageText(reason, "");
    return { status: saysQuarantine(reason) ? "quarantined" : "skipped", message };
  }
  if (isOk) {
    // Producers write it for a test that nobody has written yet: what may not have run has not passed.
    if (directive === "todo") return { status: "skipped", message: messageText(reason, "") };
    return { status: "passed", message: null };
  }
  const text = diagnosis?.text ?? notes.join("\n");
  const message = messageText(diagnosis?.message ?? "", text);
  return { status: directive === "todo" ? "xfailed" : "failed", message };
}

function gapsOf({ plan, outer, misfits, bailOut, isOpen, nodes }: TapStream): string[] {
  const gaps: string[] = [];
  if (bailOut !== null)
    gaps.push(bailOut === "" ? "Bail out!" : `Bail out! ${bailOut.slice(0, 200)}`);
  if (plan === null) {
    gaps.push("there is no plan: was the stream cut off?");
  } else if (plan.count !== outer) {
    gaps.push(`the plan counts ${plan.count} tests, the stream holds ${outer}`);
  } else if (nodes.length === 0) {
    gaps.push(plan.skip ? `no test ran: ${plan.skip.slice(0, 200)}` : "the report holds no test");
  }
  const [first] = misfits;
  if (first !== undefined) {
    gaps.push(`the plan of a subtest counts ${first.planned}, it holds ${first.found}`);
  }
  if (isOpen) gaps.push("a subtest in braces has no end");
  return gaps;
}

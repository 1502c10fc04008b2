import type { ReportedResult, TestReport } from "@/lib/domain/tests/report";
import { collapseResults } from "@/lib/formats/collapse-results";
import { type FormatIssue, issueList, type ParseResult, refused } from "@/lib/formats/issue";
import { type JsonLine, jsonLines } from "@/lib/formats/json-stream";
import { tooManyLines } from "@/lib/formats/line-limit";
import { exitGap } from "@/lib/formats/pytest-exit";
import { splitNodeId } from "@/lib/formats/pytest-node-id";
import { reasonText } from "@/lib/formats/pytest-reportlog/reason";
import { createTests } from "@/lib/formats/pytest-reportlog/tests";
import { countWords } from "@/lib/formats/record-count";
import {
  asNumber,
  asText,
  fieldIssue,
  type JsonObject,
  MAX_TESTS,
} from "@/lib/formats/report-json";
import { incompleteText, messageText, nameText } from "@/lib/formats/report-text";
import { believable } from "@/lib/formats/report-time";

/**
 * The JSON lines of the pytest plugin pytest-reportlog (its README; FORMATS 3): phases become tests, reruns attempts, a
 * failed subtest fails its test, files that could not be collected errors of their file. Types that it does not know are
 * skipped, as its README asks. Refused are a text without any of its lines, and a test report without node id, with the
 * line and the pointer in it. A line that cannot be read, or a missing end of the session, makes the report incomplete.
 */
export function parsePytestReportlog(text: string): ParseResult<TestReport> {
  const long = tooManyLines(text);
  if (long !== null) return refused(long);
  const log = createLog();
  const issues = issueList();
  let firstFault: FormatIssue | null = null;
  for (const line of jsonLines(text)) {
    if (issues.isFull()) break;
    firstFault ??= line.fault;
    const issue = log.take(line);
    if (issue !== null) issues.add({ ...issue, line: line.number });
  }
  if (issues.total() > 0) return issues.refusal();
  if (!log.isKnown()) return refused(firstFault ?? NOTHING);
  return { ok: true, value: log.finish(), warnings: [] };
}

const NOTHING: FormatIssue = {
  message: "the report holds no line of pytest-reportlog",
  pointer: "",
  line: 1,
  column: 1,
};

type Session = {
  version: string;
  startedAt: number | null;
  exit: unknown;
  hasEnd: boolean;
  readonly unread: number[];
};

function createLog() {
  const tests = createTests();
  const collection: ReportedResult[] = [];
  const session: Session = { version: "", startedAt: null, exit: null, hasEnd: false, unread: [] };
  let known = 0;
  const takeTest = (value: JsonObject, isSubtest: boolean): FormatIssue | null => {
    const nodeId = asText(value.nodeid);
    if (nodeId === "") return fieldIssue(["nodeid"], "a node id", value.nodeid);
    if (tests.size() > MAX_TESTS) return limitIssue();
    const start = believable((asNumber(value.start) ?? 0) * 1000);
    if (start !== null) session.startedAt = Math.min(start, session.startedAt ?? start);
    return tests.take(nodeId, value, isSubtest);
  };
  const take = ({ value, number }: JsonLine): FormatIssue | null => {
    const type = asText(value?.$report_type);
    if (value === null || type === "") {
      session.unread.push(number);
      return null;
    }
    known += 1;
    if (type === "TestReport" || type === "SubTestReport") {
      return takeTest(value, type === "SubTestReport");
    }
    if (type === "CollectReport" && value.outcome !== "passed") {
      collection.push(...collectionResult(value));
    } else if (type === "SessionStart") {
      session.version = nameText(asText(value.pytest_version));
    } else if (type === "SessionFinish") {
      session.hasEnd = true;
      session.exit = value.exitstatus;
    }
    return collection.length > MAX_TESTS ? limitIssue() : null;
  };
  const finish = (): TestReport => {
    const results = [...collection, ...tests.results()];
    return {
      format: "pytest-reportlog",
      writer: `pytest ${session.version}`.trim(),
      startedAt: session.startedAt,
      isSimulated: false,
      incomplete: incompleteText(gapsOf(session, results.length)),
      results: collapseResults(results, "attempts"),
      records: { ...countWords(tests.words()), rerun_tests: tests.rerun() },
    };
  };
  return { take, finish, isKnown: () => known > 0 };
}

function limitIssue(): FormatIssue {
  return { message: `the report holds more than ${MAX_TESTS} tests`, pointer: "" };
}

/** A module that skips itself is skipped as a whole; one that fails is an error. */
function collectionResult(value: JsonObject): ReportedResult[] {
  const isSkip = value.outcome === "skipped";
  if (!isSkip && value.outcome !== "failed") return [];
  const [file = "", ...classes] = asText(value.nodeid).split("::");
  const { message, trace } = reasonText(value.longrepr);
  return [
    {
      place: splitNodeId(file).place,
      isFile: true,
      path: [...classes.map(nameText).filter((name) => name !== ""), "(collection)"],
      variant: "",
      status: isSkip ? "skipped" : "error",
      isRetried: false,
      durationMs: null,
      message: messageText(message, trace),
    },
  ];
}

function gapsOf({ hasEnd, exit, unread }: Session, results: number): string[] {
  const gaps = exitGap(exit);
  if (!hasEnd) gaps.push("the log has no end of the session: did pytest crash, or was it cut off?");
  const [first] = unread;
  if (first !== undefined) {
    const more = unread.length > 1 ? ` and ${unread.length - 1} more` : "";
    gaps.push(`line ${first}${more} could not be read`);
  }
  if (results === 0 && gaps.length === 0) gaps.push("the report holds no test");
  return gaps;
}

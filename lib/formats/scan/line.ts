import type { ScanHeader } from "@/lib/domain/scan";
import { explain } from "@/lib/formats/explain";
import { type IssueList, issueList, jsonPointer, type ParseResult } from "@/lib/formats/issue";
import { parseJsonText } from "@/lib/formats/json-text";
import { LIMITS } from "@/lib/formats/limits";
import { isCommitLine, isContinuationLine } from "@/lib/formats/scan/accept";
import {
  type CommitLine,
  type ContinuationLine,
  commitLine,
  continuationLine,
  headerLine,
  SCAN_FORMAT,
} from "@/lib/formats/scan/schema";
import { utf8Length } from "@/lib/formats/text";

type LineShape<T> = {
  readonly noun: string;
  readonly schema: typeof headerLine | typeof commitLine | typeof continuationLine;
  readonly accepts: (value: unknown) => value is T;
};

export const HEADER: LineShape<ScanHeader> = {
  noun: "the header",
  schema: headerLine,
  accepts: (value): value is ScanHeader => headerLine.safeParse(value).success,
};
export const COMMIT: LineShape<CommitLine> = {
  noun: "a commit line",
  schema: commitLine,
  accepts: isCommitLine,
};
export const CONTINUATION: LineShape<ContinuationLine> = {
  noun: "a line that continues a commit",
  schema: continuationLine,
  accepts: isContinuationLine,
};

/** The header of a scan, from its first line; `line` is its 1-based number. */
export function parseScanHeader(text: string, line: number): ParseResult<ScanHeader> {
  return parseLine(HEADER, text, line);
}

/** The line that opens a commit; what its fields say of each other is for `createScanReader`. */
export function parseScanLine(text: string, line: number): ParseResult<CommitLine> {
  return parseLine(COMMIT, text, line);
}

/** A line that continues the commit of the line before. */
export function parseScanContinuation(text: string, line: number): ParseResult<ContinuationLine> {
  return parseLine(CONTINUATION, text, line);
}

function parseLine<T>(shape: LineShape<T>, text: string, line: number): ParseResult<T> {
  const issues = issueList();
  const json = readLineJson(text, line, issues);
  return json !== null && checkLine(shape, json.value, { line, issues })
    ? { ok: true, value: json.value, warnings: [] }
    : issues.refusal();
}

/** The value of one line's JSON; null, with the reason among the issues, when it is none or too long. */
export function readLineJson(
  text: string,
  line: number,
  issues: IssueList,
): { value: unknown } | null {
  if (text.length > LIMITS.scanLineBytes || utf8Length(text) > LIMITS.scanLineBytes) {
    const message =
      'the line is longer than 4 MB; cut the commit into several lines with "more": true on all but the last';
    issues.add({ message, pointer: "", line });
    return null;
  }
  const json = parseJsonText(text);
  if (json.ok) return json;
  issues.add({ message: `the line ${json.message}`, pointer: "", line, column: json.offset + 1 });
  return null;
}

/** True when the value has the shape; else the reasons are among the issues. */
export function checkLine<T>(
  shape: LineShape<T>,
  value: unknown,
  { line, issues }: { line: number; issues: IssueList },
): value is T {
  if (shape.accepts(value)) return true;
  const wrong = shape.noun === HEADER.noun ? wrongFormat(value) : null;
  if (wrong !== null) {
    issues.add({ message: wrong, pointer: "/format", line });
    return false;
  }
  explain(shape.schema, value, {
    noun: shape.noun,
    add: (path, message) => issues.add({ message, pointer: jsonPointer(path), line }),
    isFull: issues.isFull,
  });
  return false;
}

/** The field's value; undefined when the value is no object or has no such field of its own. */
export function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}

/** What stands where the header should; null when the format is ours. */
function wrongFormat(value: unknown): string | null {
  const format = fieldOf(value, "format");
  if (format === SCAN_FORMAT) return null;
  if (format === undefined && fieldOf(value, "sha") !== undefined) {
    return "a commit line stands before the header; the first line must be the header of the scan";
  }
  if (format === undefined) {
    return `the first line must be the header: {"format":"${SCAN_FORMAT}",…}`;
  }
  const given = JSON.stringify(format)?.slice(0, 60);
  return typeof format === "string" && /^plumbline\.scan\/\d+$/.test(format)
    ? `format is ${given}; this version reads "${SCAN_FORMAT}"`
    : `format must be "${SCAN_FORMAT}"; it is ${given}`;
}

/** What the parsers of findings share: how the words of a scanner become facts that can be stored and compared. */
import type {
  FindingLevel,
  FindingsFormat,
  FindingsReport,
  FindingsRun,
  ReportedFinding,
} from "@/lib/domain/findings/report";
import type { FieldPath, FormatIssue, IssueList, ParseResult } from "@/lib/formats/issue";
import { issueList, jsonPointer, refused } from "@/lib/formats/issue";
import { LIMITS } from "@/lib/formats/limits";
import { asObject, fieldIssue, type JsonObject } from "@/lib/formats/report-json";
import { filePlace, messageText, nameText, storableText } from "@/lib/formats/report-text";

/** More findings than this in one report are refused. */
export const MAX_FINDINGS = LIMITS.findings;
/** A longer line of code identifies nothing: it is minified, or data, and another one after each build. */
const MAX_LINE_TEXT = 400;
const MAX_NAME = 1000;
const MAX_TOOL = 200;
const MAX_SENTENCE = 1000;
const MAX_LINE = 2 ** 31 - 1;

type Told = {
  readonly rule: string;
  readonly path: string;
  readonly line?: unknown;
  readonly level: FindingLevel;
  readonly message: string;
  readonly toolKey?: string | null;
  readonly lineText?: string | null;
  readonly relation?: string | null;
};

/** A finding out of what a report tells of it, with every text bounded and storable. */
export function finding(told: Told): ReportedFinding {
  const { line, toolKey, lineText, relation } = told;
  return {
    rule: shortName(told.rule) || "(no rule)",
    path: findingPath(told.path),
    line: lineNumber(line),
    level: told.level,
    message: messageText(told.message, "") ?? "",
    toolKey: (toolKey && shortName(toolKey)) || null,
    lineText: lineText ? codeText(lineText) : null,
    relation: (relation && shortName(relation)) || null,
  };
}

/** A line of code as identities compare it: without blanks, which a formatter moves; null where it identifies nothing. */
function codeText(line: string): string | null {
  if (line.length > MAX_LINE_TEXT) return null;
  return nameText(line).replaceAll(" ", "") || null;
}

/** Line `number` (from 1) of a source that the report carries; null when it has fewer. */
export function sourceLines(source: string): (number: unknown) => string | null {
  let lines: string[] | null = null;
  return (number) => {
    lines ??= source.split(/\r\n|\r|\n/);
    return typeof number === "number" ? (lines[number - 1] ?? null) : null;
  };
}

/** A file as reports name it, with `/`; a drive's colon stays, `/C:/` of a file URI does not. */
function findingPath(path: string): string {
  return shortName(
    filePlace(path)
      .replace(/^\/(?=[A-Za-z]:\/)/, "")
      .replace(/^\.$/, ""),
  );
}

function shortName(text: string): string {
  return shortText(text, MAX_NAME);
}

function shortText(text: string, most: number): string {
  const name = nameText(text.length > 8 * most ? text.slice(0, 8 * most) : text);
  return name.length <= most ? name : `${nameText(name.slice(0, most - 1))}…`;
}

function lineNumber(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value <= MAX_LINE
    ? value
    : null;
}

type Run = Partial<FindingsRun> & Pick<FindingsRun, "tool" | "findings">;

/** A run with every text of it bounded and storable. */
export function findingsRun(run: Run): FindingsRun {
  const { tool, version = "", variant = "", incomplete = null, suppressed = 0, findings } = run;
  return {
    tool: shortText(tool, MAX_TOOL) || "unknown",
    version: shortText(version, MAX_TOOL),
    variant: shortText(variant, MAX_TOOL),
    incomplete: incomplete === null ? null : storableText(incomplete.slice(0, MAX_SENTENCE)),
    suppressed,
    findings,
  };
}

/** A sound report of one run. */
export function oneRun(
  format: FindingsFormat,
  run: Run,
  notes: readonly string[] = [],
): ParseResult<FindingsReport> {
  const value = { format, runs: [findingsRun(run)], notes: notes.map(storableText) };
  return { ok: true, value, warnings: [] };
}

/**
 * Each item of a list, which must be objects; what `read` answers is kept, null is left out, an issue is collected.
 * Refused as a whole with every issue, and when the list is too long.
 */
export function eachItem<T>(
  items: readonly unknown[],
  at: FieldPath,
  read: (item: JsonObject, path: FieldPath) => T | FormatIssue | null,
): ParseResult<T[]> {
  if (items.length > MAX_FINDINGS) return tooMany(items.length, at);
  const issues: IssueList = issueList();
  const kept: T[] = [];
  for (const [index, item] of items.entries()) {
    if (issues.isFull()) break;
    const path = [...at, index];
    const object = asObject(item);
    if (object === null) {
      issues.add(fieldIssue(path, "a group of fields", item));
      continue;
    }
    const outcome = read(object, path);
    if (isIssue(outcome)) issues.add(outcome);
    else if (outcome !== null) kept.push(outcome);
  }
  if (issues.total() > 0) return issues.refusal();
  return { ok: true, value: kept, warnings: [] };
}

function isIssue(outcome: unknown): outcome is FormatIssue {
  return typeof outcome === "object" && outcome !== null && "pointer" in outcome;
}

export function tooMany(count: number, at: FieldPath) {
  const message = `the report holds ${count} findings, more than ${MAX_FINDINGS}`;
  return refused({ message, pointer: jsonPointer(at) });
}

import type { FindingLevel, FindingsReport, ReportedFinding } from "@/lib/domain/findings/report";
import { finding, MAX_FINDINGS, oneRun, sourceLines, tooMany } from "@/lib/formats/findings";
import {
  type FieldPath,
  type FormatIssue,
  issueList,
  type ParseResult,
  refused,
} from "@/lib/formats/issue";
import {
  asObject,
  asText,
  fieldIssue,
  type JsonObject,
  readJsonValue,
} from "@/lib/formats/report-json";

/**
 * ESLint's `json` (a list of files) and `json-with-metadata`. Clean files are listed too; `suppressedMessages` are counted
 * apart. A file that does not parse has one fatal message without a rule, and was not looked at: it is a finding. Refused
 * are broken JSON (line and column), a file without a path or a list of messages, a message that is none (pointer).
 */
export function parseEslintJson(text: string): ParseResult<FindingsReport> {
  const read = readJsonValue(text);
  if (!read.ok) return read;
  const isBare = Array.isArray(read.value);
  const files = isBare ? read.value : asObject(read.value)?.results;
  const at: FieldPath = isBare ? [] : ["results"];
  if (!Array.isArray(files)) return refused(fieldIssue(at, "a list of files", files));
  const issues = issueList();
  const findings: ReportedFinding[] = [];
  let suppressed = 0;
  for (const [index, item] of files.entries()) {
    if (issues.isFull()) break;
    const file = readFile(asObject(item) ?? {}, [...at, index], issues.add);
    suppressed += file.suppressed;
    for (const problem of file.findings) findings.push(problem);
    if (findings.length > MAX_FINDINGS) return tooMany(findings.length, at);
  }
  if (issues.total() > 0) return issues.refusal();
  return oneRun("eslint-json", { tool: "ESLint", suppressed, findings });
}

type File = { readonly suppressed: number; readonly findings: readonly ReportedFinding[] };

function readFile(file: JsonObject, path: FieldPath, add: (issue: FormatIssue) => void): File {
  const wrong = fileIssue(file, path);
  if (wrong !== null) {
    add(wrong);
    return { suppressed: 0, findings: [] };
  }
  const { suppressedMessages } = file;
  const suppressed = Array.isArray(suppressedMessages) ? suppressedMessages.length : 0;
  return { suppressed, findings: readMessages(file, path, add) };
}

function fileIssue({ filePath, messages }: JsonObject, path: FieldPath): FormatIssue | null {
  if (typeof filePath !== "string") {
    return fieldIssue([...path, "filePath"], "the path of a file", filePath);
  }
  return Array.isArray(messages)
    ? null
    : fieldIssue([...path, "messages"], "a list of messages", messages);
}

function readMessages(
  file: JsonObject,
  path: FieldPath,
  add: (issue: FormatIssue) => void,
): ReportedFinding[] {
  const messages = Array.isArray(file.messages) ? file.messages : [];
  const lineOf = typeof file.source === "string" ? sourceLines(file.source) : () => null;
  const found: ReportedFinding[] = [];
  for (const [index, item] of messages.entries()) {
    const message = asObject(item);
    if (message === null) {
      add(fieldIssue([...path, "messages", index], "a group of fields", item));
      continue;
    }
    found.push(
      finding({
        rule: ruleOf(message),
        path: asText(file.filePath),
        line: message.line,
        level: levelOf(message),
        message: asText(message.message),
        lineText: lineOf(message.line),
      }),
    );
  }
  return found;
}

function ruleOf({ ruleId, fatal }: JsonObject): string {
  if (typeof ruleId === "string" && ruleId !== "") return ruleId;
  return fatal === true ? "(parse error)" : "(no rule)";
}

function levelOf({ severity, fatal }: JsonObject): FindingLevel {
  if (severity === 2 || fatal === true || severity === "error") return "error";
  return "warning";
}

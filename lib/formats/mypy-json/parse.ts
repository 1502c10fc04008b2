import type { FindingLevel, FindingsReport, ReportedFinding } from "@/lib/domain/findings/report";
import { finding, MAX_FINDINGS, oneRun, tooMany } from "@/lib/formats/findings";
import { type FormatIssue, issueList, type ParseResult } from "@/lib/formats/issue";
import { readJsonLines } from "@/lib/formats/json-lines";
import { asObject, asText, fieldIssue, type JsonObject } from "@/lib/formats/report-json";

/**
 * mypy's `--output json`: one object a line, notes among them; a clean run is blank. What ends a run early comes as plain
 * text, or as a syntax error of one file: the run is incomplete then. Refused is a line without file or message, with its
 * number.
 */
export function parseMypyJson(text: string): ParseResult<FindingsReport> {
  const lines = readJsonLines(text);
  if (!lines.ok) return lines;
  const { items, others } = lines.value;
  if (items.length > MAX_FINDINGS) return tooMany(items.length, []);
  const issues = issueList();
  const findings: ReportedFinding[] = [];
  for (const { line, value } of items) {
    if (issues.isFull()) break;
    const outcome = problem(asObject(value) ?? {});
    if ("pointer" in outcome) issues.add({ ...outcome, line });
    else findings.push(outcome);
  }
  if (issues.total() > 0) return issues.refusal();
  const said = others.map(({ text: words }) => words).filter((words) => !SUMMARY.test(words));
  const syntax = findings.find(({ rule, level }) => rule === "syntax" && level === "error");
  return oneRun("mypy-json", { tool: "mypy", incomplete: gapOf(said, syntax), findings });
}

/** The last line of a run that came to its end. */
const SUMMARY = /^(?:Success: no issues found|Found \d+ errors? in \d+ files? \(checked )/;

function gapOf(said: readonly string[], syntax: ReportedFinding | undefined): string | null {
  const [first] = said;
  if (first !== undefined) return `mypy did not come to its end: ${first.slice(0, 300)}`;
  return syntax ? `mypy stopped at a file that does not parse: ${syntax.path}` : null;
}

function problem({
  file,
  line,
  message,
  code,
  severity,
}: JsonObject): ReportedFinding | FormatIssue {
  if (typeof file !== "string") return fieldIssue(["file"], "the path of a file", file);
  if (typeof message !== "string") return fieldIssue(["message"], "a text", message);
  const rule = asText(code) || "(no code)";
  return finding({ rule, path: file, line, level: levelOf(severity), message });
}

function levelOf(severity: unknown): FindingLevel {
  if (severity === "note") return "note";
  return severity === "warning" ? "warning" : "error";
}

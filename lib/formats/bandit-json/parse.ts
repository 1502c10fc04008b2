import type { FindingLevel, FindingsReport, ReportedFinding } from "@/lib/domain/findings/report";
import { eachItem, finding, oneRun } from "@/lib/formats/findings";
import type { FieldPath, FormatIssue, ParseResult } from "@/lib/formats/issue";
import { refused } from "@/lib/formats/issue";
import {
  asObject,
  asText,
  fieldIssue,
  type JsonObject,
  readJsonObject,
} from "@/lib/formats/report-json";

/**
 * Bandit's `-f json`. `errors` are files that it could not read: the run is incomplete then. Refused are broken JSON (line
 * and column), no list of results, a result without test or file (pointer).
 */
export function parseBanditJson(text: string): ParseResult<FindingsReport> {
  const read = readJsonObject(text);
  if (!read.ok) return read;
  const { results, errors } = read.value;
  if (!Array.isArray(results)) return refused(fieldIssue(["results"], "a list", results));
  const findings = eachItem(results, ["results"], resultOf);
  if (!findings.ok) return findings;
  const failures = Array.isArray(errors) ? errors : [];
  const first = asObject(failures[0]);
  const name = `${asText(first?.filename)}: ${asText(first?.reason)}`.slice(0, 300);
  const incomplete =
    failures.length === 0 ? null : `Bandit could not read ${failures.length} files: ${name}`;
  return oneRun("bandit-json", { tool: "Bandit", incomplete, findings: findings.value });
}

function resultOf(item: JsonObject, path: FieldPath): ReportedFinding | FormatIssue {
  const { test_id, filename, line_number, code } = item;
  if (typeof test_id !== "string")
    return fieldIssue([...path, "test_id"], "the id of a test", test_id);
  if (typeof filename !== "string") {
    return fieldIssue([...path, "filename"], "the path of a file", filename);
  }
  return finding({
    rule: test_id,
    path: filename,
    line: line_number,
    level: levelOf(item.issue_severity),
    message: asText(item.issue_text),
    lineText: lineIn(asText(code), line_number),
  });
}

/** The code comes as three lines with their numbers before them. */
function lineIn(code: string, number: unknown): string | null {
  const found = code.split("\n").find((line) => line.startsWith(`${number} `));
  return found === undefined ? null : found.slice(String(number).length + 1);
}

function levelOf(severity: unknown): FindingLevel {
  if (severity === "HIGH") return "error";
  return severity === "MEDIUM" ? "warning" : "note";
}

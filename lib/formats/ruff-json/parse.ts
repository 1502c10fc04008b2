import type { FindingLevel, FindingsReport, ReportedFinding } from "@/lib/domain/findings/report";
import { eachItem, finding, oneRun } from "@/lib/formats/findings";
import type { FieldPath, FormatIssue, ParseResult } from "@/lib/formats/issue";
import { readJsonItems } from "@/lib/formats/json-lines";
import { asObject, asText, fieldIssue, type JsonObject } from "@/lib/formats/report-json";

/**
 * ruff's `json` (a list) and `json-lines`. A syntax error has no code in old versions and `invalid-syntax` in new ones;
 * a line of a notebook counts within its cell, so the cell stands beside it. Refused: what is no JSON (line and
 * column), a file or message that is no text (pointer).
 */
export function parseRuffJson(text: string): ParseResult<FindingsReport> {
  const items = readJsonItems(text);
  if (!items.ok) return items;
  const findings = eachItem(items.value, [], problem);
  return findings.ok ? oneRun("ruff-json", { tool: "ruff", findings: findings.value }) : findings;
}

function problem(item: JsonObject, path: FieldPath): ReportedFinding | FormatIssue {
  const { filename, message, code, cell } = item;
  if (typeof filename !== "string" && filename !== undefined && filename !== null) {
    return fieldIssue([...path, "filename"], "the path of a file", filename);
  }
  if (typeof message !== "string" && message !== undefined) {
    return fieldIssue([...path, "message"], "a text", message);
  }
  return finding({
    rule: asText(code) || "(syntax error)",
    path: asText(filename),
    line: asObject(item.location)?.row,
    level: levelOf(item.severity),
    message: asText(message),
    relation: typeof cell === "number" ? `cell ${cell}` : null,
  });
}

/** Only new versions grade what they find; what ruff reports fails a build. */
function levelOf(severity: unknown): FindingLevel {
  if (severity === "warning") return "warning";
  return severity === "info" || severity === "hint" ? "note" : "error";
}

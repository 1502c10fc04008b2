import type { FindingLevel, FindingsReport, ReportedFinding } from "@/lib/domain/findings/report";
import { eachItem, finding, oneRun } from "@/lib/formats/findings";
import type { FieldPath, FormatIssue, ParseResult } from "@/lib/formats/issue";
import { refused } from "@/lib/formats/issue";
import {
  asObject,
  asText,
  fieldIssue,
  type JsonObject,
  readJsonValue,
} from "@/lib/formats/report-json";

/**
 * tach's `check --output json`, as its Rust source writes it (no file of an ordinary project was found): a list of
 * `Located` and `Global` diagnostics. A group with `error` means that it did not run. Refused are broken JSON (line and
 * column), and a diagnostic of neither kind (pointer).
 */
export function parseTach(text: string): ParseResult<FindingsReport> {
  const read = readJsonValue(text);
  if (!read.ok) return read;
  const error = asObject(read.value)?.error;
  if (typeof error === "string") {
    const incomplete = `tach did not run: ${error.slice(0, 300)}`;
    return oneRun("tach", { tool: "tach", incomplete, findings: [] });
  }
  if (!Array.isArray(read.value)) return refused(fieldIssue([], "a list", read.value));
  const findings = eachItem(read.value, [], diagnostic);
  return findings.ok ? oneRun("tach", { tool: "tach", findings: findings.value }) : findings;
}

function diagnostic(item: JsonObject, path: FieldPath): ReportedFinding | FormatIssue {
  const told = asObject(item.Located) ?? asObject(item.Global);
  if (told === null) return fieldIssue([...path, "Located"], "a group of fields", item.Located);
  const [area, details] = only(told.details);
  const [kind, parts] = only(details);
  const texts = asObject(parts) ?? {};
  const relation = Object.keys(texts)
    .sort()
    .map((key) => `${key}=${asText(texts[key])}`)
    .join(" ");
  const uses = asText(texts.usage_module);
  const needs = asText(texts.dependency);
  return finding({
    rule: kind || area || "(no rule)",
    path: asText(told.file_path),
    line: told.original_line_number ?? told.line_number,
    level: levelOf(told.severity),
    message: uses !== "" && needs !== "" ? `${uses} uses ${needs}` : relation || kind,
    relation: relation || null,
  });
}

/** Rust writes a variant as a group with one field, or as its bare name. */
function only(value: unknown): [string, unknown] {
  if (typeof value === "string") return [value, null];
  const [entry] = Object.entries(asObject(value) ?? {});
  return entry ?? ["", null];
}

function levelOf(severity: unknown): FindingLevel {
  return asText(severity).toLowerCase() === "warning" ? "warning" : "error";
}

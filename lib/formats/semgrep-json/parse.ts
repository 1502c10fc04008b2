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
 * Semgrep's (and Opengrep's) `--json`. Findings under `nosemgrep` are counted apart. Where it is not logged in it writes
 * `requires login` for fingerprint and lines. An error of level `error` means files that were not looked at. Refused are
 * broken JSON (line and column), no list of results, a result without rule or path (pointer).
 */
export function parseSemgrepJson(text: string): ParseResult<FindingsReport> {
  const read = readJsonObject(text);
  if (!read.ok) return read;
  const { results, errors, version } = read.value;
  if (!Array.isArray(results)) return refused(fieldIssue(["results"], "a list", results));
  let suppressed = 0;
  const findings = eachItem(results, ["results"], (item, path) => {
    if (asObject(item.extra)?.is_ignored !== true) return resultOf(item, path);
    suppressed += 1;
    return null;
  });
  if (!findings.ok) return findings;
  const failures = (Array.isArray(errors) ? errors : []).map((error) => asObject(error) ?? {});
  return oneRun(
    "semgrep-json",
    {
      tool: "Semgrep",
      version: asText(version).slice(0, 200),
      suppressed,
      incomplete: gapOf(failures),
      findings: findings.value,
    },
    failures.length === 0 ? [] : [`Semgrep tells of ${failures.length} errors and warnings`],
  );
}

function resultOf(item: JsonObject, path: FieldPath): ReportedFinding | FormatIssue {
  const { check_id, path: file } = item;
  if (typeof check_id !== "string") {
    return fieldIssue([...path, "check_id"], "the id of a rule", check_id);
  }
  if (typeof file !== "string") return fieldIssue([...path, "path"], "the path of a file", file);
  const extra = asObject(item.extra) ?? {};
  return finding({
    rule: check_id,
    path: file,
    line: asObject(item.start)?.line,
    level: levelOf(extra.severity),
    message: asText(extra.message),
    toolKey: secret(extra.fingerprint),
    lineText: secret(extra.lines),
  });
}

function secret(value: unknown): string | null {
  return value === "requires login" ? null : asText(value);
}

function levelOf(severity: unknown): FindingLevel {
  const word = asText(severity).toUpperCase();
  if (word === "ERROR" || word === "HIGH" || word === "CRITICAL") return "error";
  return word === "INFO" || word === "LOW" || word === "INVENTORY" ? "note" : "warning";
}

function gapOf(failures: readonly JsonObject[]): string | null {
  const hard = failures.filter(({ level }) => asText(level).toLowerCase() === "error");
  const [first] = hard;
  if (first === undefined) return null;
  const text = (asText(first.message) || asText(first.long_msg) || typeOf(first)).slice(0, 300);
  return `Semgrep tells of ${hard.length} errors, so not all files were looked at: ${text}`;
}

/** A word, or a list whose first item is the word. */
function typeOf({ type }: JsonObject): string {
  return Array.isArray(type) ? asText(type[0]) : asText(type);
}

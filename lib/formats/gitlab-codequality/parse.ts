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
 * GitLab's code quality report, a subset of Code Climate's. Which tool wrote it stands in it only sometimes. The
 * fingerprints are not used: each writer makes them in another way, and some from the line. Refused are broken JSON (line
 * and column), an item without a path or a description (pointer).
 */
export function parseCodeQuality(text: string): ParseResult<FindingsReport> {
  const read = readJsonValue(text);
  if (!read.ok) return read;
  if (!Array.isArray(read.value)) return refused(fieldIssue([], "a list of issues", read.value));
  const engines = new Set<string>();
  const findings = eachItem(read.value, [], (item, path) => {
    // Code Climate's engines write measurements between the issues.
    if (typeof item.type === "string" && item.type.toLowerCase() === "measurement") return null;
    if (typeof item.engine_name === "string" && engines.size < 2) engines.add(item.engine_name);
    return issueOf(item, path);
  });
  if (!findings.ok) return findings;
  const [engine] = engines;
  const tool = engine !== undefined && engines.size === 1 ? engine.slice(0, 200) : "code quality";
  return oneRun("gitlab-codequality", { tool, findings: findings.value });
}

function issueOf(item: JsonObject, path: FieldPath): ReportedFinding | FormatIssue {
  const { location, description, check_name } = item;
  const place = asObject(location);
  if (typeof place?.path !== "string") {
    return fieldIssue([...path, "location", "path"], "the path of a file", place?.path);
  }
  if (typeof description !== "string") {
    return fieldIssue([...path, "description"], "a text", description);
  }
  const begin = asObject(asObject(place.positions)?.begin);
  const lines = asObject(place.lines);
  return finding({
    rule: asText(check_name) || "(no rule)",
    path: place.path,
    line: lines?.begin ?? begin?.line,
    level: levelOf(item.severity),
    message: description,
  });
}

/** Of the five words; phan writes numbers from 0 to 10. */
function levelOf(severity: unknown): FindingLevel {
  if (typeof severity === "number") return severity >= 10 ? "error" : "warning";
  const word = asText(severity).toLowerCase();
  if (word === "blocker" || word === "critical" || word === "major") return "error";
  return word === "info" ? "note" : "warning";
}

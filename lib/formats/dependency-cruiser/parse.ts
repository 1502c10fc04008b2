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
 * dependency-cruiser's `json` and its baseline, the bare list of known violations. There are no lines: a violation is a
 * rule, from and to; the members of a circle stand in the message. What a baseline knows comes back as `ignore`, and is counted apart.
 * Refused are broken JSON (line and column), no list, a violation without rule or from (pointer).
 */
export function parseDependencyCruiser(text: string): ParseResult<FindingsReport> {
  const read = readJsonValue(text);
  if (!read.ok) return read;
  const isBare = Array.isArray(read.value);
  const violations = isBare ? read.value : asObject(asObject(read.value)?.summary)?.violations;
  const at: FieldPath = isBare ? [] : ["summary", "violations"];
  if (!Array.isArray(violations)) return refused(fieldIssue(at, "a list", violations));
  let suppressed = 0;
  const findings = eachItem(violations, at, (item, path) => {
    if (asObject(item.rule)?.severity !== "ignore") return violation(item, path);
    suppressed += 1;
    return null;
  });
  if (!findings.ok) return findings;
  const notes = isBare ? ["it is a baseline: the violations that were known when it was made"] : [];
  const run = { tool: "dependency-cruiser", suppressed, findings: findings.value };
  return oneRun("dependency-cruiser", run, notes);
}

function violation(item: JsonObject, path: FieldPath): ReportedFinding | FormatIssue {
  const rule = asObject(item.rule);
  if (typeof rule?.name !== "string") {
    return fieldIssue([...path, "rule", "name"], "the name of a rule", rule?.name);
  }
  if (typeof item.from !== "string") {
    return fieldIssue([...path, "from"], "the path of a module", item.from);
  }
  const to = asText(item.to);
  const through = circle(item.cycle);
  const tail = through === "" ? to : through;
  return finding({
    rule: rule.name,
    path: item.from,
    level: levelOf(rule.severity),
    message: tail === "" || tail === item.from ? item.from : `${item.from} → ${tail}`,
    relation: `${item.from} -> ${to}`,
  });
}

const MAX_CIRCLE = 20;

/** Names in old files, groups with a name in new ones. */
function circle(cycle: unknown): string {
  const members = Array.isArray(cycle) ? cycle : [];
  const names = members.map((member) => asText(asObject(member)?.name) || asText(member));
  const more = names.length > MAX_CIRCLE ? ` → ${names.length - MAX_CIRCLE} more` : "";
  return `${names.slice(0, MAX_CIRCLE).join(" → ")}${more}`;
}

function levelOf(severity: unknown): FindingLevel {
  if (severity === "error") return "error";
  return severity === "info" ? "note" : "warning";
}

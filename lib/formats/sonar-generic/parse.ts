import type {
  FindingLevel,
  FindingsReport,
  FindingsRun,
  ReportedFinding,
} from "@/lib/domain/findings/report";
import { eachItem, finding, findingsRun, MAX_FINDINGS, tooMany } from "@/lib/formats/findings";
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
 * SonarQube's generic issue format in its three shapes: `issues` that name engine and rule, `rules` beside `issues`, and
 * `rules` that hold their `issues`. Each engine is a tool's run. Refused are broken JSON (line and column), no list of
 * issues, an issue without rule or file (pointer).
 */
export function parseSonarGeneric(text: string): ParseResult<FindingsReport> {
  const read = readJsonObject(text);
  if (!read.ok) return read;
  const { rules, issues } = read.value;
  const known = (Array.isArray(rules) ? rules : []).map((rule) => asObject(rule) ?? {});
  const byEngine = new Map<string, ReportedFinding[]>();
  // An engine whose rules are listed ran, whatever it found.
  for (const rule of known) runOf(byEngine, rule);
  const nested = known.flatMap((rule, index): Part[] =>
    Array.isArray(rule.issues) ? [{ list: rule.issues, at: ["rules", index, "issues"], rule }] : [],
  );
  const flat: Part[] = Array.isArray(issues) ? [{ list: issues, at: ["issues"], rule: null }] : [];
  const parts = [...flat, ...nested];
  if (parts.length === 0) return refused(fieldIssue(["issues"], "a list of issues", issues));
  const ruleById = new Map(known.map((rule) => [asText(rule.id) || asText(rule.ruleId), rule]));
  let count = 0;
  for (const { list, at, rule } of parts) {
    count += list.length;
    if (count > MAX_FINDINGS) return tooMany(count, at);
    const read = eachItem(list, at, (item, path) => {
      const own = rule ?? ruleById.get(asText(item.ruleId)) ?? {};
      const found = issueOf(item, own, path);
      if (!("pointer" in found)) runOf(byEngine, { ...own, ...item }).push(found);
      return "pointer" in found ? found : null;
    });
    if (!read.ok) return read;
  }
  return {
    ok: true,
    value: { format: "sonar-generic", runs: runsOf(byEngine), notes: [] },
    warnings: [],
  };
}

type Part = {
  readonly list: readonly unknown[];
  readonly at: FieldPath;
  readonly rule: JsonObject | null;
};

function runOf(
  byEngine: Map<string, ReportedFinding[]>,
  { engineId }: JsonObject,
): ReportedFinding[] {
  const engine = asText(engineId).slice(0, 200) || "Sonar generic";
  const found = byEngine.get(engine) ?? [];
  byEngine.set(engine, found);
  return found;
}

function runsOf(byEngine: ReadonlyMap<string, readonly ReportedFinding[]>): FindingsRun[] {
  const runs = [...byEngine].map(([tool, findings]) => findingsRun({ tool, findings }));
  return runs.length > 0 ? runs : [findingsRun({ tool: "Sonar generic", findings: [] })];
}

function issueOf(
  item: JsonObject,
  rule: JsonObject,
  path: FieldPath,
): ReportedFinding | FormatIssue {
  const place = asObject(item.primaryLocation) ?? {};
  const id = asText(item.ruleId) || asText(rule.id) || asText(rule.ruleId);
  if (id === "") return fieldIssue([...path, "ruleId"], "the id of a rule", item.ruleId);
  if (typeof place.filePath !== "string") {
    const at = [...path, "primaryLocation", "filePath"];
    return fieldIssue(at, "the path of a file", place.filePath);
  }
  return finding({
    rule: id,
    path: place.filePath,
    line: asObject(place.textRange)?.startLine,
    level: levelOf(item.severity ?? rule.severity, rule.impacts),
    message: asText(place.message),
  });
}

/** The old severity, else the gravest of the new impacts. */
function levelOf(severity: unknown, impacts: unknown): FindingLevel {
  const told = (Array.isArray(impacts) ? impacts : []).map((item) => asObject(item)?.severity);
  const words = severity === undefined ? told : [severity];
  if (words.some((word) => /^(?:BLOCKER|CRITICAL|HIGH|MAJOR)$/.test(asText(word)))) return "error";
  return words.length > 0 && words.every((word) => /^(?:INFO|LOW)$/.test(asText(word)))
    ? "note"
    : "warning";
}

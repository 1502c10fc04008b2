import type { FindingsReport, FindingsRun } from "@/lib/domain/findings/report";
import { MAX_FINDINGS, tooMany } from "@/lib/formats/findings";
import { type FormatIssue, type ParseResult, refused } from "@/lib/formats/issue";
import { asObject, fieldIssue, type JsonObject, readJsonObject } from "@/lib/formats/report-json";
import { readRun } from "@/lib/formats/sarif/run";

/**
 * SARIF 2.1.0 (OASIS; FORMATS 4): each run by itself, leniently, for most writers break the schema somewhere. Refused are
 * broken JSON (line and column), another version, and what makes a run unreadable (pointer). A run that failed, or whose
 * results stand in other files, is taken as incomplete.
 */
export function parseSarif(text: string): ParseResult<FindingsReport> {
  const read = readJsonObject(text);
  if (!read.ok) return read;
  const { version, runs, inlineExternalProperties } = read.value;
  const old = versionIssue(version, read.value);
  if (old !== null) return refused(old);
  if (runs !== null && !Array.isArray(runs)) return refused(fieldIssue(["runs"], "a list", runs));
  const list: FindingsRun[] = [];
  let count = 0;
  for (const [index, item] of (runs ?? []).entries()) {
    const run = asObject(item);
    if (run === null) return refused(fieldIssue(["runs", index], "a group of fields", item));
    const value = readRun(run, ["runs", index]);
    if (!value.ok) return value;
    count += value.value.findings.length;
    if (count > MAX_FINDINGS) return tooMany(count, ["runs"]);
    list.push(value.value);
  }
  const hasInline = Array.isArray(inlineExternalProperties) && inlineExternalProperties.length > 0;
  const value: FindingsReport = {
    format: "sarif",
    runs: hasInline ? list.map(withoutInline) : list,
    notes: list.length === 0 ? ["the report holds no run, so it says nothing of any tool"] : [],
  };
  return { ok: true, value, warnings: [] };
}

function versionIssue(version: unknown, { $schema }: JsonObject): FormatIssue | null {
  const isCurrent = typeof version === "string" && /^2\.1\.\d/.test(version);
  const isUnsaid = version === undefined || version === null;
  const isOldSchema = typeof $schema === "string" && /sarif[-/\w.]*(?:1\.0|2\.0)\.0/.test($schema);
  if (isCurrent || (isUnsaid && !isOldSchema)) return null;
  const found = isUnsaid ? "a schema of an older version" : JSON.stringify(version).slice(0, 60);
  return {
    message: `the file is SARIF of another version: version must be 2.1.0; it is ${found}`,
    pointer: "/version",
  };
}

function withoutInline(run: FindingsRun): FindingsRun {
  const why = "a part of it stands in inlineExternalProperties, which are not read";
  return { ...run, incomplete: run.incomplete ?? why };
}

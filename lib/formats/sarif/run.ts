import type { FindingsRun } from "@/lib/domain/findings/report";
import { eachItem, findingsRun } from "@/lib/formats/findings";
import { type FieldPath, type ParseResult, refused } from "@/lib/formats/issue";
import { asObject, asText, fieldIssue, type JsonObject } from "@/lib/formats/report-json";
import { incompleteText, nameText } from "@/lib/formats/report-text";
import { listOf, messageOf } from "@/lib/formats/sarif/message";
import { readPlaces } from "@/lib/formats/sarif/places";
import { isSuppressed, resultReader } from "@/lib/formats/sarif/result";
import { readRules } from "@/lib/formats/sarif/rules";

/** One run: its tool, whether it came to its end, and its results. */
export function readRun(run: JsonObject, path: FieldPath): ParseResult<FindingsRun> {
  const { results } = run;
  const isAbsent = results === undefined || results === null;
  if (!isAbsent && !Array.isArray(results)) {
    return refused(fieldIssue([...path, "results"], "a list", results));
  }
  const driver = asObject(asObject(run.tool)?.driver) ?? {};
  const read = resultReader(readRules(run), readPlaces(run));
  let suppressed = 0;
  const findings = eachItem(listOf(results), [...path, "results"], (item) => {
    if (!isSuppressed(item)) return read(item);
    suppressed += 1;
    return null;
  });
  if (!findings.ok) return findings;
  const value = findingsRun({
    tool: asText(driver.name),
    version: asText(driver.semanticVersion) || asText(driver.version),
    variant: categoryOf(run),
    incomplete: incompleteText(gapsOf(run, isAbsent)),
    suppressed,
    findings: findings.value,
  });
  return { ok: true, value, warnings: [] };
}

/** Of `nightly/linux/2024-01-01` all but the last part, which names this one run (SARIF 3.17.3). */
function categoryOf(run: JsonObject): string {
  const id = nameText(asText(asObject(run.automationDetails)?.id)).slice(0, 500);
  return id.slice(0, Math.max(0, id.lastIndexOf("/")));
}

function gapsOf(run: JsonObject, isAbsent: boolean): string[] {
  const gaps = listOf(run.invocations).flatMap(invocationGaps);
  const outside = externalFiles(run);
  if (outside.length > 0) {
    gaps.push(`a part of it stands in other files: ${outside.slice(0, 3).join(", ")}`);
  } else if (isAbsent) {
    gaps.push("it has no list of results, so nothing was looked for");
  }
  return gaps;
}

/** An invocation that says that it did not succeed, or says nothing of that beside an error. */
function invocationGaps(item: unknown): string[] {
  const invocation = asObject(item) ?? {};
  const notes = [
    ...listOf(invocation.toolExecutionNotifications),
    ...listOf(invocation.toolConfigurationNotifications),
  ].map((note) => asObject(note) ?? {});
  const errors = notes.filter(({ level }) => level === "error");
  const isGood = invocation.executionSuccessful === true;
  if (isGood || (invocation.executionSuccessful !== false && errors.length === 0)) return [];
  const [first] = errors.length > 0 ? errors : notes;
  const text = first ? messageOf(first.message, null, {}).slice(0, 300) : "";
  return [text === "" ? "the tool says that it did not succeed" : `the tool failed: ${text}`];
}

/** The names of external property files (SARIF 3.15.2) that could hold results or what they refer to. */
function externalFiles(run: JsonObject): string[] {
  const references = asObject(run.externalPropertyFileReferences) ?? {};
  return Object.values(references)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .map((value) => nameText(asText(asObject(asObject(value)?.location)?.uri)).slice(0, 200))
    .filter((uri) => uri !== "");
}

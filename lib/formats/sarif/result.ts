import type { FindingLevel, ReportedFinding } from "@/lib/domain/findings/report";
import { finding } from "@/lib/formats/findings";
import { asObject, asText, type JsonObject } from "@/lib/formats/report-json";
import { listOf, messageOf } from "@/lib/formats/sarif/message";
import type { Place } from "@/lib/formats/sarif/places";
import type { Rule } from "@/lib/formats/sarif/rules";

/** Non-empty and every one accepted (SARIF 3.27.23); an empty list says that it is active. */
export function isSuppressed({ suppressions }: JsonObject): boolean {
  const list = listOf(suppressions);
  return (
    list.length > 0 &&
    list.every((item) => {
      const { status: told, state } = asObject(item) ?? {};
      // Drafts of 2.1.0 called it state.
      const status = asText(told ?? state).toLowerCase();
      return status === "" || status === "accepted";
    })
  );
}

/** Reads one result; whatever is missing or odd in it is left out. */
export function resultReader(
  ruleOf: (result: JsonObject) => Rule,
  placeOf: (result: JsonObject) => Place,
): (result: JsonObject) => ReportedFinding {
  return (result) => {
    const rule = ruleOf(result);
    const { path, line, lineText } = placeOf(result);
    return finding({
      rule: rule.id || "(no rule)",
      path,
      line,
      level: levelOf(result, rule.descriptor),
      message: messageOf(result.message, rule.descriptor, rule.strings),
      toolKey: toolKeyOf(result),
      lineText,
    });
  };
}

/** SARIF 3.27.10: the result's, `none` for what is no failure, the rule's, else a warning. */
function levelOf({ level, kind }: JsonObject, rule: JsonObject | null): FindingLevel {
  const own = knownLevel(level);
  if (own !== null) return own;
  if (typeof kind === "string" && kind.toLowerCase() !== "fail") return "none";
  return knownLevel(asObject(rule?.defaultConfiguration)?.level) ?? "warning";
}

function knownLevel(level: unknown): FindingLevel | null {
  const word = asText(level).toLowerCase();
  return word === "error" || word === "warning" || word === "note" || word === "none" ? word : null;
}

/**
 * What its tool promises to keep over shifted lines: `fingerprints`, else CodeQL's hash of the line, without the number
 * that it appends to repetitions (FORMATS 6).
 */
function toolKeyOf({ fingerprints, partialFingerprints }: JsonObject): string | null {
  const stable = asObject(fingerprints) ?? {};
  const key = Object.keys(stable)
    .sort()
    .find((name) => isKey(stable[name]));
  if (key !== undefined) return `${key} ${asText(stable[key])}`;
  const hash = asObject(partialFingerprints)?.primaryLocationLineHash;
  return isKey(hash) ? `primaryLocationLineHash ${asText(hash).replace(/:\d+$/, "")}` : null;
}

/** Semgrep without a login writes the same words for each result. */
function isKey(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "" && value !== "requires login";
}

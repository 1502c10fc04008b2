import { asObject, asText, type JsonObject } from "@/lib/formats/report-json";

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * The text of a message (SARIF 3.11): its own, else the rule's or the tool's string of its id, with `{0}` replaced by
 * the arguments. Empty where none is given.
 */
export function messageOf(value: unknown, rule: JsonObject | null, shared: JsonObject): string {
  const message = asObject(value);
  // Written so before 2.0, and by some still.
  if (message === null) return asText(value);
  const text = asText(message.text) || asText(message.markdown) || byId(message.id, rule, shared);
  const given = listOf(message.arguments);
  return given.length === 0 ? text : filled(text, given);
}

function byId(id: unknown, rule: JsonObject | null, shared: JsonObject): string {
  if (typeof id !== "string") return "";
  for (const strings of [asObject(rule?.messageStrings), shared]) {
    const found = strings && Object.hasOwn(strings, id) ? asObject(strings[id]) : null;
    if (found !== null) return asText(found.text) || asText(found.markdown);
  }
  return "";
}

/** `{{` and `}}` are braces (SARIF 3.11.5); a number without an argument stays as it is. */
function filled(text: string, given: readonly unknown[]): string {
  return text.replace(/\{\{|\}\}|\{(\d{1,3})\}/g, (whole, number: string | undefined) => {
    if (number === undefined) return whole.slice(1);
    const value = given[Number(number)];
    return typeof value === "string" || typeof value === "number" ? String(value) : whole;
  });
}

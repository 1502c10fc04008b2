import { type ParseResult, refused } from "@/lib/formats/issue";
import { parseJsonText } from "@/lib/formats/json-text";
import { readJsonValue } from "@/lib/formats/report-json";

/** One JSON value of a text that has one on each line; `line` is from 1. Lines that hold anything else are `others`. */
export type JsonLines = {
  readonly items: readonly { readonly line: number; readonly value: unknown }[];
  readonly others: readonly { readonly line: number; readonly text: string }[];
};

/** Reads every line by itself: tools print other text between, and it is left to the format what that means. */
export function readJsonLines(text: string): JsonLines {
  const items: { line: number; value: unknown }[] = [];
  const others: { line: number; text: string }[] = [];
  for (const [index, row] of text.split("\n").entries()) {
    const plain = row.trim();
    if (plain === "") continue;
    const parsed = plain.startsWith("{") ? parseJsonText(plain) : null;
    if (parsed?.ok) items.push({ line: index + 1, value: parsed.value });
    else others.push({ line: index + 1, text: plain });
  }
  return { items, others };
}

/** The items of a JSON list, or of JSON lines; a line that is not whole JSON is refused with its number. */
export function readJsonItems(text: string): ParseResult<readonly unknown[]> {
  const start = text.trimStart();
  if (start.startsWith("[")) {
    const whole = readJsonValue(text);
    if (!whole.ok) return whole;
    return Array.isArray(whole.value)
      ? { ok: true, value: whole.value, warnings: [] }
      : refused({ message: "the report must be a JSON list", pointer: "", line: 1, column: 1 });
  }
  const { items, others } = readJsonLines(text);
  const [first] = others;
  if (first === undefined)
    return { ok: true, value: items.map(({ value }) => value), warnings: [] };
  const parsed = parseJsonText(first.text);
  const fault = parsed.ok ? "is not a JSON object" : parsed.message;
  const column = parsed.ok ? 1 : parsed.offset + 1;
  return refused({ message: `the report ${fault}`, pointer: "", line: first.line, column });
}

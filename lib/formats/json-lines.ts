import { type ParseResult, type Refusal, refused } from "@/lib/formats/issue";
import { parseJsonText } from "@/lib/formats/json-text";
import { tooManyLines } from "@/lib/formats/line-limit";
import { readJsonValue } from "@/lib/formats/report-json";

/** One JSON value of a text that has one on each line; `line` is from 1. Lines that hold anything else are `others`. */
export type JsonLines = {
  readonly items: readonly { readonly line: number; readonly value: unknown }[];
  readonly others: readonly { readonly line: number; readonly text: string }[];
};

/**
 * Reads every line by itself: tools print other text between, and it is left to the format what that means. All of it is held
 * at once, so the limits of one JSON text hold for all lines together; beyond them it is refused with the line.
 */
export function readJsonLines(text: string): ParseResult<JsonLines> {
  const long = tooManyLines(text);
  if (long !== null) return refused(long);
  const items: { line: number; value: unknown }[] = [];
  const others: { line: number; text: string }[] = [];
  const held = { groups: 0, values: 0 };
  let line = 0;
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf("\n", from);
    const end = newline < 0 ? text.length : newline;
    const plain = text.slice(from, end).trim();
    from = end + 1;
    line += 1;
    if (plain === "") continue;
    const parsed = plain.startsWith("{") ? parseJsonText(plain, held) : null;
    if (parsed?.ok) items.push({ line, value: parsed.value });
    else if (parsed?.isBeyond) return beyond(parsed.message, line, parsed.offset);
    else others.push({ line, text: plain });
  }
  return { ok: true, value: { items, others }, warnings: [] };
}

function beyond(message: string, line: number, offset: number): Refusal {
  return refused({ message: `the report ${message}`, pointer: "", line, column: offset + 1 });
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
  const lines = readJsonLines(text);
  if (!lines.ok) return lines;
  const { items, others } = lines.value;
  const [first] = others;
  if (first === undefined)
    return { ok: true, value: items.map(({ value }) => value), warnings: [] };
  const parsed = parseJsonText(first.text);
  const fault = parsed.ok ? "is not a JSON object" : parsed.message;
  const column = parsed.ok ? 1 : parsed.offset + 1;
  return refused({ message: `the report ${fault}`, pointer: "", line: first.line, column });
}

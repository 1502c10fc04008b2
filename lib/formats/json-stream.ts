import type { FormatIssue } from "@/lib/formats/issue";
import { parseJsonText } from "@/lib/formats/json-text";
import { asObject, type JsonObject } from "@/lib/formats/report-json";

/** A line of a text: its object, or what stands there instead; `number` from 1. */
export type JsonLine = {
  readonly number: number;
  readonly value: JsonObject | null;
  /** The line without its end; a line that is no object is of use to some. */
  readonly text: string;
  /** Why there is no object, with line and column. */
  readonly fault: FormatIssue | null;
};

/** The lines that are not blank, one at a time, so that nothing but the current one is held as objects. */
export function* jsonLines(text: string): Generator<JsonLine> {
  let number = 0;
  let from = text.startsWith("\ufeff") ? 1 : 0;
  while (from < text.length) {
    const newline = text.indexOf("\n", from);
    const end = newline < 0 ? text.length : newline;
    number += 1;
    const line = text.slice(from, end).trimEnd();
    if (line !== "") yield jsonLine(line, number);
    from = end + 1;
  }
}

function jsonLine(text: string, number: number): JsonLine {
  if (!text.trimStart().startsWith("{")) {
    const message = "the line is no JSON object";
    return { number, value: null, text, fault: { message, pointer: "", line: number, column: 1 } };
  }
  const parsed = parseJsonText(text);
  if (parsed.ok) return { number, value: asObject(parsed.value), text, fault: null };
  const { message, offset } = parsed;
  const fault = { message: `the line ${message}`, pointer: "", line: number, column: offset + 1 };
  return { number, value: null, text, fault };
}

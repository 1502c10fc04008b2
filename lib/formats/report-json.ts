/** Reading the JSON of a test report: only what is needed is looked at, and what is odd beside it is no reason to refuse. */

import { BANNER, behindBanner } from "@/lib/formats/banner";
import type { FormatIssue } from "@/lib/formats/issue";
import { type FieldPath, fieldName, jsonPointer, type Refusal, refused } from "@/lib/formats/issue";
import { parseJsonText } from "@/lib/formats/json-text";
import { LIMITS } from "@/lib/formats/limits";

/** More tests than this in one report are refused. */
export const MAX_TESTS = LIMITS.tests;

export type JsonObject = Readonly<Record<string, unknown>>;

/** The object that the text holds; a fault is refused with its line and column, both from 1. */
export function readJsonObject(text: string): { ok: true; value: JsonObject } | Refusal {
  const parsed = readJsonValue(text);
  if (!parsed.ok) return parsed;
  const value = asObject(parsed.value);
  if (value !== null) return { ok: true, value };
  return refused({ message: "the report must be a JSON object", pointer: "", line: 1, column: 1 });
}

/** What the text holds, of whatever kind; a fault is refused with its line and column, both from 1. */
export function readJsonValue(text: string): { ok: true; value: unknown } | Refusal {
  const parsed = parseJsonText(text.startsWith("\ufeff") ? text.slice(1) : text);
  if (parsed.ok) return parsed;
  const place = placeAt(text, parsed.offset);
  const isBehind = text.slice(0, parsed.offset).trim() === "" && behindBanner(text) !== null;
  const why = isBehind ? `the report is not JSON alone: ${BANNER}` : `the report ${parsed.message}`;
  return refused({ message: why, pointer: "", ...place });
}

/** A field that is not what it must be; `value` names it as it is. */
export function fieldIssue(path: FieldPath, must: string, value: unknown): FormatIssue {
  const found = value === undefined ? "it is missing" : `it is ${kindOf(value)}`;
  if (path.length === 0) {
    return { message: `the report must be ${must}; ${found}`, pointer: "", line: 1, column: 1 };
  }
  return { message: `${fieldName(path)} must be ${must}; ${found}`, pointer: jsonPointer(path) };
}

export function tooManyTests(count: number, path: FieldPath): Refusal {
  const message = `the report holds ${count} tests, more than ${MAX_TESTS}`;
  return refused({ message, pointer: jsonPointer(path) });
}

export function asObject(value: unknown): JsonObject | null {
  return isJsonObject(value) ? value : null;
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function asNumber(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** `plumbline.simulated: true` in a group of free fields. */
export function saysSimulated(value: unknown): boolean {
  const said = asObject(value)?.["plumbline.simulated"];
  return said === true || said === "true";
}

function kindOf(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of fields";
  return JSON.stringify(typeof value === "string" ? value.slice(0, 60) : value);
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  let line = 1;
  for (let at = before.indexOf("\n"); at >= 0; at = before.indexOf("\n", at + 1)) line += 1;
  return { line, column: offset - lineStart + 1 };
}

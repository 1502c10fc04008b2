import { LIMITS } from "@/lib/formats/limits";

/** JSON text with a place for every fault: `JSON.parse` names none for most. */
export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly message: string;
      readonly offset: number;
      /** A limit was passed: nothing is said of whether it is JSON. */
      readonly isBeyond: boolean;
    };

/** What the texts before have brought, where several are held at once: limits are those of all together. */
export type JsonHeld = { groups: number; values: number };

/**
 * Parses one JSON text. One that is nested deeper, or holds more groups or values than `LIMITS` allow, is refused before it is
 * parsed: 6 MB of `{}` take 133 MB once parsed. `offset` is in UTF-16 units.
 */
export function parseJsonText(text: string, held: JsonHeld = { groups: 0, values: 0 }): JsonResult {
  const counts = { depth: 0, groups: held.groups, values: held.values + 1 };
  const beyond = limitPassed(text, counts);
  if (beyond !== null) return { ok: false, isBeyond: true, ...beyond };
  held.groups = counts.groups;
  held.values = counts.values;
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, isBeyond: false, ...locateFault(text) };
  }
}

type Counts = { depth: number; groups: number; values: number };

/** The first place at which the text goes beyond a limit; found by brackets and commas alone, in one walk. */
function limitPassed(text: string, counts: Counts): { message: string; offset: number } | null {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) at = stringEnd(text, at);
    else if (countPasses(counts, unit)) return { message: passedLimit(counts), offset: at };
  }
  return null;
}

function countPasses(counts: Counts, unit: number): boolean {
  switch (unit) {
    case 0x7b:
    case 0x5b:
      counts.depth += 1;
      counts.groups += 1;
      return counts.depth > LIMITS.jsonDepth || counts.groups > LIMITS.jsonGroups;
    case 0x7d:
    case 0x5d:
      counts.depth -= 1;
      return false;
    case 0x2c:
      counts.values += 1;
      return counts.values > LIMITS.jsonValues;
    default:
      return false;
  }
}

function passedLimit({ depth, groups }: Counts): string {
  if (depth > LIMITS.jsonDepth) return `is nested more than ${LIMITS.jsonDepth} levels deep`;
  if (groups > LIMITS.jsonGroups) return `holds more than ${LIMITS.jsonGroups} groups and lists`;
  return `holds more than ${LIMITS.jsonValues} values`;
}

/** Index of the quote that closes the string opened at `open`; the end of the text when none does. */
function stringEnd(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return at;
    at += unit === 0x5c ? 2 : 1;
  }
  return text.length;
}

type Cursor = { readonly text: string; at: number; expected: string };

function locateFault(text: string): { message: string; offset: number } {
  const cursor: Cursor = { text, at: 0, expected: "a value" };
  if (readValue(cursor)) {
    skipBlanks(cursor);
    cursor.expected = "nothing behind the value";
  }
  const found = text.slice(cursor.at, cursor.at + 1);
  const message =
    found === ""
      ? `is not whole JSON: it ends where ${cursor.expected} should stand; was it cut off?`
      : `is not JSON: expected ${cursor.expected}, found ${JSON.stringify(found)}`;
  return { message, offset: Math.min(cursor.at, text.length) };
}

// Depth was bounded before, so recursion is safe here.
function readValue(cursor: Cursor): boolean {
  skipBlanks(cursor);
  const char = cursor.text[cursor.at];
  if (char === "{") return readItems(cursor, "}", readMember);
  if (char === "[") return readItems(cursor, "]", readValue);
  if (char === '"') return readString(cursor);
  return readWord(cursor);
}

function readItems(
  cursor: Cursor,
  close: "}" | "]",
  readItem: (cursor: Cursor) => boolean,
): boolean {
  cursor.at += 1;
  if (readChar(cursor, close)) return true;
  for (;;) {
    if (!readItem(cursor)) return false;
    if (readChar(cursor, close)) return true;
    if (!readChar(cursor, ",")) return fault(cursor, `\`,\` or \`${close}\``);
  }
}

function readMember(cursor: Cursor): boolean {
  skipBlanks(cursor);
  if (cursor.text[cursor.at] !== '"') return fault(cursor, "a field name in double quotes");
  if (!readString(cursor)) return false;
  return readChar(cursor, ":") ? readValue(cursor) : fault(cursor, "`:`");
}

const ESCAPE = /^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/;

function readString(cursor: Cursor): boolean {
  const { text } = cursor;
  cursor.at += 1;
  while (cursor.at < text.length) {
    const char = text[cursor.at];
    if (char === '"') {
      cursor.at += 1;
      return true;
    }
    if (text.charCodeAt(cursor.at) < 0x20) {
      return fault(cursor, "an escape instead of a control character");
    }
    if (char === "\\" && !ESCAPE.test(text.slice(cursor.at, cursor.at + 6))) {
      return fault(cursor, "a valid escape");
    }
    cursor.at += char === "\\" ? 2 : 1;
  }
  return fault(cursor, 'a closing `"`');
}

function readWord(cursor: Cursor): boolean {
  const word = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  word.lastIndex = cursor.at;
  if (!word.test(cursor.text)) return fault(cursor, "a value");
  cursor.at = word.lastIndex;
  return true;
}

function readChar(cursor: Cursor, char: string): boolean {
  skipBlanks(cursor);
  if (cursor.text[cursor.at] !== char) return false;
  cursor.at += 1;
  return true;
}

function skipBlanks(cursor: Cursor): void {
  while (/[ \t\r\n]/.test(cursor.text[cursor.at] ?? "")) cursor.at += 1;
}

function fault(cursor: Cursor, expected: string): false {
  cursor.expected = expected;
  return false;
}

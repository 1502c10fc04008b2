import type { ByteTools } from "@/lib/scanner/languages/language";
import { byteAt, isLineEnd } from "./bytes";
import { afterLineEnd } from "./lexer";

/** A file made ready to be read: its bytes, where they start, how names in them are decoded, why it cannot be decoded. */
export type Source = {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly encoding: string;
  readonly problem: string | null;
  /** The problem is none when all such bytes stand in comments: CPython looks at them nowhere else. */
  readonly isFineInComments?: boolean;
};

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/;
const BLANK = /^[ \t\f]*(?:#.*)?$/;

/** Reads byte order mark and `coding:` cookie as Python does (PEP 263) and checks that the bytes are in that encoding. */
export function readSource(bytes: Uint8Array, tools: ByteTools): Source {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const start = hasMark ? 3 : 0;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    const empty = new Uint8Array(0);
    return { bytes: empty, start: 0, encoding: "utf-8", problem: "SyntaxError: UTF-16 source @1" };
  }
  const firstHigh = tools.isAscii(bytes) ? bytes.length : firstNonAscii(bytes, start);
  const cookie = cookieOf(bytes, start);
  if (cookie === null || isUtf8(cookie)) {
    const problem = tools.isUtf8(bytes) ? null : utf8Problem(bytes, firstHigh);
    return { bytes, start, encoding: "utf-8", problem, isFineInComments: problem !== null };
  }
  const problem = hasMark
    ? "SyntaxError: encoding problem: utf-8 with BOM and another cookie @1"
    : null;
  return declaredSource(bytes, start, cookie, firstHigh, problem);
}

function declaredSource(
  bytes: Uint8Array,
  start: number,
  cookie: string,
  firstHigh: number,
  problem: string | null,
): Source {
  const label = encodingLabel(cookie);
  const decoder = label === null ? null : decoderFor(label);
  if (label === null || decoder === null) {
    const reason = `SyntaxError: unknown encoding: ${cookie} @1`;
    return { bytes, start, encoding: "utf-8", problem: problem ?? reason };
  }
  if (firstHigh === bytes.length) return { bytes, start, encoding: "utf-8", problem };
  if (label === "us-ascii") {
    const reason = `SyntaxError: bytes outside the declared encoding ascii @${lineOf(bytes, firstHigh)}`;
    return { bytes, start, encoding: label, problem: problem ?? reason };
  }
  if (isSingleByte(label)) return { bytes, start, encoding: label, problem };
  // In some encodings half of a character looks like a quote or a backslash: read such a file as UTF-8.
  const text = decoder.decode(bytes.subarray(start));
  const reason = text.includes("\ufffd")
    ? `SyntaxError: bytes outside the declared encoding ${cookie} @1`
    : null;
  return {
    bytes: new TextEncoder().encode(text),
    start: 0,
    encoding: "utf-8",
    problem: problem ?? reason,
  };
}

/** The cookie of the first two lines; the second counts only after a blank or comment line. */
function cookieOf(bytes: Uint8Array, start: number): string | null {
  if (isCodeAt(bytes, start)) return null;
  let at = start;
  for (let line = 0; line < 2; line += 1) {
    let stop = at;
    while (stop < bytes.length && stop - at < 512 && !isLineEnd(byteAt(bytes, stop))) stop += 1;
    const text = String.fromCharCode(...bytes.subarray(at, stop));
    const match = COOKIE.exec(text);
    if (match?.[1] !== undefined) return match[1];
    if (!BLANK.test(text) || stop >= bytes.length) return null;
    at = afterLineEnd(bytes, stop, bytes.length);
  }
  return null;
}

/** A letter, a digit or a quote: neither blank nor comment, so that no cookie counts. */
function isCodeAt(bytes: Uint8Array, at: number): boolean {
  const byte = at < bytes.length ? byteAt(bytes, at) : 0;
  return byte === 34 || byte === 39 || (byte >= 48 && byte < 128);
}

function normalised(cookie: string): string {
  return cookie.toLowerCase().replaceAll("_", "-");
}

function isUtf8(cookie: string): boolean {
  return /^(?:utf-?8|utf-8-.*|u8|cp65001)$/.test(normalised(cookie));
}

/** The name that the Encoding standard has for Python's codec name; null when there is none. */
function encodingLabel(cookie: string): string | null {
  const name = normalised(cookie).replace(/-(?:unix|dos|mac)$/, "");
  if (/^(?:latin-?1|iso-?8859-1|iso-latin-1|l1|8859|cp819)$/.test(name)) return "latin1";
  if (/^(?:ascii|us-ascii|646)$/.test(name)) return "us-ascii";
  if (/^utf-?(?:16|32|7)/.test(name)) return null;
  const page = /^(?:cp|windows-)(125\d|874)$/.exec(name);
  return page ? `windows-${page[1]}` : name;
}

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

function isSingleByte(label: string): boolean {
  return /^(?:latin1|windows-|iso-?8859|koi8|macintosh|ibm866)/.test(label);
}

/** Index of the first byte above 127, or the length. */
function firstNonAscii(bytes: Uint8Array, start: number): number {
  const { length } = bytes;
  let at = start;
  // Four at a time: nearly every file is ASCII from end to end.
  for (; at + 4 <= length; at += 4) {
    const all =
      byteAt(bytes, at) | byteAt(bytes, at + 1) | byteAt(bytes, at + 2) | byteAt(bytes, at + 3);
    if (all >= 128) break;
  }
  while (at < length && byteAt(bytes, at) < 128) at += 1;
  return at;
}

/** The source without its problem when only comments, whose stretches are given, hold bytes that are no UTF-8. */
export function withoutComments(
  source: Source,
  comments: readonly { readonly start: number; readonly end: number }[],
): Source {
  const rest = source.bytes.slice();
  for (const { start, end } of comments) rest.fill(0x20, start, end);
  return utf8Problem(rest, source.start) === null ? { ...source, problem: null } : source;
}

function utf8Problem(bytes: Uint8Array, firstHigh: number): string | null {
  if (firstHigh === bytes.length) return null;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(firstHigh));
    return null;
  } catch {
    return `SyntaxError: (unicode error) 'utf-8' codec can't decode bytes @${lineOf(bytes, firstHigh)}`;
  }
}

function lineOf(bytes: Uint8Array, index: number): number {
  let line = 1;
  for (let at = 0; at < index; at += 1) if (byteAt(bytes, at) === 10) line += 1;
  return line;
}

import type { WrittenImport } from "@/lib/scanner/languages/written-import";
import {
  BACKSLASH,
  byteAt,
  byteTable,
  CR,
  DOT,
  DOUBLE_QUOTE,
  identifierEnd,
  isBlank,
  isIdentifierByte,
  isIdentifierStart,
  isLineEnd,
  LF,
  SINGLE_QUOTE,
} from "./bytes";
import { isImportLine, isInfixWord } from "./keywords";
import { afterLineEnd, fail, type Lexer, passComment } from "./lexer";
import { nameText } from "./names";

const STOP = 1;
const STRING_STOPS = byteTable(
  new Map([
    [DOUBLE_QUOTE, STOP],
    [SINGLE_QUOTE, STOP],
    [BACKSLASH, STOP],
    [LF, STOP],
    [CR, STOP],
  ]),
);

/** How a string literal opens: where its quote stands, what the letters before it say. */
export type Opening = {
  readonly quote: number;
  readonly isTriple: boolean;
  readonly isRaw: boolean;
  readonly isFormatted: boolean;
  readonly isBytes: boolean;
};

const RAW = 1;
const FORMATTED = 2;
const BYTES = 4;
const PLAIN = 8;
const PREFIX_LETTERS = byteTable(
  new Map(
    [
      ["r", RAW],
      ["f", FORMATTED],
      ["t", FORMATTED],
      ["b", BYTES],
      ["u", PLAIN],
    ].flatMap(([letter, bit]) => {
      const code = String(letter).charCodeAt(0);
      return [
        [code, Number(bit)],
        [code - 32, Number(bit)],
      ] as [number, number][];
    }),
  ),
);

/** Reads the opening of the literal whose quote stands at `at`; letters that are no prefix belong to another token. */
export function openingAt(bytes: Uint8Array, at: number, end: number): Opening {
  const quote = byteAt(bytes, at);
  const isTriple =
    at + 2 < end && byteAt(bytes, at + 1) === quote && byteAt(bytes, at + 2) === quote;
  const prefix = prefixBits(bytes, at);
  return {
    quote,
    isTriple,
    isRaw: (prefix & RAW) !== 0,
    isFormatted: (prefix & FORMATTED) !== 0,
    isBytes: (prefix & BYTES) !== 0,
  };
}

function prefixBits(bytes: Uint8Array, at: number): number {
  let bits = 0;
  let start = at;
  while (start > 0 && at - start < 3 && isIdentifierByte(byteAt(bytes, start - 1))) {
    const bit = PREFIX_LETTERS[byteAt(bytes, start - 1)] ?? 0;
    if (bit === 0) return 0;
    bits |= bit;
    start -= 1;
  }
  return at - start <= 2 ? bits : 0;
}

/** Steps over a literal without replacement fields and notes it when its text is a dotted name; false when it is not closed. */
export function passPlainString(lexer: Lexer, opening: Opening): boolean {
  const start = lexer.pos;
  const line = lexer.line;
  if (opening.isTriple) return passTriple(lexer, opening.quote);
  if (!passSingle(lexer, opening.quote)) return false;
  const isText = !opening.isFormatted && !opening.isBytes && start !== lexer.dynamicAt;
  if (isText) noteDottedText(lexer, start + 1, lexer.pos - 1, line);
  return true;
}

function noteDottedText(lexer: Lexer, start: number, end: number, line: number): void {
  if (!isDottedName(lexer.bytes, start, end)) return;
  const found: WrittenImport = {
    line,
    kind: "string",
    level: 0,
    module: nameText(lexer.bytes, start, end, lexer.encoding),
    name: null,
    alias: null,
    places: lexer.places,
  };
  lexer.found.push(found);
  lexer.spans?.literals.set(found, { start, end });
}

/** Whether the text is at least two identifiers with a dot between each two. */
export function isDottedName(bytes: Uint8Array, start: number, end: number): boolean {
  let dots = 0;
  let isStart = true;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte === DOT) {
      if (isStart) return false;
      dots += 1;
      isStart = true;
    } else {
      if (!(isStart ? isIdentifierStart(byte) : isIdentifierByte(byte))) return false;
      isStart = false;
    }
  }
  return dots > 0 && !isStart;
}

/** Steps over a string of one line; false when the line ends before the string does. */
function passSingle(lexer: Lexer, quote: number): boolean {
  const { bytes, end } = lexer;
  const startLine = lexer.line;
  let at = lexer.pos + 1;
  while (at < end) {
    const byte = bytes[at] as number;
    if (STRING_STOPS[byte] === 0) at += 1;
    else if (byte === quote) {
      lexer.pos = at + 1;
      return true;
    } else if (byte === BACKSLASH) at = passEscape(lexer, at);
    else if (byte === LF || byte === CR) break;
    else at += 1;
  }
  lexer.pos = Math.min(at, end);
  fail(lexer, "SyntaxError: unterminated string literal", startLine);
  return false;
}

function passTriple(lexer: Lexer, quote: number): boolean {
  const { bytes, end, pos, line } = lexer;
  if (isDoubtful(lexer) && passDoubtful(lexer)) return true;
  let at = pos + 3;
  while (at < end) {
    const byte = bytes[at] as number;
    if (STRING_STOPS[byte] === 0) at += 1;
    else if (byte === LF || byte === CR) {
      at = afterLineEnd(bytes, at, end);
      lexer.line += 1;
    } else if (byte === BACKSLASH) at = passEscape(lexer, at);
    else if (byte === quote && isTripleAt(bytes, at, end)) {
      lexer.pos = at + 3;
      lexer.triple = { pos, line, endLine: lexer.line };
      return !isTextAt(lexer, at + 3) || !returnToTriple(lexer, "SyntaxError: invalid syntax");
    } else at += 1;
  }
  lexer.pos = end;
  lexer.triple = { pos, line, endLine: lexer.line };
  fail(lexer, "SyntaxError: unterminated triple-quoted string literal", line);
  returnToTriple(lexer, "");
  return false;
}

/** Opening quotes alone on their line, behind which an import comes first: more likely the closing ones of a text. */
function isDoubtful({ bytes, end, pos, brackets }: Lexer): boolean {
  if (brackets.length > 0) return false;
  let before = pos;
  while (before > 0 && isBlank(byteAt(bytes, before - 1))) before -= 1;
  if (before > 0 && !isLineEnd(byteAt(bytes, before - 1))) return false;
  let at = pos + 3;
  while (at < end && byteAt(bytes, at) === byteAt(bytes, pos)) at += 1;
  const rest = at;
  while (at < end && (isBlank(byteAt(bytes, at)) || isLineEnd(byteAt(bytes, at)))) at += 1;
  return at > rest && at < end && isImportLine(bytes, at, end);
}

/** In the second reading the quotes are no string: their line is passed. The first only notes that there are such. */
function passDoubtful(lexer: Lexer): boolean {
  lexer.hasDoubtful = true;
  if (lexer.isKnownBroken) passComment(lexer);
  return lexer.isKnownBroken;
}

/** A word right behind closing quotes that joins nothing: they are the opening ones of a string. */
function isTextAt({ bytes, end }: Lexer, at: number): boolean {
  if (at >= end || !isIdentifierStart(byteAt(bytes, at))) return false;
  const stop = identifierEnd(bytes, at, end);
  const next = stop < end ? byteAt(bytes, stop) : 0;
  const isPrefix = stop - at <= 2 && (next === DOUBLE_QUOTE || next === SINGLE_QUOTE);
  return !isPrefix && !isInfixWord(bytes, at, stop);
}

/**
 * Takes the opening quotes of the last triple-quoted string for stray ones and goes back behind their line, so that code
 * between strings is not read as text for the rest of the file. False when it may not go back any more.
 */
export function returnToTriple(lexer: Lexer, reason: string): boolean {
  if (lexer.returnsLeft === 0) return false;
  lexer.returnsLeft -= 1;
  if (reason !== "") fail(lexer, reason);
  lexer.pos = lexer.triple.pos + 3;
  lexer.line = lexer.triple.line;
  lexer.triple = { pos: 0, line: 0, endLine: 0 };
  lexer.brackets.length = 0;
  passComment(lexer);
  return true;
}

/** Whether three equal quotes stand at `at`. */
export function isTripleAt(bytes: Uint8Array, at: number, end: number): boolean {
  const quote = byteAt(bytes, at);
  return at + 2 < end && byteAt(bytes, at + 1) === quote && byteAt(bytes, at + 2) === quote;
}

/** Index after the backslash at `at` and what it escapes; an escaped line end counts as a line. */
export function passEscape(lexer: Lexer, at: number): number {
  const { bytes, end } = lexer;
  const next = at + 1;
  if (next >= end) return end;
  const byte = byteAt(bytes, next);
  if (byte !== LF && byte !== CR) return next + 1;
  lexer.line += 1;
  return afterLineEnd(bytes, next, end);
}

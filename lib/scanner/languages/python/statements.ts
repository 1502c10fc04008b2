import { TYPE_CHECKING } from "@/lib/scanner/languages/written-import";
import { indentTo, innermost } from "./blocks";
import {
  BACKSLASH,
  byteAt,
  COLON,
  DOT,
  FORM_FEED,
  HASH,
  identifierEnd,
  isBlank,
  isIdentifierByte,
  isIdentifierStart,
  isLineEnd,
  PAREN_CLOSE,
  PAREN_OPEN,
  spells,
  TAB,
} from "./bytes";
import { noteClause } from "./clauses";
import { canStartStatement, passCode, passContinuation } from "./code";
import { passConflictMarker } from "./conflict-markers";
import { readImport } from "./import-statements";
import { type Header, headerAt, importWordAt, isInfixWord, isKeyword } from "./keywords";
import { passKnown } from "./known-stretches";
import { fail, type Lexer, passComment, passLineEnd } from "./lexer";
import { nameText } from "./names";
import { returnToTriple } from "./strings";

/** Reads one logical line, whose first physical line starts at the position, up to and with its line end. */
export function readLogicalLine(lexer: Lexer): void {
  const { bytes, end } = lexer;
  const { column, narrowColumn } = passIndentation(lexer);
  if (lexer.pos >= end) return;
  const byte = byteAt(bytes, lexer.pos);
  if (isLineEnd(byte) || byte === HASH) {
    passLine(lexer);
    return;
  }
  if (column === 0 && passConflictMarker(lexer)) {
    passLine(lexer);
    return;
  }
  const problem = startProblem(lexer);
  if (problem !== null) {
    fail(lexer, problem);
    if (isBehindTriple(lexer) && returnToTriple(lexer, problem)) return;
  }
  indentTo(lexer, column, narrowColumn);
  while (passKnown(lexer)) {
    const next = startProblem(lexer);
    if (next !== null) fail(lexer, next);
  }
  lexer.places = innermost(lexer).places;
  if (!readStatements(lexer)) return;
  passLine(lexer);
}

function passLine(lexer: Lexer): void {
  passComment(lexer);
  if (lexer.pos < lexer.end) passLineEnd(lexer);
}

/** Columns with tab stops every 8 and with tabs of 1, as CPython counts them; a form feed starts again. */
function passIndentation(lexer: Lexer): { column: number; narrowColumn: number } {
  const { bytes, end } = lexer;
  let at = lexer.pos;
  let column = 0;
  let narrowColumn = 0;
  for (; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (!isBlank(byte)) break;
    column = byte === TAB ? (column | 7) + 1 : column + 1;
    narrowColumn += 1;
    if (byte === FORM_FEED) {
      column = 0;
      narrowColumn = 0;
    }
  }
  lexer.pos = at;
  return { column, narrowColumn };
}

/** Why no statement can start at the position; null when one can. */
function startProblem(lexer: Lexer): string | null {
  if (!canStartStatement(byteAt(lexer.bytes, lexer.pos))) return "SyntaxError: invalid syntax";
  return isProse(lexer) ? "SyntaxError: invalid syntax" : null;
}

/** Prose right behind a string: what was read as the string was the code between two of them. */
function isBehindTriple({ triple, line }: Lexer): boolean {
  return triple.line > 0 && line - triple.endLine <= 2;
}

/** The statements of one logical line; false when the line turned out to have ended before the position. */
function readStatements(lexer: Lexer): boolean {
  const { bytes, end } = lexer;
  const startLine = lexer.line;
  const header = headerAt(bytes, lexer.pos, end);
  noteClause(lexer, header);
  const inside = header === null ? lexer.places : lexer.places | placesInside(lexer, header);
  let isHeader = header !== null;
  let isStart = !isHeader;
  for (;;) {
    if (isStart && !readImportHere(lexer)) return false;
    const stop = passCode(lexer);
    if (stop === "line") break;
    isStart = true;
    if (stop === "colon") {
      if (isHeader) lexer.places = inside;
      isHeader = false;
      openBlock(lexer);
    }
  }
  if (isHeader) fail(lexer, "SyntaxError: expected ':'", startLine);
  return lexer.pos >= end || isLineEnd(byteAt(bytes, lexer.pos));
}

/** Reads an import that starts a statement here; false when the next statement already starts at the position. */
function readImportHere(lexer: Lexer): boolean {
  passBlanks(lexer);
  if (lexer.pos >= lexer.end) return true;
  const word = importWordAt(lexer.bytes, lexer.pos, lexer.end);
  return word === null || readImport(lexer, word) === "more";
}

function passBlanks(lexer: Lexer): void {
  const { bytes, end } = lexer;
  while (lexer.pos < end) {
    const byte = byteAt(bytes, lexer.pos);
    if (isBlank(byte)) lexer.pos += 1;
    else if (byte === BACKSLASH) passContinuation(lexer);
    else return;
  }
}

/** After a colon: when nothing but a comment follows on the line, an indented block must. */
function openBlock(lexer: Lexer): void {
  passBlanks(lexer);
  const byte = lexer.pos < lexer.end ? byteAt(lexer.bytes, lexer.pos) : HASH;
  if (byte === HASH || isLineEnd(byte)) lexer.opened = lexer.places;
}

function placesInside(lexer: Lexer, header: Header): number {
  const isTest = header.role === "if" || header.role === "elif";
  const isGuard = isTest && isTypeCheckingTest(lexer, lexer.pos + header.word.length);
  return isGuard ? TYPE_CHECKING : header.places;
}

/** `TYPE_CHECKING` or `typing.TYPE_CHECKING`, in parentheses or not, and nothing else up to the colon. */
function isTypeCheckingTest(lexer: Lexer, from: number): boolean {
  const { bytes, end } = lexer;
  let at = passBytes(bytes, from, end, PAREN_OPEN);
  let last = at;
  while (at < end && (isIdentifierByte(byteAt(bytes, at)) || byteAt(bytes, at) === DOT)) {
    at += 1;
    if (byteAt(bytes, at - 1) === DOT) last = at;
  }
  if (at - last !== 13 || !spells(bytes, last, at, "TYPE_CHECKING")) return false;
  const colon = passBytes(bytes, at, end, PAREN_CLOSE);
  return colon < end && byteAt(bytes, colon) === COLON;
}

function passBytes(bytes: Uint8Array, from: number, end: number, other: number): number {
  let at = from;
  while (at < end && (isBlank(byteAt(bytes, at)) || byteAt(bytes, at) === other)) at += 1;
  return at;
}

const SOFT_WORDS = new Set(["print", "exec", "match", "case", "type"]);

/** Two names side by side that no operator joins: prose, or a statement that lost its beginning. */
function isProse(lexer: Lexer): boolean {
  const { bytes, end, pos } = lexer;
  if (!isIdentifierStart(byteAt(bytes, pos))) return false;
  const stop = identifierEnd(bytes, pos, end);
  let next = stop;
  while (next < end && isBlank(byteAt(bytes, next))) next += 1;
  if (next === stop || next >= end || !isIdentifierStart(byteAt(bytes, next))) return false;
  const word = nameText(bytes, pos, stop, lexer.encoding);
  if (isKeyword(word) || SOFT_WORDS.has(word)) return false;
  return !isInfixWord(bytes, next, identifierEnd(bytes, next, end));
}

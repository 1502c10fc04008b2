import {
  BACKSLASH,
  BACKTICK,
  BRACE_CLOSE,
  BRACE_OPEN,
  BRACKET_CLOSE,
  BRACKET_OPEN,
  byteAt,
  byteTable,
  COLON,
  CR,
  DOUBLE_QUOTE,
  HASH,
  identifierEnd,
  isBlank,
  LF,
  NUL,
  PAREN_CLOSE,
  PAREN_OPEN,
  SEMICOLON,
  SINGLE_QUOTE,
} from "./bytes";
import { passConflictMarker } from "./conflict-markers";
import { noteDynamicImport } from "./dynamic-imports";
import { passString } from "./f-strings";
import { isStatementOnly } from "./keywords";
import { afterLineEnd, fail, type Lexer, passComment, passLineEnd, passTo } from "./lexer";

const LINE_END = 1;
const QUOTE = 2;
const COMMENT = 3;
const OPEN = 4;
const CLOSE = 5;
const ESCAPE = 6;
const COLON_STOP = 7;
const SEMICOLON_STOP = 8;
const NEVER = 9;
const NON_ASCII = 10;

const CODE_STOPS = byteTable(
  new Map([
    ...Array.from({ length: 128 }, (_, index) => [128 + index, NON_ASCII] as const),
    [LF, LINE_END],
    [CR, LINE_END],
    [DOUBLE_QUOTE, QUOTE],
    [SINGLE_QUOTE, QUOTE],
    [HASH, COMMENT],
    [PAREN_OPEN, OPEN],
    [BRACKET_OPEN, OPEN],
    [BRACE_OPEN, OPEN],
    [PAREN_CLOSE, CLOSE],
    [BRACKET_CLOSE, CLOSE],
    [BRACE_CLOSE, CLOSE],
    [BACKSLASH, ESCAPE],
    [COLON, COLON_STOP],
    [SEMICOLON, SEMICOLON_STOP],
    [NUL, NEVER],
    ["$".charCodeAt(0), NEVER],
    ["?".charCodeAt(0), NEVER],
  ]),
);

// CPython's MAXLEVEL.
const MAX_BRACKETS = 200;

/** What ended a stretch of code: the logical line's end, or a `:` or `;` outside all brackets (stepped over). */
export type CodeEnd = "line" | "colon" | "semicolon";

const CODE_ENDS: readonly (CodeEnd | undefined)[] = Array.from({ length: 11 }, (_, stop) => {
  if (stop === LINE_END) return "line";
  if (stop === COLON_STOP) return "colon";
  return stop === SEMICOLON_STOP ? "semicolon" : undefined;
});

/** Steps over code, strings and comments to the next thing that ends a statement or its header. */
export function passCode(lexer: Lexer): CodeEnd {
  for (;;) {
    const stop = passTo(lexer, CODE_STOPS);
    if (stop === 0) {
      reportOpenBracket(lexer);
      return "line";
    }
    const ended = lexer.brackets.length === 0 ? CODE_ENDS[stop] : undefined;
    if (ended !== undefined) {
      if (ended !== "line") lexer.pos += 1;
      return ended;
    }
    if (passStop(lexer, stop)) return "line";
  }
}

/** Steps over one stop inside a statement; true when it turned out that the statement is over. */
function passStop(lexer: Lexer, stop: number): boolean {
  switch (stop) {
    case QUOTE:
      passString(lexer);
      return false;
    case COMMENT:
      passComment(lexer);
      return false;
    case OPEN:
      openBracket(lexer);
      return false;
    case CLOSE:
      closeBracket(lexer);
      return false;
    case LINE_END:
      passLineEnd(lexer);
      return !passConflictMarker(lexer) && isRunaway(lexer);
    case ESCAPE:
      passContinuation(lexer);
      return false;
    case NEVER:
      fail(lexer, "SyntaxError: invalid character");
      lexer.pos += 1;
      return false;
    case NON_ASCII:
      passNonAscii(lexer);
      return false;
    default:
      lexer.pos += 1;
      return false;
  }
}

function openBracket(lexer: Lexer): void {
  const bracket = byteAt(lexer.bytes, lexer.pos);
  if (bracket === PAREN_OPEN) noteDynamicImport(lexer);
  if (lexer.brackets.length >= MAX_BRACKETS)
    fail(lexer, "SyntaxError: too many nested parentheses");
  else lexer.brackets.push(bracket);
  lexer.pos += 1;
}

function closeBracket(lexer: Lexer): void {
  const closer = byteAt(lexer.bytes, lexer.pos);
  const opener = lexer.brackets.pop();
  // In ASCII a closing bracket comes one or two after the opening one.
  const isMatch = opener !== undefined && closer - opener <= 2 && closer > opener;
  if (!isMatch) failAtCloser(lexer, closer, opener);
  lexer.pos += 1;
}

function failAtCloser(lexer: Lexer, closer: number, opener: number | undefined): void {
  const text = String.fromCharCode(closer);
  if (opener === undefined) fail(lexer, `SyntaxError: unmatched '${text}'`);
  else
    fail(lexer, `SyntaxError: closing '${text}' does not match '${String.fromCharCode(opener)}'`);
}

function reportOpenBracket(lexer: Lexer): void {
  const opener = lexer.brackets[lexer.brackets.length - 1];
  if (opener === undefined) return;
  fail(lexer, `SyntaxError: '${String.fromCharCode(opener)}' was never closed`);
  lexer.brackets.length = 0;
}

/** A line inside brackets that starts as only a statement can: the bracket was never closed, the statement is over. */
function isRunaway(lexer: Lexer): boolean {
  const { bytes, end } = lexer;
  let at = lexer.pos;
  while (at < end && isBlank(byteAt(bytes, at))) at += 1;
  if (at >= end || !isStatementOnly(bytes, at, end)) return false;
  reportOpenBracket(lexer);
  return true;
}

/** A backslash may only end a line. */
export function passContinuation(lexer: Lexer): void {
  const { bytes, end } = lexer;
  const next = lexer.pos + 1;
  const byte = next < end ? byteAt(bytes, next) : 0;
  if (byte === LF || byte === CR) {
    lexer.pos = afterLineEnd(bytes, next, end);
    lexer.line += 1;
    return;
  }
  fail(
    lexer,
    next < end
      ? "SyntaxError: unexpected character after line continuation character"
      : "SyntaxError: unexpected end of file after line continuation character",
  );
  lexer.pos = next;
}

const IDENTIFIER = /^[\p{XID_Start}_][\p{XID_Continue}]*$/u;

/** Outside strings and comments only letters of some script may stand: a quote from a word processor does not parse. */
function passNonAscii(lexer: Lexer): void {
  const { bytes, end } = lexer;
  const stop = identifierEnd(bytes, lexer.pos, end);
  const text = new TextDecoder(lexer.encoding).decode(bytes.subarray(lexer.pos, stop));
  if (!IDENTIFIER.test(`_${text.normalize("NFKC")}`)) fail(lexer, "SyntaxError: invalid character");
  lexer.pos = stop;
}

/** Whether a statement may start with this byte; closing brackets and infix operators cannot. */
export function canStartStatement(byte: number): boolean {
  return STATEMENT_STARTS[byte] === 1 || byte >= 128;
}

const STATEMENT_STARTS = byteTable(
  new Map(
    Array.from(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789\"'([{-+~*@.\\;",
      (text) => [text.charCodeAt(0), 1] as const,
    ).concat([[BACKTICK, 1]]),
  ),
);

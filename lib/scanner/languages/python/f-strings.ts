import {
  BACKSLASH,
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
  LF,
  PAREN_CLOSE,
  PAREN_OPEN,
  SINGLE_QUOTE,
  UPPER_N,
} from "./bytes";
import { noteDynamicImport } from "./dynamic-imports";
import { fail, type Lexer, passComment, passLineEnd, passTo } from "./lexer";
import { isTripleAt, type Opening, openingAt, passEscape, passPlainString } from "./strings";

const TEXT_STOPS = stopTable([
  LF,
  CR,
  BACKSLASH,
  BRACE_OPEN,
  BRACE_CLOSE,
  SINGLE_QUOTE,
  DOUBLE_QUOTE,
]);
const FIELD_STOPS = stopTable([
  LF,
  CR,
  HASH,
  COLON,
  SINGLE_QUOTE,
  DOUBLE_QUOTE,
  PAREN_OPEN,
  PAREN_CLOSE,
  BRACKET_OPEN,
  BRACKET_CLOSE,
  BRACE_OPEN,
  BRACE_CLOSE,
]);

function stopTable(stops: readonly number[]): Uint8Array {
  return byteTable(new Map(stops.map((byte) => [byte, 1] as const)));
}

// CPython 3.12's MAXFSTRINGLEVEL.
const MAX_DEPTH = 150;

/**
 * Steps over the literal whose quote stands at the position; false when it is not closed. f-strings are read by the
 * rules of Python 3.12 (any quote may stand in a field), of which those of earlier versions are a part.
 */
export function passString(lexer: Lexer): boolean {
  const start = lexer.pos;
  const isClosed = passLiteral(lexer);
  if (lexer.spans !== null) {
    const { isFormatted } = openingAt(lexer.bytes, start, lexer.end);
    lexer.spans.opaque.push({ start, end: lexer.pos, isFormatted });
  }
  return isClosed;
}

function passLiteral(lexer: Lexer): boolean {
  const opening = openingAt(lexer.bytes, lexer.pos, lexer.end);
  if (!opening.isFormatted || lexer.plainFStrings) return passPlainString(lexer, opening);
  return lexer.fStringDepth === 0 ? passOutermost(lexer, opening) : passFString(lexer, opening);
}

/** One that runs away is read, like every later one, as a plain string: at most one such return in a file. */
function passOutermost(lexer: Lexer, opening: Opening): boolean {
  const { pos, line } = lexer;
  const noted = lexer.found.length;
  if (passFString(lexer, opening)) return true;
  fail(lexer, "SyntaxError: unterminated f-string literal", line);
  lexer.plainFStrings = true;
  lexer.fStringDepth = 0;
  lexer.found.length = noted;
  lexer.pos = pos;
  lexer.line = line;
  return passPlainString(lexer, opening);
}

function passFString(lexer: Lexer, opening: Opening): boolean {
  if (lexer.fStringDepth >= MAX_DEPTH) return false;
  lexer.fStringDepth += 1;
  lexer.pos += opening.isTriple ? 3 : 1;
  const isClosed = passText(lexer, opening, false);
  lexer.fStringDepth -= 1;
  return isClosed;
}

type Step = "more" | "closed" | "broken";

/** The literal part up to its quote, or a field's format up to its brace; false when it is not closed. */
function passText(lexer: Lexer, opening: Opening, isFormat: boolean): boolean {
  for (;;) {
    if (passTo(lexer, TEXT_STOPS) === 0) return false;
    const step = passTextStop(lexer, opening, isFormat);
    if (step !== "more") return step === "closed";
  }
}

function passTextStop(lexer: Lexer, opening: Opening, isFormat: boolean): Step {
  const byte = byteAt(lexer.bytes, lexer.pos);
  switch (byte) {
    case LF:
    case CR:
      if (!opening.isTriple) return "broken";
      passLineEnd(lexer);
      return "more";
    case BACKSLASH:
      passBackslash(lexer, opening.isRaw);
      return "more";
    case BRACE_OPEN:
    case BRACE_CLOSE:
      return isFormat ? passFormatBrace(lexer, opening, byte) : passBrace(lexer, opening, byte);
    default:
      if (byte !== opening.quote || !isClosing(lexer, opening)) {
        lexer.pos += 1;
        return "more";
      }
      lexer.pos += opening.isTriple ? 3 : 1;
      return isFormat ? "broken" : "closed";
  }
}

function isClosing(lexer: Lexer, opening: Opening): boolean {
  return !opening.isTriple || isTripleAt(lexer.bytes, lexer.pos, lexer.end);
}

function passBackslash(lexer: Lexer, isRaw: boolean): void {
  const { bytes, end } = lexer;
  const next = lexer.pos + 1;
  const byte = next < end ? byteAt(bytes, next) : 0;
  if (byte === BRACE_OPEN || byte === BRACE_CLOSE) lexer.pos = next;
  else if (!isRaw && byte === UPPER_N && next + 1 < end && byteAt(bytes, next + 1) === BRACE_OPEN) {
    passCharacterName(lexer, next + 2);
  } else lexer.pos = passEscape(lexer, lexer.pos);
}

/** `\N{LATIN SMALL LETTER A}`: braces that are no replacement field. */
function passCharacterName(lexer: Lexer, start: number): void {
  const { bytes, end } = lexer;
  let at = start;
  while (at < end) {
    const byte = byteAt(bytes, at);
    if (byte === BRACE_CLOSE) {
      lexer.pos = at + 1;
      return;
    }
    if (byte === LF || byte === CR || byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) break;
    at += 1;
  }
  lexer.pos = start;
}

/** A brace in the literal part: doubled it is text. */
function passBrace(lexer: Lexer, opening: Opening, brace: number): Step {
  const next = lexer.pos + 1;
  if (next < lexer.end && byteAt(lexer.bytes, next) === brace) {
    lexer.pos = next + 1;
    return "more";
  }
  lexer.pos = next;
  if (brace === BRACE_OPEN) return passField(lexer, opening) ? "more" : "broken";
  fail(lexer, "SyntaxError: f-string: single '}' is not allowed");
  return "more";
}

/** A brace in a format is never text: it closes the field or opens one within. */
function passFormatBrace(lexer: Lexer, opening: Opening, brace: number): Step {
  lexer.pos += 1;
  if (brace === BRACE_CLOSE) return "closed";
  if (lexer.fStringDepth >= MAX_DEPTH) return "broken";
  lexer.fStringDepth += 1;
  const isClosed = passField(lexer, opening);
  lexer.fStringDepth -= 1;
  return isClosed ? "more" : "broken";
}

/** A replacement field after its opening brace, up to and with the closing one. */
function passField(lexer: Lexer, opening: Opening): boolean {
  let depth = 0;
  for (;;) {
    if (passTo(lexer, FIELD_STOPS) === 0) return false;
    const byte = byteAt(lexer.bytes, lexer.pos);
    if (depth === 0 && (byte === BRACE_CLOSE || byte === COLON)) {
      lexer.pos += 1;
      return byte === BRACE_CLOSE || passText(lexer, opening, true);
    }
    if (byte === SINGLE_QUOTE || byte === DOUBLE_QUOTE) {
      if (!passString(lexer)) return false;
    } else depth += passFieldByte(lexer, byte);
  }
}

/** One byte, comment or line end inside a field; the change in bracket depth. */
function passFieldByte(lexer: Lexer, byte: number): number {
  switch (byte) {
    case HASH:
      passComment(lexer);
      return 0;
    case LF:
    case CR:
      passLineEnd(lexer);
      return 0;
    case PAREN_OPEN:
      noteDynamicImport(lexer);
      lexer.pos += 1;
      return 1;
    case BRACKET_OPEN:
    case BRACE_OPEN:
      lexer.pos += 1;
      return 1;
    case PAREN_CLOSE:
    case BRACKET_CLOSE:
    case BRACE_CLOSE:
      lexer.pos += 1;
      return -1;
    default:
      lexer.pos += 1;
      return 0;
  }
}

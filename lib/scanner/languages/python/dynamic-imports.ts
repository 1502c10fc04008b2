import type { WrittenImport } from "@/lib/scanner/languages/written-import";
import {
  byteAt,
  COMMA,
  DOT,
  DOUBLE_QUOTE,
  HASH,
  isBlank,
  isIdentifierByte,
  isIdentifierStart,
  isLineEnd,
  PAREN_CLOSE,
  SINGLE_QUOTE,
  spells,
} from "./bytes";
import { afterLineEnd, type Lexer } from "./lexer";
import { nameText } from "./names";
import { isDottedName, openingAt } from "./strings";

const CALLS = ["import_module", "__import__"];

type Place = { readonly at: number; readonly line: number };

/** The text of a literal within its quotes, and where what follows it stands. */
type Literal = {
  readonly quoteAt: number;
  readonly line: number;
  readonly start: number;
  readonly stop: number;
  readonly next: Place;
};

/**
 * At an opening parenthesis: notes `import_module("a.b")` and `__import__("a.b")`. Only plain literals that are the whole
 * first argument count (Python joins those that follow one another); with a computed or relative name nothing is known.
 */
export function noteDynamicImport(lexer: Lexer): void {
  const { bytes, end } = lexer;
  if (!endsWithCall(bytes, lexer.pos)) return;
  const first = literalAt(bytes, { at: lexer.pos + 1, line: lexer.line }, end);
  if (first === null) return;
  const literals = [first];
  let { next } = first;
  for (let more = literalAt(bytes, next, end); more !== null; more = literalAt(bytes, next, end)) {
    literals.push(more);
    next = more.next;
  }
  const after = next.at < end ? byteAt(bytes, next.at) : 0;
  if (after !== PAREN_CLOSE && after !== COMMA) return;
  const text = textOf(bytes, literals);
  if (!isModuleName(text, 0, text.length)) return;
  lexer.dynamicAt = first.quoteAt;
  const found: WrittenImport = {
    line: first.line,
    kind: "dynamic",
    level: 0,
    module: nameText(text, 0, text.length, lexer.encoding),
    name: null,
    alias: null,
    places: lexer.places,
  };
  lexer.found.push(found);
  const { stop } = literals[literals.length - 1] ?? first;
  lexer.spans?.literals.set(found, { start: first.start, end: stop });
}

/** A plain literal of letters and dots that stands at the place, blanks and line ends stepped over; else null. */
function literalAt(bytes: Uint8Array, from: Place, end: number): Literal | null {
  const { at, line } = passBlank(bytes, from, end);
  const quoteAt = literalQuote(bytes, at, end);
  if (quoteAt < 0) return null;
  const opening = openingAt(bytes, quoteAt, end);
  if (opening.isTriple || opening.isBytes || opening.isFormatted) return null;
  const start = quoteAt + 1;
  let stop = start;
  while (stop < end && (isIdentifierByte(byteAt(bytes, stop)) || byteAt(bytes, stop) === DOT)) {
    stop += 1;
  }
  if (stop >= end || byteAt(bytes, stop) !== opening.quote) return null;
  return { quoteAt, line, start, stop, next: passBlank(bytes, { at: stop + 1, line }, end) };
}

function textOf(bytes: Uint8Array, literals: readonly Literal[]): Uint8Array {
  const parts = literals.map(({ start, stop }) => bytes.subarray(start, stop));
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const text = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    text.set(part, at);
    at += part.length;
  }
  return text;
}

function endsWithCall(bytes: Uint8Array, parenthesis: number): boolean {
  let at = parenthesis;
  while (at > 0 && isBlank(byteAt(bytes, at - 1))) at -= 1;
  const last = at > 0 ? byteAt(bytes, at - 1) : 0;
  if (last !== 101 && last !== 95) return false;
  return CALLS.some((call) => {
    const start = at - call.length;
    if (start < 0 || !spells(bytes, start, at, call)) return false;
    return start === 0 || !isIdentifierByte(byteAt(bytes, start - 1));
  });
}

/** Index of the quote of a literal that starts at `at`, prefix letters stepped over; -1 when there is none. */
function literalQuote(bytes: Uint8Array, at: number, end: number): number {
  for (let quote = at; quote < end && quote <= at + 2; quote += 1) {
    const byte = byteAt(bytes, quote);
    if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) return quote;
    if (!isIdentifierStart(byte)) return -1;
  }
  return -1;
}

function isModuleName(bytes: Uint8Array, start: number, end: number): boolean {
  if (isDottedName(bytes, start, end)) return true;
  if (start >= end || !isIdentifierStart(byteAt(bytes, start))) return false;
  for (let at = start; at < end; at += 1) {
    if (!isIdentifierByte(byteAt(bytes, at))) return false;
  }
  return true;
}

function passBlank(bytes: Uint8Array, from: Place, end: number): Place {
  let { at, line } = from;
  while (at < end) {
    const byte = byteAt(bytes, at);
    if (isLineEnd(byte)) {
      at = afterLineEnd(bytes, at, end);
      line += 1;
    } else if (byte === HASH) {
      while (at < end && !isLineEnd(byteAt(bytes, at))) at += 1;
    } else if (isBlank(byte)) at += 1;
    else break;
  }
  return { at, line };
}

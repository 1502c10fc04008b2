/** ASCII bytes and byte classes that the lexer names. */

export const NUL = 0;
export const TAB = 9;
export const LF = 10;
export const FORM_FEED = 12;
export const CR = 13;
const SPACE = 32;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const SINGLE_QUOTE = 39;
export const PAREN_OPEN = 40;
export const PAREN_CLOSE = 41;
export const STAR = 42;
export const COMMA = 44;
export const DOT = 46;
export const COLON = 58;
export const SEMICOLON = 59;
export const AT = 64;
export const UPPER_N = 78;
export const BRACKET_OPEN = 91;
export const BACKSLASH = 92;
export const BRACKET_CLOSE = 93;
const UNDERSCORE = 95;
export const BACKTICK = 96;
export const BRACE_OPEN = 123;
export const BRACE_CLOSE = 125;

/**
 * Byte at an index that the caller knows to be inside; the cast spares a test. Loops over every byte do without the call: a short
 * run is over before it is compiled away.
 */
export function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}

const IDENTIFIER_START = 1;
const IDENTIFIER_PART = 2;

const IDENTIFIER_CLASS = identifierClasses();

function identifierClasses(): Uint8Array {
  const classes = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte += 1) {
    const lower = byte | 32;
    const isLetter = (lower >= 97 && lower <= 122) || byte === UNDERSCORE || byte >= 128;
    if (isLetter) classes[byte] = IDENTIFIER_START;
    else if (byte >= 48 && byte <= 57) classes[byte] = IDENTIFIER_PART;
  }
  return classes;
}

/** Letter, underscore or any non-ASCII byte. */
export function isIdentifierStart(byte: number): boolean {
  return IDENTIFIER_CLASS[byte] === IDENTIFIER_START;
}

/** Letter, digit, underscore or any non-ASCII byte. */
export function isIdentifierByte(byte: number): boolean {
  return IDENTIFIER_CLASS[byte] !== 0;
}

/** Space, tab or form feed: what may stand between two tokens of one line. */
export function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB || byte === FORM_FEED;
}

export function isLineEnd(byte: number): boolean {
  return byte === LF || byte === CR;
}

/** Whether the bytes from `start` on spell `text` (ASCII). */
export function spells(bytes: Uint8Array, start: number, end: number, text: string): boolean {
  if (end - start < text.length) return false;
  for (let i = 0; i < text.length; i += 1) {
    if (bytes[start + i] !== text.charCodeAt(i)) return false;
  }
  return true;
}

/** Whether the whole word `text` stands at `start`: nothing of an identifier follows. */
export function isWord(bytes: Uint8Array, start: number, end: number, text: string): boolean {
  const after = start + text.length;
  return (
    spells(bytes, start, end, text) && (after >= end || !isIdentifierByte(byteAt(bytes, after)))
  );
}

/** End of the identifier that starts at `start`. */
export function identifierEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && IDENTIFIER_CLASS[bytes[at] as number] !== 0) at += 1;
  return at;
}

/** A table that maps each listed byte to its class and all others to 0. */
export function byteTable(classes: ReadonlyMap<number, number>): Uint8Array {
  const table = new Uint8Array(256);
  for (const [byte, value] of classes) table[byte] = value;
  return table;
}

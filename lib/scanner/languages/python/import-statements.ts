import type { WrittenImport } from "@/lib/scanner/languages/written-import";
import {
  BACKSLASH,
  byteAt,
  COMMA,
  DOT,
  HASH,
  identifierEnd,
  isBlank,
  isIdentifierByte,
  isIdentifierStart,
  isLineEnd,
  isWord,
  PAREN_CLOSE,
  PAREN_OPEN,
  SEMICOLON,
  STAR,
} from "./bytes";
import { passContinuation } from "./code";
import { passConflictMarker } from "./conflict-markers";
import { isKeyword, wasName } from "./keywords";
import { fail, type Lexer, passComment, passLineEnd } from "./lexer";
import { nameText } from "./names";
import { closeStatement, noteItem, noteModule, openStatement } from "./spans";

type Name = {
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
};
type Source = { readonly level: number; readonly module: string };

/** Where the physical line began that a gap inside parentheses led to; -1 while it is the statement's own. */
type List = { readonly isParenthesised: boolean; lineStart: number };

/** What follows an import statement: more code on the line, or a line that already is the next statement. */
export type ImportEnd = "more" | "next-line";

/** Reads the import statement whose `import` or `from` stands at the position; what is malformed is read as far as it goes. */
export function readImport(lexer: Lexer, word: "import" | "from"): ImportEnd {
  openStatement(lexer.spans, word, lexer.pos);
  lexer.pos += word.length;
  const end = word === "import" ? readModules(lexer) : readFrom(lexer);
  if (end === "more" && !isStatementOver(lexer)) malformed(lexer);
  return end;
}

function isStatementOver(lexer: Lexer): boolean {
  passGap(lexer, null);
  if (lexer.pos >= lexer.end) return true;
  const byte = byteAt(lexer.bytes, lexer.pos);
  return isLineEnd(byte) || byte === SEMICOLON || byte === HASH;
}

function malformed(lexer: Lexer): void {
  fail(lexer, "SyntaxError: malformed import statement");
}

/** Blanks and continued lines; inside parentheses line ends and comments as well. */
function passGap(lexer: Lexer, list: List | null): void {
  const { bytes, end } = lexer;
  while (lexer.pos < end) {
    const byte = byteAt(bytes, lexer.pos);
    if (isBlank(byte)) lexer.pos += 1;
    else if (byte === BACKSLASH) passContinuation(lexer);
    else if (list?.isParenthesised && isLineEnd(byte)) {
      passLineEnd(lexer);
      list.lineStart = lexer.pos;
      passConflictMarker(lexer);
    } else if (list?.isParenthesised && byte === HASH) passComment(lexer);
    else return;
  }
}

function passByte(lexer: Lexer, byte: number): boolean {
  if (lexer.pos >= lexer.end || byteAt(lexer.bytes, lexer.pos) !== byte) return false;
  lexer.pos += 1;
  return true;
}

function passWord(lexer: Lexer, word: string): boolean {
  if (!isWord(lexer.bytes, lexer.pos, lexer.end, word)) return false;
  lexer.pos += word.length;
  return true;
}

/** An identifier at the position; null when none stands there or it is reserved in every version of Python. */
function readName(lexer: Lexer): Name | null {
  const { bytes, end, pos, line } = lexer;
  if (pos >= end || !isIdentifierStart(byteAt(bytes, pos))) return null;
  const stop = identifierEnd(bytes, pos, end);
  const text = nameText(bytes, pos, stop, lexer.encoding);
  if (isKeyword(text)) {
    if (!wasName(text) || isFollowedByWord(bytes, stop, end)) return null;
    malformed(lexer);
  }
  lexer.pos = stop;
  return { text, line, start: pos, end: stop };
}

/** `async def` or `nonlocal x`: a statement of its own. `async as x` and `async import y` are not. */
function isFollowedByWord(bytes: Uint8Array, from: number, end: number): boolean {
  let at = from;
  while (at < end && isBlank(byteAt(bytes, at))) at += 1;
  if (at === from || at >= end || !isIdentifierStart(byteAt(bytes, at))) return false;
  return !isWord(bytes, at, end, "as") && !isWord(bytes, at, end, "import");
}

/** A dotted name at the position; blanks around its dots are legal and dropped. */
function readDotted(lexer: Lexer): Name | null {
  const { bytes, end, pos, line } = lexer;
  const tight = tightEnd(bytes, pos, end);
  if (tight > pos) {
    lexer.pos = tight;
    const text = nameText(bytes, pos, tight, lexer.encoding);
    const name = { text, line, start: pos, end: tight };
    if (!text.includes("..")) return name;
    malformed(lexer);
    return { ...name, text: text.replace(/\.{2,}/g, ".") };
  }
  const first = readName(lexer);
  if (first === null) return null;
  let { text, end: stop } = first;
  for (passGap(lexer, null); passByte(lexer, DOT); passGap(lexer, null)) {
    passGap(lexer, null);
    const next = readName(lexer);
    if (next === null) {
      malformed(lexer);
      break;
    }
    text += `.${next.text}`;
    stop = next.end;
  }
  return { text, line, start: pos, end: stop };
}

/** End of a dotted name without blanks in it, the usual case; `at` itself when it must be read part by part. */
function tightEnd(bytes: Uint8Array, at: number, end: number): number {
  let stop = at;
  let dots = 0;
  while (stop < end) {
    const byte = byteAt(bytes, stop);
    if (byte === DOT) dots += 1;
    else if (!isIdentifierByte(byte)) break;
    stop += 1;
  }
  if (dots === 0 || byteAt(bytes, stop - 1) === DOT) return at;
  let next = stop;
  while (next < end && isBlank(byteAt(bytes, next))) next += 1;
  const after = next < end ? byteAt(bytes, next) : 0;
  return after === DOT || after === BACKSLASH ? at : stop;
}

/** After `as`: the alias; undefined when it is missing, null when there is no `as`. */
function readAlias(lexer: Lexer, list: List | null): Name | null | undefined {
  passGap(lexer, list);
  if (!passWord(lexer, "as")) return null;
  passGap(lexer, list);
  return readName(lexer) ?? undefined;
}

function readModules(lexer: Lexer): ImportEnd {
  do {
    passGap(lexer, null);
    const module = readDotted(lexer);
    if (module === null) {
      malformed(lexer);
      return "more";
    }
    const alias = readAlias(lexer, null);
    if (alias === undefined) malformed(lexer);
    const found: WrittenImport = {
      line: module.line,
      kind: "import",
      level: 0,
      module: module.text,
      name: null,
      alias: alias?.text ?? null,
      places: lexer.places,
    };
    lexer.found.push(found);
    noteItem(lexer.spans, { import: found, name: module, end: alias?.end ?? module.end });
    passGap(lexer, null);
  } while (passByte(lexer, COMMA));
  return "more";
}

function readFrom(lexer: Lexer): ImportEnd {
  const source = readSource(lexer);
  if (source === null) {
    malformed(lexer);
    return "more";
  }
  passGap(lexer, null);
  const { line, pos } = lexer;
  if (passByte(lexer, STAR)) {
    noteName(lexer, source, { text: "*", line, start: pos, end: pos + 1 }, null);
    return "more";
  }
  const list: List = { isParenthesised: passByte(lexer, PAREN_OPEN), lineStart: -1 };
  const ended = readNames(lexer, source, list);
  if (list.isParenthesised) closeStatement(lexer.spans, lexer.pos);
  return ended;
}

/** From after `from` to after `import`: the dots and the module. */
function readSource(lexer: Lexer): Source | null {
  passGap(lexer, null);
  const start = lexer.pos;
  let level = 0;
  for (; passByte(lexer, DOT); passGap(lexer, null)) level += 1;
  const isBare = level > 0 && isWord(lexer.bytes, lexer.pos, lexer.end, "import");
  const dotted = isBare ? null : readDotted(lexer);
  if (dotted === null && !isBare) return null;
  const module = dotted?.text ?? "";
  noteModule(lexer.spans, start, dotted?.end ?? lexer.pos);
  passGap(lexer, null);
  return passWord(lexer, "import") ? { level, module } : null;
}

function readNames(lexer: Lexer, source: Source, list: List): ImportEnd {
  const first = lexer.found.length;
  for (;;) {
    passGap(lexer, list);
    const isTrailing = list.isParenthesised && lexer.found.length > first;
    if (isTrailing && passByte(lexer, PAREN_CLOSE)) return "more";
    if (!readListedName(lexer, source, list)) return giveUp(lexer, list);
    passGap(lexer, list);
    if (passByte(lexer, COMMA)) continue;
    if (!list.isParenthesised || passByte(lexer, PAREN_CLOSE)) return "more";
    if (!isNameOnOwnLine(lexer, list)) return giveUp(lexer, list);
    fail(lexer, "SyntaxError: malformed import statement: missing comma");
  }
}

/** One `name` or `name as alias`; false when it is not whole. */
function readListedName(lexer: Lexer, source: Source, list: List): boolean {
  const name = readName(lexer);
  if (name === null) return false;
  const alias = readAlias(lexer, list);
  noteName(lexer, source, name, alias ?? null);
  return alias !== undefined;
}

/** A further name on an indented line of its own: only its comma is missing. */
function isNameOnOwnLine(lexer: Lexer, list: List): boolean {
  if (lexer.pos >= lexer.end || list.lineStart < 0 || lexer.pos === list.lineStart) return false;
  return isIdentifierStart(byteAt(lexer.bytes, lexer.pos));
}

/** Nothing more can be read as a name: the next line is taken as a statement when the list had come to one. */
function giveUp(lexer: Lexer, list: List): ImportEnd {
  malformed(lexer);
  if (!list.isParenthesised) return "more";
  if (list.lineStart >= 0) {
    lexer.pos = list.lineStart;
    return "next-line";
  }
  if (lexer.pos < lexer.end) lexer.brackets.push(PAREN_OPEN);
  return "more";
}

function noteName(lexer: Lexer, source: Source, name: Name, alias: Name | null): void {
  const found: WrittenImport = {
    line: name.line,
    kind: "from",
    level: source.level,
    module: source.module,
    name: name.text,
    alias: alias?.text ?? null,
    places: lexer.places,
  };
  lexer.found.push(found);
  noteItem(lexer.spans, { import: found, name, end: alias?.end ?? name.end });
}

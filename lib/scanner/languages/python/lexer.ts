import type { WrittenImport } from "@/lib/scanner/languages/written-import";
import { byteAt, CR, LF } from "./bytes";
import type { SpanLog } from "./spans";
import type { Block, KnownStretches, StretchStart } from "./stretches";

/** The state of one reading: where it stands, what it found, the first reason why the file does not parse. */
export type Lexer = {
  readonly bytes: Uint8Array;
  readonly end: number;
  readonly encoding: string;
  readonly found: WrittenImport[];
  /** Null when nobody asks where imports stand. */
  readonly spans: SpanLog | null;
  readonly blocks: Block[];
  readonly brackets: number[];
  pos: number;
  line: number;
  /** Places of the statement being read. */
  places: number;
  /** Set by a header that ends in a colon: the places of the block it opens. */
  opened: number | null;
  problem: string | null;
  /** True once a replacement field ran away: from then on f-strings are read as plain strings. */
  plainFStrings: boolean;
  fStringDepth: number;
  /** The last triple-quoted string, in case its quotes turn out to have lost their partners. */
  triple: { pos: number; line: number; endLine: number };
  /** How often reading may still go back to such a string. */
  returnsLeft: number;
  /** Set for a second reading: the file is known not to parse, so doubtful quotes are not trusted. */
  readonly isKnownBroken: boolean;
  /** A string stood in the first reading that the second would not trust. */
  hasDoubtful: boolean;
  /** Where the literal of a dynamic import starts, so that it does not count as a string as well. */
  dynamicAt: number;
  /** What was read lately; null when all is to be read. */
  readonly known: KnownStretches | null;
  /** Where what is being read, and not known, began. */
  stretch: StretchStart | null;
};

/** Notes why the file does not parse; the first reason stays. Reading goes on. */
export function fail(lexer: Lexer, reason: string, line: number = lexer.line): void {
  if (lexer.problem === null) lexer.problem = `${reason} @${line}`;
}

/** Steps over one line end (LF, CR LF or CR) that stands at the position. */
export function passLineEnd(lexer: Lexer): void {
  lexer.pos = afterLineEnd(lexer.bytes, lexer.pos, lexer.end);
  lexer.line += 1;
}

/** Index after the line end that stands at `at`. */
export function afterLineEnd(bytes: Uint8Array, at: number, end: number): number {
  const isPair = byteAt(bytes, at) === CR && at + 1 < end && byteAt(bytes, at + 1) === LF;
  return isPair ? at + 2 : at + 1;
}

/** Moves to the end of the physical line, before its line end. */
export function passComment(lexer: Lexer): void {
  const { bytes, end } = lexer;
  let at = lexer.pos;
  while (at < end) {
    const byte = bytes[at];
    if (byte === LF || byte === CR) break;
    at += 1;
  }
  lexer.spans?.opaque.push({ start: lexer.pos, end: at, isFormatted: false });
  lexer.pos = at;
}

/** Moves to the next byte that the table gives a class, and returns that class; 0 at the end of the file. */
export function passTo(lexer: Lexer, table: Uint8Array): number {
  const { bytes, end } = lexer;
  let at = lexer.pos;
  while (at < end && table[bytes[at] as number] === 0) at += 1;
  lexer.pos = at;
  return at < end ? byteAt(table, byteAt(bytes, at)) : 0;
}

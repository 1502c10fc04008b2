import type { ByteTools } from "@/lib/scanner/languages/language";
import type { WrittenImport } from "@/lib/scanner/languages/written-import";
import { AT, byteAt, HASH, isBlank, isLineEnd, isWord } from "./bytes";
import type { Lexer } from "./lexer";
import type { Block, KnownStretches, Stretch } from "./stretches";

const HELD_BYTES = 8 * 1024 * 1024;
const TABLE_SIZE = 65_536;
const MIN_LENGTH = 512;
const MAX_STACKS = 10_000;
const NOTHING: readonly WrittenImport[] = [];
// Shorter than most first lines of two functions are alike, long enough to tell functions of one name apart.
const HASHED_BYTES = 64;

export function createKnownStretches(tools: ByteTools): KnownStretches {
  return {
    tools,
    held: new Uint8Array(HELD_BYTES),
    written: 0,
    table: new Array(TABLE_SIZE),
    stacks: new Map(),
  };
}

/** At the first byte of a statement whose block was found: steps over the lines that follow when they are known. */
export function passKnown(lexer: Lexer): boolean {
  const { known, problem } = lexer;
  if (known === null || problem !== null || !mayStartStretch(lexer)) return false;
  const hash = hashAt(lexer);
  const stretch = findStretch(lexer, known, hash);
  endStretch(lexer, known, stretch === null ? MIN_LENGTH : 1);
  if (stretch !== null) {
    takeStretch(lexer, stretch);
    return true;
  }
  lexer.stretch ??= {
    pos: lexer.pos,
    line: lexer.line,
    found: lexer.found.length,
    hash,
    before: stackOf(known, lexer.blocks),
  };
  return false;
}

/** Functions, classes and whatever stands at the left edge: few enough to ask, near enough to each other to be alike. */
function mayStartStretch({ bytes, pos, end, blocks }: Lexer): boolean {
  if (blocks.length === 1) return true;
  if (blocks[blocks.length - 1]?.clause === "decorator") return false;
  switch (byteAt(bytes, pos)) {
    case AT:
      return true;
    case 97:
      return isWord(bytes, pos, end, "async");
    case 99:
      return isWord(bytes, pos, end, "class");
    case 100:
      return isWord(bytes, pos, end, "def");
    default:
      return false;
  }
}

function hashAt({ bytes, pos, end, blocks }: Lexer): number {
  const stop = Math.min(pos + HASHED_BYTES, end);
  let hash = blocks.length;
  for (let at = pos; at < stop; at += 1) hash = (Math.imul(hash, 31) + byteAt(bytes, at)) | 0;
  return hash ^ (hash >>> 15);
}

function findStretch(lexer: Lexer, known: KnownStretches, hash: number): Stretch | null {
  for (let way = 0; way < 2; way += 1) {
    const stretch = known.table[(hash ^ way) & (TABLE_SIZE - 1)];
    if (stretch !== undefined && stretch.hash === hash && isHere(lexer, known, stretch)) {
      return stretch;
    }
  }
  return null;
}

function isHere(lexer: Lexer, known: KnownStretches, stretch: Stretch): boolean {
  const { bytes, pos, end, blocks } = lexer;
  const { at, length, before } = stretch;
  const stop = pos + length;
  if (known.written - at > HELD_BYTES || stop >= end) return false;
  const next = byteAt(bytes, stop);
  // Only in front of a statement are the blocks those of the stretch's end.
  if (isBlank(next) || isLineEnd(next) || next === HASH) return false;
  return (
    isEqual(before, blocks) && known.tools.isSame(known.held, at % HELD_BYTES, bytes, pos, length)
  );
}

function isEqual(before: readonly Block[], blocks: readonly Block[]): boolean {
  if (before.length !== blocks.length) return false;
  for (let level = 0; level < blocks.length; level += 1) {
    const a = before[level];
    const b = blocks[level];
    if (a === undefined || b === undefined) return false;
    if (a.column !== b.column || a.narrowColumn !== b.narrowColumn) return false;
    if (a.places !== b.places || a.clause !== b.clause) return false;
  }
  return true;
}

function takeStretch(lexer: Lexer, stretch: Stretch): void {
  const shift = lexer.line - stretch.line;
  for (const item of stretch.found) {
    lexer.found.push(shift === 0 ? item : { ...item, line: item.line + shift });
  }
  lexer.pos += stretch.length;
  lexer.line += stretch.lines;
  lexer.blocks.length = 0;
  for (const block of stretch.after) lexer.blocks.push({ ...block });
}

/** Remembers the stretch that ends at the position, when it is long enough to be worth asking for. */
function endStretch(lexer: Lexer, known: KnownStretches, minLength: number): void {
  const start = lexer.stretch;
  if (start === null) return;
  const length = lexer.pos - start.pos;
  if (length < minLength) return;
  lexer.stretch = null;
  const at = write(known, lexer.bytes.subarray(start.pos, lexer.pos));
  if (at < 0) return;
  const slot = start.hash & (TABLE_SIZE - 1);
  known.table[slot ^ 1] = known.table[slot];
  known.table[slot] = {
    hash: start.hash,
    at,
    length,
    before: start.before,
    after: stackOf(known, lexer.blocks),
    line: start.line,
    lines: lexer.line - start.line,
    found: lexer.found.length > start.found ? lexer.found.slice(start.found) : NOTHING,
  };
}

/** Puts bytes into the ring, never over its end, and says where; -1 when they are too many to be held. */
function write(known: KnownStretches, bytes: Uint8Array): number {
  const { length } = bytes;
  if (length > HELD_BYTES / 4) return -1;
  const left = HELD_BYTES - (known.written % HELD_BYTES);
  if (length > left) known.written += left;
  const at = known.written;
  known.held.set(bytes, at % HELD_BYTES);
  known.written += length;
  return at;
}

function stackOf({ stacks }: KnownStretches, blocks: readonly Block[]): readonly Block[] {
  let key = "";
  for (const { column, narrowColumn, places, clause } of blocks) {
    key += `${column} ${narrowColumn} ${places} ${clause} `;
  }
  const kept = stacks.get(key);
  if (kept !== undefined) return kept;
  const stack = blocks.map((block) => ({ ...block }));
  if (stacks.size < MAX_STACKS) stacks.set(key, stack);
  return stack;
}

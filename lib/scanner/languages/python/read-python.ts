import type { SourceFile } from "@/lib/scanner/languages/written-import";
import { closeBlocks } from "./blocks";
import { byteAt, isLineEnd } from "./bytes";
import type { Lexer } from "./lexer";
import { readSource, type Source } from "./source-encoding";
import type { SpanLog } from "./spans";
import { readLogicalLine } from "./statements";

/**
 * Finds every import statement, `import_module("…")`, `__import__("…")` and dotted string of a Python file (2.7 to 3.14).
 * A lexer, not a parser: it notices what breaks tokens, brackets, indentation, clauses and import statements, not
 * every error of grammar. Never throws, whatever the bytes; linear in their number.
 */
export function readPython(bytes: Uint8Array): SourceFile {
  const source = readSource(bytes);
  const first = readAll(source, false);
  const lexer = first.problem !== null && first.hasDoubtful ? readAll(source, true) : first;
  return { imports: lexer.found, lines: countLines(lexer), problem: first.problem };
}

/**
 * The same up to and with the logical line that holds the byte at `until`: what comes behind it is not looked at. A file that does
 * not parse up to there is read whole.
 */
export function readPythonUntil(bytes: Uint8Array, until: number): SourceFile {
  const head = bytes.subarray(0, until + 1);
  const source = readSource(head);
  if (source.bytes !== head || source.problem !== null) return readPython(bytes);
  const lexer = startLexer({ ...source, bytes }, false, null);
  while (lexer.pos < lexer.end && lexer.pos <= until) readLogicalLine(lexer);
  if (lexer.problem !== null) return readPython(bytes);
  return { imports: lexer.found, lines: lexer.line - 1, problem: null };
}

/** A file read with the places of its imports; null when it does not parse, or its bytes had to be decoded to be read. */
export function locatePython(bytes: Uint8Array): (SourceFile & { readonly spans: SpanLog }) | null {
  const source = readSource(bytes);
  if (source.bytes !== bytes) return null;
  const spans: SpanLog = { statements: [], literals: new Map(), opaque: [] };
  const lexer = readAll(source, false, spans);
  if (lexer.problem !== null) return null;
  return { imports: lexer.found, lines: countLines(lexer), problem: null, spans };
}

function readAll(source: Source, isKnownBroken: boolean, spans: SpanLog | null = null): Lexer {
  const lexer = startLexer(source, isKnownBroken, spans);
  while (lexer.pos < lexer.end) readLogicalLine(lexer);
  closeBlocks(lexer);
  return lexer;
}

// Keeps reading linear whatever quotes a file holds.
const MAX_RETURNS = 50;

function startLexer(source: Source, isKnownBroken: boolean, spans: SpanLog | null): Lexer {
  const { bytes, start, encoding, problem } = source;
  return {
    bytes,
    end: bytes.length,
    encoding,
    found: [],
    spans,
    blocks: [{ column: 0, narrowColumn: 0, places: 0, clause: "plain" }],
    brackets: [],
    pos: start,
    line: 1,
    places: 0,
    opened: null,
    problem,
    plainFStrings: false,
    fStringDepth: 0,
    triple: { pos: 0, line: 0, endLine: 0 },
    returnsLeft: MAX_RETURNS,
    isKnownBroken,
    hasDoubtful: false,
    dynamicAt: -1,
  };
}

function countLines(lexer: Lexer): number {
  const { bytes, end } = lexer;
  const isOpen = end > 0 && !isLineEnd(byteAt(bytes, end - 1));
  return isOpen ? lexer.line : lexer.line - 1;
}

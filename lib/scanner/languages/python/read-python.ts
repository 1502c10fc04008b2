import { type ByteTools, NO_TOOLS } from "@/lib/scanner/languages/language";
import type { SourceFile } from "@/lib/scanner/languages/written-import";
import { closeBlocks } from "./blocks";
import { byteAt, HASH, isLineEnd } from "./bytes";
import { createKnownStretches } from "./known-stretches";
import type { Lexer } from "./lexer";
import { readSource, type Source, withoutComments } from "./source-encoding";
import type { SpanLog } from "./spans";
import { readLogicalLine } from "./statements";

/**
 * Finds every import statement, `import_module("…")`, `__import__("…")` and dotted string of a Python file (2.7 to 3.14).
 * A lexer, not a parser: it notices what breaks tokens, brackets, indentation, clauses and import statements, not
 * every error of grammar. Never throws, whatever the bytes; linear in their number.
 */
export function readPython(bytes: Uint8Array, tools: ByteTools = NO_TOOLS): SourceFile {
  return readWhole(readSource(bytes, tools));
}

/**
 * Reads contents one after the other, each exactly as `readPython` does, and quicker where they are like those before:
 * what was read lately is known again.
 */
export function createPythonReader(tools: ByteTools): (bytes: Uint8Array) => SourceFile {
  const known = createKnownStretches(tools);
  return (bytes) => {
    const source = readSource(bytes, tools);
    if (source.problem === null && source.encoding === "utf-8") {
      const lexer = readAll(source, { ...PLAIN, known });
      if (lexer.problem === null) return fileOf(lexer, null);
    }
    return readWhole(source);
  };
}

function readWhole(given: Source): SourceFile {
  const source = given.isFineInComments ? withoutComments(given, commentsOf(given)) : given;
  const first = readAll(source, PLAIN);
  // Tabs that do not fit, fine in Python 2, say nothing against quotes.
  const isBroken = first.problem !== null && !first.problem.startsWith("TabError");
  const isDoubtful = isBroken && first.hasDoubtful;
  const lexer = isDoubtful ? readAll(source, { ...PLAIN, isKnownBroken: true }) : first;
  return fileOf(lexer, first.problem);
}

function commentsOf(source: Source) {
  const spans: SpanLog = { statements: [], literals: new Map(), opaque: [] };
  readAll({ ...source, problem: null }, { ...PLAIN, spans });
  return spans.opaque.filter(({ start }) => byteAt(source.bytes, start) === HASH);
}

function fileOf(lexer: Lexer, problem: string | null): SourceFile {
  return { imports: lexer.found, lines: countLines(lexer), problem };
}

type Mode = Pick<Lexer, "isKnownBroken" | "known" | "spans">;

const PLAIN: Mode = { isKnownBroken: false, known: null, spans: null };

/**
 * The same up to and with the logical line that holds the byte at `until`: what comes behind it is not looked at. A file that does
 * not parse up to there is read whole.
 */
export function readPythonUntil(bytes: Uint8Array, until: number): SourceFile {
  const head = bytes.subarray(0, until + 1);
  const source = readSource(head, NO_TOOLS);
  if (source.bytes !== head || source.problem !== null) return readPython(bytes);
  const lexer = startLexer({ ...source, bytes }, PLAIN);
  while (lexer.pos < lexer.end && lexer.pos <= until) readLogicalLine(lexer);
  if (lexer.problem !== null) return readPython(bytes);
  return { imports: lexer.found, lines: lexer.line - 1, problem: null };
}

/** A file read with the places of its imports; null when it does not parse, or its bytes had to be decoded to be read. */
export function locatePython(bytes: Uint8Array): (SourceFile & { readonly spans: SpanLog }) | null {
  const source = readSource(bytes, NO_TOOLS);
  if (source.bytes !== bytes) return null;
  const spans: SpanLog = { statements: [], literals: new Map(), opaque: [] };
  const lexer = readAll(source, { ...PLAIN, spans });
  if (lexer.problem !== null) return null;
  return { imports: lexer.found, lines: countLines(lexer), problem: null, spans };
}

/** With known stretches only a file in which nothing is wrong is read to its end. */
function readAll(source: Source, mode: Mode): Lexer {
  const lexer = startLexer(source, mode);
  while (lexer.pos < lexer.end) {
    readLogicalLine(lexer);
    if (lexer.problem !== null && mode.known !== null) return lexer;
  }
  closeBlocks(lexer);
  return lexer;
}

// Keeps reading linear whatever quotes a file holds.
const MAX_RETURNS = 50;

function startLexer(source: Source, { isKnownBroken, known, spans }: Mode): Lexer {
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
    known,
    stretch: null,
  };
}

function countLines(lexer: Lexer): number {
  const { bytes, end } = lexer;
  const isOpen = end > 0 && !isLineEnd(byteAt(bytes, end - 1));
  return isOpen ? lexer.line : lexer.line - 1;
}

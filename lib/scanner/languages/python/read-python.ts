import { closeBlocks } from "./blocks";
import { byteAt, isLineEnd } from "./bytes";
import type { Lexer, WrittenImport } from "./lexer";
import { readSource } from "./source-encoding";
import { readLogicalLine } from "./statements";

/** One file read: what it imports, its length, and why it does not parse (null when nothing was noticed). */
export type PythonFile = {
  /** In the order in which they stand in the file. */
  readonly imports: readonly WrittenImport[];
  readonly lines: number;
  /** `SyntaxError: … @line`; the imports are then best effort. */
  readonly problem: string | null;
};

/**
 * Finds every import statement, `import_module("…")`, `__import__("…")` and dotted string of a Python file (2.7 to 3.14).
 * A lexer, not a parser: it notices what breaks tokens, brackets, indentation, clauses and import statements, not
 * every error of grammar. Never throws, whatever the bytes; linear in their number.
 */
export function readPython(bytes: Uint8Array): PythonFile {
  const source = readSource(bytes);
  const lexer = startLexer(source.bytes, source.start, source.encoding);
  lexer.problem = source.problem;
  while (lexer.pos < lexer.end) readLogicalLine(lexer);
  closeBlocks(lexer);
  return { imports: lexer.found, lines: countLines(lexer), problem: lexer.problem };
}

function startLexer(bytes: Uint8Array, pos: number, encoding: string): Lexer {
  return {
    bytes,
    end: bytes.length,
    encoding,
    found: [],
    blocks: [{ column: 0, narrowColumn: 0, places: 0, clause: "plain" }],
    brackets: [],
    pos,
    line: 1,
    places: 0,
    opened: null,
    problem: null,
    plainFStrings: false,
    fStringDepth: 0,
    dynamicAt: -1,
  };
}

function countLines(lexer: Lexer): number {
  const { bytes, end } = lexer;
  const isOpen = end > 0 && !isLineEnd(byteAt(bytes, end - 1));
  return isOpen ? lexer.line : lexer.line - 1;
}

import type { ParseResult } from "oxc-parser";
import type { SourceFile } from "@/lib/scanner/languages/written-import";
import { type Script, scriptsOf } from "./components";
import { type Found, writtenImports } from "./found";
import { isTooDeep } from "./nesting";
import { type Goal, PARSER, type Syntax } from "./parser";
import { scanStatements } from "./scan-statements";
import { countLines, decodeSource, lineFinder } from "./source-text";
import { staticImports } from "./static-imports";
import { needsTree, treeImports } from "./tree-imports";

/** What is larger is a bundle, not source: in bytes. */
export const MAX_SIZE = 2 * 1024 * 1024;

/** Ways to take a text, best first; the first without an error counts. */
const ATTEMPTS: Readonly<Record<string, readonly (readonly [Syntax, Goal])[]>> = {
  ts: [
    ["ts", "module"],
    ["ts", "commonjs"],
  ],
  tsx: [
    ["tsx", "module"],
    ["tsx", "commonjs"],
  ],
  dts: [["dts", "module"]],
  // Files with Flow's types parse as TypeScript where the two languages agree.
  js: [
    ["jsx", "module"],
    ["jsx", "commonjs"],
    ["tsx", "module"],
  ],
};

/**
 * Finds static and dynamic imports, re-exports, `require`, `import x = require`, type queries and the modules that jest and
 * vitest are told to replace. Never throws, whatever the bytes. A file that does not parse is read statement by statement.
 */
export function readTypeScript(bytes: Uint8Array, dialect: string): SourceFile {
  if (bytes.length > MAX_SIZE) {
    return { imports: [], lines: linesOfBytes(bytes), problem: TOO_LARGE };
  }
  const text = decodeSource(bytes);
  const scripts = scriptsOf(text, dialect);
  const reads = scripts.map((script) => importsOf(script.text, script.dialect));
  const found = [...reads.flatMap((read) => read.found), ...scripts.flatMap(sourceOf)];
  const imports = writtenImports(found, lineFinder(text));
  const problem = reads.find((read) => read.problem !== null)?.problem ?? null;
  return { imports, lines: countLines(text), problem };
}

/** `<script src="./m">`: the file is the script. */
function sourceOf({ source }: Script): Found[] {
  if (source === null) return [];
  const { at, module } = source;
  return [{ at, kind: "import", module, name: null, alias: null, places: 0 }];
}

const TOO_LARGE = `Larger than ${MAX_SIZE / 1024 / 1024} MB: not read, for a file of this size is a bundle.`;
const TOO_DEEP = "Nested too deeply for the parser; what it imports was read line by line.";

type Read = { readonly found: readonly Found[]; readonly problem: string | null };

function importsOf(text: string, dialect: string): Read {
  if ("problem" in PARSER) return { found: scanStatements(text), problem: PARSER.problem };
  if (isTooDeep(text)) return { found: scanStatements(text), problem: TOO_DEEP };
  const results: ParseResult[] = [];
  for (const [syntax, goal] of ATTEMPTS[dialect] ?? []) {
    const result = PARSER.parse(text, syntax, goal);
    if (isSound(result)) return { found: foundIn(result, text), problem: null };
    results.push(result);
  }
  const whole = results.find(isWhole);
  if (whole !== undefined) return { found: foundIn(whole, text), problem: null };
  const [first] = results;
  return {
    found: scanStatements(text),
    problem: first === undefined ? null : problemOf(first, text),
  };
}

function isSound({ errors }: ParseResult): boolean {
  return errors.every(({ severity }) => severity !== "Error");
}

/** The parser objects to something, but read on to the end: a modifier where none may stand, say. */
function isWhole({ program }: ParseResult): boolean {
  return program.body.length > 0;
}

function foundIn(result: ParseResult, text: string): Found[] {
  const { module } = result;
  const found = staticImports(module, text);
  return needsTree(module, text) ? [...found, ...treeImports(result.program)] : found;
}

const MAX_MESSAGE = 200;

function problemOf({ errors }: ParseResult, text: string): string {
  const error = errors.find(({ severity }) => severity === "Error");
  const line = lineFinder(text)(error?.labels[0]?.start ?? 0);
  const message = (error?.message ?? "").replace(/\s+/g, " ").slice(0, MAX_MESSAGE);
  return `SyntaxError: ${message} @${line}`;
}

function linesOfBytes(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) if (byte === 10) lines += 1;
  return lines + (bytes[bytes.length - 1] === 10 ? 0 : 1);
}

import type { ScannedImport } from "@/lib/domain/scan";
import {
  applyEdits,
  type Edit,
  type EditRequest,
  type EditResult,
  type Left,
} from "@/lib/scanner/languages/edit-imports";
import type { WrittenImport } from "@/lib/scanner/languages/written-import";
import { scriptsOf } from "./components";
import { dialectOf } from "./dialect";
import { writtenImports } from "./found";
import { PARSER, type Syntax } from "./parser";
import { readTypeScript } from "./read-typescript";
import { decodeSource, lineFinder } from "./source-text";
import { specifierCandidates } from "./specifiers";
import { staticImports } from "./static-imports";

/**
 * Writes other specifiers into `import` and `export … from` statements of a module: a relative one stays relative, an alias keeps its
 * beginning, else one that the code base writes elsewhere is taken. A statement is changed when all of its names go to one module
 * under their old names; what the new specifier means is asked before it is written.
 */
export function editTypeScript(request: EditRequest): EditResult {
  const { bytes, path } = request;
  const text = decodeSource(bytes);
  const dialect = dialectOf(path);
  const parsed = scriptsOf(text, dialect).flatMap((script) =>
    "parse" in PARSER ? [PARSER.parse(script.text, syntaxOf(script.dialect), "module")] : [],
  );
  const isSound = parsed.every(({ errors }) =>
    errors.every(({ severity }) => severity !== "Error"),
  );
  const mark = bytes[0] === 0xef ? 3 : 0;
  const isUtf8 = new TextEncoder().encode(text).length + mark === bytes.length;
  if (parsed.length === 0 || !isSound || !isUtf8) {
    return { isEditable: false, why: "The file does not parse as a module, or is not UTF-8." };
  }
  const edits: Edit[] = [];
  const left: Left[] = [];
  const reached = new Set<string>();
  for (const statement of parsed.flatMap((script) => statementsOf(script, text))) {
    const result = editStatement(request, statement);
    for (const { meaning, isAsked } of result.imports) {
      reached.add(keyOf(meaning));
      if (isAsked && result.why !== null) left.push({ import: meaning, why: result.why });
    }
    if (result.specifier === null) continue;
    const { start, end } = statement.literal;
    const at = (offset: number) => new TextEncoder().encode(text.slice(0, offset)).length + mark;
    edits.push({ start: at(start + 1), end: at(end - 1), text: result.specifier });
  }
  left.push(...unreached(request, reached));
  edits.sort((a, b) => a.start - b.start);
  const after = readTypeScript(applyEdits(bytes, edits), dialect);
  if (after.problem !== null) {
    return { isEditable: false, why: "The changed file would not read as wanted." };
  }
  return { isEditable: true, edits, left };
}

function syntaxOf(dialect: string): Syntax {
  if (dialect === "dts" || dialect === "tsx" || dialect === "ts") return dialect;
  return "jsx";
}

type ParseResult = ReturnType<Extract<typeof PARSER, { parse: unknown }>["parse"]>;
type Statement = {
  /** The literal with its quotes, in UTF-16 units. */
  readonly literal: { readonly start: number; readonly end: number };
  readonly specifier: string;
  readonly imports: readonly WrittenImport[];
};

function statementsOf({ module }: ParseResult, text: string): Statement[] {
  const empty = { ...module, staticImports: [], staticExports: [] };
  const imports = module.staticImports.map((one) => ({
    request: one.moduleRequest,
    found: staticImports({ ...empty, staticImports: [one] }, text),
  }));
  const exports = module.staticExports.flatMap((one) => {
    const [entry] = one.entries;
    const request = entry?.moduleRequest;
    if (!request) return [];
    return { request, found: staticImports({ ...empty, staticExports: [one] }, text) };
  });
  return [...imports, ...exports].map(({ request, found }) => ({
    literal: { start: request.start, end: request.end },
    specifier: request.value,
    imports: writtenImports(found, lineFinder(text)),
  }));
}

type Wanted = { readonly meaning: ScannedImport; readonly isAsked: boolean };
type Outcome = {
  readonly imports: readonly Wanted[];
  readonly specifier: string | null;
  readonly why: string | null;
};

function editStatement(request: EditRequest, { specifier, imports }: Statement): Outcome {
  const wanted = imports.flatMap((one) => {
    const [meaning] = request.resolve([one]);
    return meaning === undefined ? [] : [{ meaning, wish: request.wish(meaning) }];
  });
  const asked = wanted.filter(({ wish }) => wish?.isAsked);
  const outcome = {
    imports: asked.map(({ meaning }) => ({ meaning, isAsked: true })),
    specifier: null,
    why: null,
  };
  const [first] = asked;
  if (first?.wish == null) return outcome;
  const { module } = first.wish.to;
  const isWhole = wanted.every(
    ({ meaning, wish }) =>
      wish !== null && wish.to.module === module && wish.to.name === meaning.name,
  );
  if (!isWhole) return { ...outcome, why: "Its names go to different places." };
  const around = { path: request.path, old: specifier, oldModule: first.meaning.module, module };
  const known = request.specifiersOf?.(module) ?? [];
  // A package that is not of this repository is its own specifier; the path of a file, written bare, would only look like it.
  const others = request.hasModule?.(module) === null ? [module] : [];
  const own = [...specifierCandidates(around), ...known].filter((one) => one !== module);
  const candidates = [...own, ...others];
  const found = candidates.find((candidate) => {
    const [written] = imports;
    if (written === undefined || candidate === specifier) return false;
    return request.resolve([{ ...written, module: candidate }])[0]?.module === module;
  });
  if (found !== undefined) return { ...outcome, specifier: found };
  return { ...outcome, why: `How ${module} is written here is not known.` };
}

/** What is asked for and stands in no statement: a call, or a text. */
function unreached(request: EditRequest, reached: ReadonlySet<string>): Left[] {
  const { imports } = readTypeScript(request.bytes, dialectOf(request.path));
  return request.resolve(imports).flatMap((one) => {
    const isLeft = request.wish(one)?.isAsked && !reached.has(keyOf(one));
    return isLeft ? [{ import: one, why: "Only import and export statements are written." }] : [];
  });
}

function keyOf({ line, kind, module, name, alias }: ScannedImport): string {
  return JSON.stringify([line, kind, module, name, alias ?? null]);
}

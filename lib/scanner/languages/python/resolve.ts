import type { PythonModules } from "@/lib/domain/modules/python-modules";
import type { ScannedImport } from "@/lib/domain/scan";
import { placeOf, type WrittenImport } from "@/lib/scanner/languages/written-import";

export type ResolvedFile = {
  readonly imports: readonly ScannedImport[];
  /** Modules that would give an import of this file another meaning if they came into the tree. */
  readonly waitsFor: readonly string[];
};

// Longer is no module of anything, and no reader takes it.
const MAX_MODULE = 1000;
const MAX_NAME = 500;

type Meaning = { readonly module: string; readonly name: string | null };

/** What the imports of a file mean in a tree whose modules are known: absolute modules, modules told from names. */
export function resolveImports(
  written: readonly WrittenImport[],
  path: string,
  modules: PythonModules,
): ResolvedFile {
  const home = written.some(({ level }) => level > 0) ? modules.packageOf(path) : "";
  const imports: ScannedImport[] = [];
  const waitsFor: string[] = [];
  for (const item of written) {
    const one = resolveImport(item, { home, modules, waitsFor });
    if (one !== null) imports.push(one);
  }
  return { imports, waitsFor };
}

/** What one import means in a file of the package `home`; null when it names nothing. Adds to `waitsFor`. */
export function resolveImport(item: WrittenImport, tree: Tree): ScannedImport | null {
  const meaning = meaningOf(item, tree);
  return meaning === null || !isStorable(meaning, item.alias) ? null : importOf(item, meaning);
}

function importOf(item: WrittenImport, { module, name }: Meaning): ScannedImport {
  const { line, kind, alias, level } = item;
  const where = placeOf(item.places);
  const base = alias === null ? { line, module, name, kind } : { line, module, name, alias, kind };
  if (where === undefined && level === 0) return base;
  return {
    ...base,
    ...(where === undefined ? {} : { where }),
    ...(level === 0 ? {} : { relative: true }),
  };
}

function isStorable({ module, name }: Meaning, alias: string | null): boolean {
  return (
    module.length <= MAX_MODULE &&
    (name?.length ?? 0) <= MAX_NAME &&
    (alias?.length ?? 0) <= MAX_NAME
  );
}

type Tree = { readonly home: string; readonly modules: PythonModules; readonly waitsFor: string[] };

function meaningOf(item: WrittenImport, tree: Tree): Meaning | null {
  switch (item.kind) {
    case "from":
      return fromMeaning(item, tree);
    case "string":
      return stringMeaning(item.module, tree);
    default:
      return { module: item.module, name: null };
  }
}

/** `from a import b` is the module `a.b` when the tree has one, else the name `b` of `a`. */
function fromMeaning(item: WrittenImport, { home, modules, waitsFor }: Tree): Meaning {
  const source = item.level === 0 ? item.module : absolute(item, home);
  const { name } = item;
  if (name === null || name === "*") return { module: source, name };
  const whole = source === "" ? name : modules.join(source, name);
  // At the top of the code base `from . import b` can mean nothing but the module `b`.
  if (source === "" || modules.has(whole)) return { module: whole, name: null };
  if (modules.isOwn(source)) waitsFor.push(whole);
  return { module: source, name };
}

/** The package `level` dots up and the module in it; as written when that leads out of the code base. */
function absolute({ level, module }: WrittenImport, home: string): string {
  const parts = home === "" ? [] : home.split(".");
  const up = level - 1;
  if (up > parts.length) return `${".".repeat(level)}${module}`;
  return [...parts.slice(0, parts.length - up), ...(module === "" ? [] : [module])].join(".");
}

/**
 * A dotted text counts when its beginning is a module of the tree with at least two parts, as the target of `mock.patch`
 * is; what follows the longest such beginning is the name.
 */
function stringMeaning(text: string, { modules, waitsFor }: Tree): Meaning | null {
  if (!modules.isOwn(text)) return null;
  for (let end = text.length; end > 0; end = text.lastIndexOf(".", end - 1)) {
    const module = text.slice(0, end);
    if (!module.includes(".")) return null;
    if (modules.has(module)) {
      const rest = text.slice(end + 1);
      return { module, name: rest === "" ? null : firstPart(rest) };
    }
    waitsFor.push(module);
  }
  return null;
}

function firstPart(dotted: string): string {
  const dot = dotted.indexOf(".");
  return dot < 0 ? dotted : dotted.slice(0, dot);
}

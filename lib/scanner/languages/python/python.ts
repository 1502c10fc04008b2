import { createPythonModules } from "@/lib/domain/modules/python-modules";
import type { ScannedImport } from "@/lib/domain/scan";
import type { Language, LanguageModules, Meaning } from "@/lib/scanner/languages/language";
import type { WrittenImport } from "@/lib/scanner/languages/written-import";
import { editPython } from "./edit/edit-python";
import { createPythonReader, readPython, readPythonUntil } from "./read-python";
import { resolveImport, resolveImports } from "./resolve";

export const python: Language = {
  id: "python",
  suffixes: [".py"],
  settings: [],
  dialectOf: () => "",
  read: (bytes, _dialect, tools) => readPython(bytes, tools),
  createReader: createPythonReader,
  readUntil: readPythonUntil,
  edit: editPython,
  createModules,
};

/** Files that a module that comes later would give another meaning. */
type Waiting = { readonly paths: Set<string>; isOver: boolean };

/** Remembers which files a module that comes later would give another meaning. */
function createModules(): LanguageModules {
  const modules = createPythonModules();
  const waiting = new Map<string, Waiting>();
  // How often the code base came to have another top: what is not of it may be of it then.
  let tops = 0;

  function waitFor(module: string): Waiting {
    const known = waiting.get(module);
    if (known !== undefined) return known;
    const fresh = { paths: new Set<string>(), isOver: false };
    waiting.set(module, fresh);
    return fresh;
  }

  function endWaiting(module: string): Iterable<string> {
    const known = waiting.get(module);
    if (known === undefined) return [];
    known.isOver = true;
    waiting.delete(module);
    return known.paths;
  }

  function meaningOf(written: WrittenImport, home: string): Meaning {
    const waitsFor: string[] = [];
    const found = resolveImport(written, { home, modules, waitsFor });
    if (isFinal(written, found)) return { import: found, isCurrent: () => true, note: null };
    const waits = waitsFor.map(waitFor);
    const at = tops;
    if (waits.length === 0) return { import: found, isCurrent: () => tops === at, note: null };
    const [only] = waits;
    if (only !== undefined && waits.length === 1) {
      const note = (path: string) => void only.paths.add(path);
      return { import: found, isCurrent: () => !only.isOver, note };
    }
    return {
      import: found,
      isCurrent: () => !waits.some(({ isOver }) => isOver),
      note: (path) => {
        for (const { paths } of waits) paths.add(path);
      },
    };
  }

  return {
    assume(names) {
      modules.add(names.map((name) => `${name.replaceAll(".", "/")}.py`));
      tops += 1;
    },
    remember(added) {
      modules.add(added);
      tops += 1;
    },
    advance({ added }) {
      const learned = new Set(modules.add(added));
      const paths = new Set([...learned].flatMap((module) => [...endWaiting(module)]));
      if ([...learned].some((module) => !module.includes("."))) tops += 1;
      return { paths, among: learned };
    },
    resolve(written, path) {
      const { imports, waitsFor } = resolveImports(written, path, modules);
      for (const module of waitsFor) waitFor(module).paths.add(path);
      return imports;
    },
    oneByOne: { homeOf: modules.packageOf, meaningOf },
  };
}

/** A module stays known: what was told to be one stays so. The others may turn out to be modules. */
function isFinal({ kind, name }: WrittenImport, found: ScannedImport | null): boolean {
  if (kind === "import" || kind === "dynamic") return true;
  return kind === "from" && (name === null || name === "*" || found?.name === null);
}

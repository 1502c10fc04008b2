import { createPythonModules } from "@/lib/domain/modules/python-modules";
import type { Language, LanguageModules } from "@/lib/scanner/languages/language";
import { editPython } from "./edit/edit-python";
import { createPythonReader, readPython, readPythonUntil } from "./read-python";
import { resolveImports } from "./resolve";

export const python: Language = {
  id: "python",
  suffixes: [".py"],
  settings: [],
  dialectOf: () => "",
  read: readPython,
  createReader: createPythonReader,
  readUntil: readPythonUntil,
  edit: editPython,
  createModules,
};

/** Remembers which files a module that comes later would give another meaning. */
function createModules(): LanguageModules {
  const modules = createPythonModules();
  const waiting = new Map<string, Set<string>>();

  function waitFor(path: string, module: string): void {
    const known = waiting.get(module);
    if (known === undefined) waiting.set(module, new Set([path]));
    else known.add(path);
  }

  return {
    assume(names) {
      modules.add(names.map((name) => `${name.replaceAll(".", "/")}.py`));
    },
    remember(added) {
      modules.add(added);
    },
    advance({ added }) {
      const learned = new Set(modules.add(added));
      const paths = new Set([...learned].flatMap((module) => [...(waiting.get(module) ?? [])]));
      for (const module of learned) waiting.delete(module);
      return {
        paths,
        isNew: (_path, imports) => imports.some(({ module }) => learned.has(module)),
      };
    },
    resolve(written, path) {
      const { imports, waitsFor } = resolveImports(written, path, modules);
      for (const module of waitsFor) waitFor(path, module);
      return imports;
    },
  };
}

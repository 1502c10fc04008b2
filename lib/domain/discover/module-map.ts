import { isPathModule, separatorOf } from "@/lib/domain/module-parts";
import { createPythonModules } from "@/lib/domain/modules/python-modules";
import {
  COMPONENT_ENDINGS,
  isScriptPath,
  mayBeMissing,
  moduleAt,
  SCRIPT_ENDINGS,
} from "@/lib/domain/modules/source-paths";

/** Which file a module is, and which modules a file is, whatever the language; made once for a tree. */
export type ModuleMap = {
  /** Null for a module that is no file of this tree. */
  readonly fileOf: (module: string) => string | null;
  /** The one name under which a file's symbols are known, however they were reached. */
  readonly nameOf: (path: string) => string;
  /**
   * Whether the module would be of this code base if it were there: a package around it is in the tree, or the folder of a path holds
   * scripts, unless a build makes what is in it. Another path may be the name of a package.
   */
  readonly isOwn: (module: string) => boolean;
};

/** Names of modules in one language: see `LANGUAGE_MODULES`. */
type LanguageModules = {
  readonly suffixes: readonly string[];
  /** The first name is the one to show; none when no import can name the file. */
  readonly namer: (paths: readonly string[]) => (path: string) => readonly string[];
};

/** A further language is one more entry. */
const LANGUAGE_MODULES: readonly LanguageModules[] = [
  { suffixes: [".py"], namer: pythonNames },
  { suffixes: [...SCRIPT_ENDINGS, ...COMPONENT_ENDINGS], namer: () => pathNames },
];

/** The map of a tree; of files with one name the one nearest to the top of the repository has it. */
export function createModuleMap(paths: readonly string[]): ModuleMap {
  const names = new Map<string, readonly string[]>();
  for (const { suffixes, namer } of LANGUAGE_MODULES) {
    const own = paths.filter((path) => suffixes.some((suffix) => path.endsWith(suffix)));
    const namesOf = namer(own);
    for (const path of own) names.set(path, namesOf(path));
  }
  const files = filesByName(names);
  const folders = scriptFolders(paths);
  return {
    fileOf: (module) => files.get(module) ?? null,
    nameOf: (path) => {
      const known = names.get(path) ?? [];
      return known.find((name) => files.get(name) === path) ?? known.at(-1) ?? path;
    },
    isOwn(module) {
      if (files.has(module)) return true;
      const [holder = ""] = enclosingModules(module);
      return isPathModule(module)
        ? folders.has(holder) && mayBeMissing(module)
        : enclosingModules(module).some((outer) => files.has(outer));
    },
  };
}

function filesByName(names: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [path, known] of names) {
    for (const name of known) {
      const other = files.get(name);
      if (other === undefined || isNearer(path, other)) files.set(name, path);
    }
  }
  return files;
}

function pythonNames(paths: readonly string[]): (path: string) => readonly string[] {
  const modules = createPythonModules();
  modules.add(paths);
  return (path) => modules.namesOf(path);
}

/** `packages/core/src/button` for `packages/core/src/button.tsx` and for `packages/core/src/button/index.ts`. */
function pathNames(path: string): readonly string[] {
  return [moduleAt(path)];
}

/** The folders that hold scripts, in themselves or below. */
function scriptFolders(paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths.filter(isScriptPath)) {
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

/** The modules that enclose a module, nearest first: the packages through which its names are commonly given on. */
export function enclosingModules(module: string): readonly string[] {
  const separator = separatorOf(module);
  const enclosing: string[] = [];
  for (
    let end = module.lastIndexOf(separator);
    end > 0;
    end = module.lastIndexOf(separator, end - 1)
  )
    enclosing.push(module.slice(0, end));
  return enclosing;
}

function isNearer(path: string, other: string): boolean {
  return path.length < other.length || (path.length === other.length && path < other);
}

/** Names of the modules of one code base, as its paths give them. A module once known stays known: see `add`. */
export type PythonModules = {
  /**
   * Takes files that came in and answers the module names they add. A module stays known after its file is gone, so that
   * `from a import b` keeps meaning the module `a.b` and shows as phantom, instead of turning into a name of `a`.
   */
  readonly add: (paths: Iterable<string>) => string[];
  readonly has: (module: string) => boolean;
  /** Whether the first part of a dotted name is of this code base. */
  readonly isOwn: (dotted: string) => boolean;
  /** `a.b` for `a` and `b`; kept, because the same few are asked for again and again. */
  readonly join: (module: string, name: string) => string;
  /** The modules that a file is: one, or two where it lies below a folder that is no package. */
  readonly namesOf: (path: string) => readonly string[];
  /** The package that relative imports of a file start from; empty at the top. */
  readonly packageOf: (path: string) => string;
};

const IDENTIFIER = /^[\p{XID_Start}_][\p{XID_Continue}]*$/u;

/**
 * A file is named from the folder above the topmost of the packages (folders with `__init__.py`) that hold it without a
 * gap; a file in no package from the root of the repository, or from `src/` there.
 */
export function createPythonModules(): PythonModules {
  const packages = new Set<string>();
  const folders = new Map<string, string[]>();
  const known = new Set<string>();
  const dotted = createDottedNames();

  function rootOf(folder: string): string {
    let root = folder;
    if (!packages.has(folder)) return folder === "src" || folder.startsWith("src/") ? "src" : "";
    while (root !== "" && packages.has(root)) root = folderOf(root);
    return root;
  }

  /** Shortest first: as seen from the file's own root, then from the repository's. */
  function namesOf(path: string): string[] {
    const names = [dottedName(path, rootOf(folderOf(path))), dottedName(path, "")];
    return [...new Set(names)].filter((name) => name !== null);
  }

  function learn(path: string, added: string[]): void {
    for (const name of namesOf(path).reverse()) noteModule(name, added);
  }

  /** The module and the packages above it, up to one that is known already. */
  function noteModule(name: string, added: string[]): void {
    for (let rest = name; rest !== "" && !known.has(rest); rest = parentOf(rest)) {
      known.add(rest);
      added.push(rest);
    }
  }

  /** Packages among the files; answers those whose folder held files before, which have another name from now on. */
  function notePackages(paths: readonly string[]): string[] {
    const fresh = new Set(paths.filter(isPackageFile).map(folderOf));
    const late = [...fresh].filter((folder) => !packages.has(folder) && folders.has(folder));
    for (const folder of fresh) packages.add(folder);
    return late;
  }

  function noteFolder(path: string): void {
    const folder = folderOf(path);
    const files = folders.get(folder);
    if (files === undefined) folders.set(folder, [path]);
    else files.push(path);
  }

  function add(paths: Iterable<string>): string[] {
    const added: string[] = [];
    const fresh = [...paths];
    const renamed = notePackages(fresh).flatMap((folder) => filesBelow(folders, folder));
    for (const path of [...renamed, ...fresh]) learn(path, added);
    for (const path of fresh) noteFolder(path);
    return added;
  }

  return {
    add,
    namesOf,
    join: dotted.join,
    has: (module) => known.has(module),
    isOwn: (name) => known.has(dotted.topOf(name)),
    packageOf: (path) => {
      const folder = folderOf(path);
      const root = rootOf(folder);
      return folder.slice(root === "" ? 0 : root.length + 1).replaceAll("/", ".");
    },
  };
}

/** Parts of dotted names and names joined, each made once: the same few are asked for by every file. */
function createDottedNames() {
  const tops = new Map<string, string>();
  const joined = new Map<string, Map<string, string>>();
  return {
    topOf(name: string): string {
      const kept = tops.get(name);
      if (kept !== undefined) return kept;
      const dot = name.indexOf(".");
      const top = dot < 0 ? name : name.slice(0, dot);
      tops.set(name, top);
      return top;
    },
    join(module: string, name: string): string {
      const names = joined.get(module) ?? new Map<string, string>();
      const whole = names.get(name) ?? `${module}.${name}`;
      if (names.size === 0) joined.set(module, names);
      names.set(name, whole);
      return whole;
    },
  };
}

function isPackageFile(path: string): boolean {
  return path === "__init__.py" || path.endsWith("/__init__.py");
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

function parentOf(module: string): string {
  return module.slice(0, Math.max(module.lastIndexOf("."), 0));
}

function filesBelow(folders: ReadonlyMap<string, readonly string[]>, folder: string): string[] {
  return [...folders].flatMap(([name, files]) =>
    folder === "" || name === folder || name.startsWith(`${folder}/`) ? files : [],
  );
}

/** Null when a part of the path is no identifier: no import statement can name such a file. */
function dottedName(path: string, root: string): string | null {
  const parts = path.slice(root === "" ? 0 : root.length + 1, -3).split("/");
  if (parts[parts.length - 1] === "__init__") parts.pop();
  return parts.length > 0 && parts.every((part) => IDENTIFIER.test(part)) ? parts.join(".") : null;
}

import { type ModuleStanding, NOTHING_MISSING, unlessNothing } from "./module-standing";
import { intersect, type Spans, sinceThen, union, without } from "./spans";
import { parentOf, type TreeShape } from "./tree-shape";

/** A folder that modules may be named from, and when Python takes it for one where a given file runs. */
type Root = {
  readonly folder: string;
  /** When it surely is one: at other times it is only not known to be none. */
  readonly sure: Spans;
};

const ALWAYS = sinceThen(0);

/**
 * How a module stands as a Python file of a folder sees it. That it exists is believed of any folder above the file, and of
 * `src`, as search paths are not known; that it is missing is said only under the roots that Python surely takes: the
 * repository's, `src`, and the folder above the topmost package that holds the file (its own folder where none does).
 */
export function pythonStanding(
  tree: TreeShape,
): (folder: string, module: string) => ModuleStanding {
  const roots = keptBy((folder) => rootsOf(tree, folder));
  return (folder, module) => standingOf(tree, roots(folder), module);
}

/**
 * When a module exists for every file of the code base, cheap to ask: below the root of the repository. Always where no file
 * or folder has the first part of its name, as it is of others then.
 */
export function pythonEverywhere(tree: TreeShape): (module: string) => Spans {
  return (module) => {
    const dot = module.indexOf(".");
    const top = dot < 0 ? module : module.slice(0, dot);
    return tree.hasName(top) ? moduleAt(tree, module.replaceAll(".", "/")) : ALWAYS;
  };
}

function standingOf(tree: TreeShape, roots: readonly Root[], module: string): ModuleStanding {
  const parts = module.split(".");
  if (parts.some((part) => part === "")) return NOTHING_MISSING;
  const known = sinceThen(tree.knownFrom);
  const path = parts.join("/");
  const gone = without(
    known,
    union(...roots.map(({ folder }) => moduleAt(tree, join(folder, path)))),
  );
  if (gone.length === 0) return NOTHING_MISSING;
  const surely = (at: (folder: string) => Spans): Spans =>
    union(...roots.map(({ folder, sure }) => intersect(sure, at(folder))));
  const existed = surely((folder) => moduleAt(tree, join(folder, path)));
  const once = sinceThen(existed[0]?.from ?? Number.POSITIVE_INFINITY);
  const above = prefixesOf(parts);
  const inPackage = surely((folder) =>
    union(...above.map((prefix) => tree.file(join(folder, `${prefix}/__init__.py`)))),
  );
  const inFile = surely((folder) =>
    union(...above.map((prefix) => tree.file(join(folder, `${prefix}.py`)))),
  );
  const held = union(
    inPackage,
    surely((folder) => moduleAt(tree, join(folder, parts[0] ?? ""))),
  );
  const goneOnce = intersect(gone, once);
  const neverThere = without(gone, once);
  return unlessNothing({
    deleted: intersect(goneOnce, held),
    never: without(intersect(neverThere, inPackage), inFile),
    unknown: {
      left: without(goneOnce, held),
      file: intersect(neverThere, inFile),
      namespace: without(intersect(neverThere, held), union(inPackage, inFile)),
    },
    existed,
    parent: union(
      ...roots.map(({ folder }) => moduleAt(tree, join(folder, parts.slice(0, -1).join("/")))),
    ),
  });
}

/** A module is a file, a package, or a folder that holds source files: a namespace package. */
function moduleAt(tree: TreeShape, path: string): Spans {
  return path === "" ? [] : union(tree.file(`${path}.py`), tree.folder(path));
}

function prefixesOf(parts: readonly string[]): string[] {
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

function rootsOf(tree: TreeShape, folder: string): readonly Root[] {
  const roots: Root[] = [];
  let within: Spans = ALWAYS;
  for (let at = folder; at !== ""; at = parentOf(at)) {
    const isPackage = tree.file(`${at}/__init__.py`);
    roots.push({ folder: at, sure: at === "src" ? ALWAYS : without(within, isPackage) });
    within = intersect(within, isPackage);
  }
  if (!roots.some((root) => root.folder === "src")) roots.push({ folder: "src", sure: ALWAYS });
  return [...roots, { folder: "", sure: ALWAYS }];
}

function join(folder: string, path: string): string {
  return folder === "" ? path : `${folder}/${path}`;
}

function keptBy<T>(make: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>();
  return (key) => {
    const known = kept.get(key) ?? make(key);
    kept.set(key, known);
    return known;
  };
}

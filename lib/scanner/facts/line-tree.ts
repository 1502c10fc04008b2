import type {
  Credit,
  Rename,
  ScannedCommit,
  ScannedFile,
  ScannedImport,
  Unreadable,
} from "@/lib/domain/scan";
import type { FileFacts } from "@/lib/scanner/facts/file-facts";
import type { Change } from "@/lib/scanner/git/changes";
import type { TreeFile } from "@/lib/scanner/git/tree";
import { createModuleNames } from "@/lib/scanner/languages/python/module-names";
import { resolveImports } from "@/lib/scanner/languages/python/resolve";

/** What a commit says of the files: the parts of a commit line that are not its heading. */
export type CommitFacts = Pick<
  ScannedCommit,
  "filesScanned" | "files" | "deleted" | "renamed" | "unreadable" | "tree"
>;

/** The tree of one line as it goes from commit to commit. */
export type LineTree = {
  readonly start: (files: readonly TreeFile[]) => CommitFacts;
  readonly advance: (
    changes: readonly Change[],
    credits: ReadonlyMap<string, Credit>,
  ) => CommitFacts;
};

const MISSING = "object missing (partial clone)";

/** `recorded` limits the facts to imports of these modules; null records all. */
export function createLineTree(facts: FileFacts, recorded: ReadonlySet<string> | null): LineTree {
  const tree = new Map<string, string>();
  const modules = createModuleNames();
  const importing = new Set<string>();
  const waiting = createWaiting();

  /** The file at a path with what its imports mean now, and the reason why it is best effort; both null: not here. */
  function read(path: string): { file: ScannedFile | null; reason: string | null } {
    const blob = tree.get(path) ?? "";
    const python = facts.get(blob);
    if (python === null) return { file: null, reason: MISSING };
    const { imports, waitsFor } = resolveImports(python.imports, path, modules);
    waiting.add(path, waitsFor);
    const kept = imports.filter(isRecorded);
    return { file: { path, blob, lines: python.lines, imports: kept }, reason: python.problem };
  }

  function isRecorded({ module }: ScannedImport): boolean {
    return recorded === null || recorded.has(module);
  }

  /** Adds what is known of a path; with few modules recorded, files that never imported them are left out. */
  function list(path: string, had: boolean, into: Listing, credit?: Credit): void {
    const { file, reason } = read(path);
    const has = file !== null && file.imports.length > 0;
    if (has) importing.add(path);
    else importing.delete(path);
    const isOfInterest = has || had || (recorded === null && into.isDelta);
    if (file !== null && isOfInterest) into.files.push(credit ? { ...file, by: credit } : file);
    const isNamed = recorded === null || isOfInterest || file === null;
    if (reason !== null && isNamed) into.unreadable.push({ path, reason });
  }

  function start(files: readonly TreeFile[]): CommitFacts {
    for (const { path, blob } of files) tree.set(path, blob);
    const added = [...tree.keys()].sort();
    modules.add(added);
    modules.add([...(recorded ?? [])].map((module) => `${module.replaceAll(".", "/")}.py`));
    const into: Listing = { isDelta: false, files: [], unreadable: [] };
    for (const path of added) list(path, false, into);
    return factsOf(tree.size, into, { deleted: [], renamed: [], added, removed: [] });
  }

  function advance(changes: readonly Change[], credits: ReadonlyMap<string, Credit>): CommitFacts {
    const had = new Set(
      changes
        .flatMap(({ path, from }) => [path, from ?? path])
        .filter((path) => importing.has(path)),
    );
    const moved = moveTree(tree, changes);
    for (const path of moved.gone) importing.delete(path);
    const learned = modules.add(moved.added);
    const into: Listing = { isDelta: true, files: [], unreadable: [] };
    for (const { status, path, from } of changes) {
      if (status === "deleted") continue;
      list(path, had.has(from ?? path), into, credits.get(path));
    }
    relist(learned, new Set(changes.map(({ path }) => path)), into);
    const isKept = (path: string) => recorded === null || had.has(path);
    const deleted = changes.filter(({ status, path }) => status === "deleted" && isKept(path));
    const renamed = moved.renamed.filter(({ from }) => isKept(from));
    return factsOf(tree.size, into, {
      ...moved,
      renamed,
      deleted: deleted.map(({ path }) => path),
    });
  }

  /** Files that the commit did not touch, but whose imports mean something else now that these modules exist. */
  function relist(learned: readonly string[], touched: ReadonlySet<string>, into: Listing): void {
    const names = new Set(learned);
    for (const path of waiting.end(learned)) {
      if (!tree.has(path) || touched.has(path)) continue;
      if (read(path).file?.imports.some(({ module }) => names.has(module))) list(path, true, into);
    }
  }

  return { start, advance };
}

/** Which files have an import that a module not yet in the tree would give another meaning. */
function createWaiting() {
  const paths = new Map<string, Set<string>>();
  return {
    add(path: string, modules: readonly string[]): void {
      for (const module of modules) {
        const known = paths.get(module);
        if (known === undefined) paths.set(module, new Set([path]));
        else known.add(path);
      }
    },
    /** The files that waited for any of the modules, which came now. */
    end(modules: readonly string[]): ReadonlySet<string> {
      const ended = new Set(modules.flatMap((module) => [...(paths.get(module) ?? [])]));
      for (const module of modules) paths.delete(module);
      return ended;
    },
  };
}

type Listing = {
  readonly isDelta: boolean;
  readonly files: ScannedFile[];
  readonly unreadable: Unreadable[];
};

type Moved = { readonly renamed: Rename[]; readonly added: string[]; readonly removed: string[] };

/** Applies changes to the tree, all against its state before; `gone` are the paths that files left. */
function moveTree(
  tree: Map<string, string>,
  changes: readonly Change[],
): Moved & { readonly gone: string[] } {
  const kept = changes.filter(({ status }) => status !== "deleted");
  const added = kept.flatMap(({ path }) => (tree.has(path) ? [] : [path]));
  const renamed = kept.flatMap(({ path, from }) => (from === null ? [] : [{ from, to: path }]));
  const deleted = changes.filter(({ status }) => status === "deleted").map(({ path }) => path);
  const gone = [...deleted, ...renamed.map(({ from }) => from)];
  for (const path of gone) tree.delete(path);
  for (const { path, newBlob } of kept) tree.set(path, newBlob);
  return { renamed, gone, added, removed: gone.filter((path) => !tree.has(path)) };
}

function factsOf(
  filesScanned: number,
  { files, unreadable }: Listing,
  { deleted, renamed, added, removed }: Moved & { readonly deleted: readonly string[] },
): CommitFacts {
  return {
    filesScanned,
    files,
    ...(deleted.length > 0 ? { deleted } : {}),
    ...(renamed.length > 0 ? { renamed } : {}),
    ...(unreadable.length > 0 ? { unreadable } : {}),
    ...(added.length + removed.length > 0 ? { tree: { added, removed } } : {}),
  };
}

import type { Credit, Rename, ScannedCommit, ScannedFile, Unreadable } from "@/lib/domain/scan";
import { contentKey, type FileFacts } from "@/lib/scanner/facts/file-facts";
import { createSourceModules } from "@/lib/scanner/facts/source-modules";
import type { Change } from "@/lib/scanner/git/changes";
import type { TreeFile } from "@/lib/scanner/git/tree";
import type { Stale } from "@/lib/scanner/languages/language";
import type { LanguageSet } from "@/lib/scanner/languages/select-languages";

/** What a commit says of the files: the parts of a commit line that are not its heading. */
export type CommitFacts = Pick<
  ScannedCommit,
  "filesScanned" | "files" | "deleted" | "renamed" | "unreadable" | "tree"
>;

/** The tree of one line as it goes from commit to commit. */
export type LineTree = {
  /** Takes files that came in with one commit before the first, the oldest commit first. */
  readonly remember: (added: readonly string[]) => void;
  readonly start: (files: readonly TreeFile[], settings: Settings) => CommitFacts;
  readonly advance: (
    changes: readonly Change[],
    settings: Settings,
    credits: ReadonlyMap<string, Credit>,
  ) => CommitFacts;
};

/** Settings of languages that a commit brought, by path: their text, null when they went. */
export type Settings = ReadonlyMap<string, string | null>;

const NOT_HERE = { file: null, reason: null };
const MISSING = "object missing (partial clone)";

/** `recorded` limits the facts to imports of these modules; null records all. */
export function createLineTree(
  facts: FileFacts,
  languages: LanguageSet,
  recorded: ReadonlySet<string> | null,
): LineTree {
  const tree = new Map<string, string>();
  const modules = createSourceModules(languages);
  const importing = new Set<string>();

  /** The file at a path with what its imports mean now, and the reason why it is best effort; both null: not here. */
  function read(path: string): { file: ScannedFile | null; reason: string | null } {
    const blob = tree.get(path) ?? "";
    const dialect = languages.languageOf(path)?.dialectOf(path) ?? "";
    const source = facts.get(contentKey(blob, dialect));
    if (source === null) return { file: null, reason: MISSING };
    const imports = modules
      .resolve(source.imports, path)
      .filter(({ module }) => recorded === null || recorded.has(module));
    return { file: { path, blob, lines: source.lines, imports }, reason: source.problem };
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

  function start(files: readonly TreeFile[], settings: Settings): CommitFacts {
    for (const { path, blob } of files) tree.set(path, blob);
    const added = [...tree.keys()].sort();
    modules.advance({ added, removed: [], settings });
    modules.assume([...(recorded ?? [])]);
    const into: Listing = { isDelta: false, files: [], unreadable: [] };
    for (const path of added) list(path, false, into);
    return factsOf(tree.size, into, { deleted: [], renamed: [], added, removed: [] });
  }

  function advance(
    changes: readonly Change[],
    settings: Settings,
    credits: ReadonlyMap<string, Credit>,
  ): CommitFacts {
    const had = new Set(
      changes
        .flatMap(({ path, from }) => [path, from ?? path])
        .filter((path) => importing.has(path)),
    );
    const moved = moveTree(tree, changes);
    for (const path of moved.gone) importing.delete(path);
    const stale = modules.advance({ ...moved, settings });
    const into: Listing = { isDelta: true, files: [], unreadable: [] };
    for (const { status, path, from } of changes) {
      if (status === "deleted") continue;
      list(path, had.has(from ?? path), into, credits.get(path));
    }
    relist(stale, new Set(changes.map(({ path }) => path)), into);
    const isKept = (path: string) => recorded === null || had.has(path);
    const deleted = changes.filter(({ status, path }) => status === "deleted" && isKept(path));
    const renamed = moved.renamed.filter(({ from }) => isKept(from));
    return factsOf(tree.size, into, {
      ...moved,
      renamed,
      deleted: deleted.map(({ path }) => path),
    });
  }

  /** Files that the commit did not touch, but whose imports mean something else now. */
  function relist(stale: readonly Stale[], touched: ReadonlySet<string>, into: Listing): void {
    for (const { paths, isNew } of stale) {
      for (const path of paths) {
        const { file } = tree.has(path) && !touched.has(path) ? read(path) : NOT_HERE;
        if (file !== null && isNew(path, file.imports)) list(path, true, into);
      }
    }
  }

  return { remember: modules.remember, start, advance };
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

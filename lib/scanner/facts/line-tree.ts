import type { Credit, Rename, ScannedCommit, Unreadable } from "@/lib/domain/scan";
import type { FileFacts } from "@/lib/scanner/facts/file-facts";
import { createFileTexts, type FileAsked, type FileText } from "@/lib/scanner/facts/file-texts";
import { createSourceModules } from "@/lib/scanner/facts/source-modules";
import type { Change } from "@/lib/scanner/git/changes";
import type { TreeFile } from "@/lib/scanner/git/tree";
import type { Stale } from "@/lib/scanner/languages/language";
import type { LanguageSet } from "@/lib/scanner/languages/select-languages";

/** What a commit says of the files: the parts of a commit line that are not its heading. */
export type CommitFacts = Pick<
  ScannedCommit,
  "filesScanned" | "deleted" | "renamed" | "unreadable" | "tree"
> & {
  /** Each as JSON. */
  readonly files: readonly Uint8Array[];
};

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
  const textOf = createFileTexts({ facts, languages, modules, recorded });

  /** The file at a path with what its imports mean now; null when its content is not here. */
  function read(path: string, asked: Pick<FileAsked, "credit" | "among"> = {}): FileText | null {
    return textOf({ path, blob: tree.get(path) ?? "", ...asked });
  }

  /** Adds what is known of a path; with few modules recorded, files that never imported them are left out. */
  function list(path: string, had: boolean, into: Listing, text: FileText | null): void {
    const has = text !== null && text.imports > 0;
    if (has) importing.add(path);
    else importing.delete(path);
    const isOfInterest = has || had || (recorded === null && into.isDelta);
    if (text !== null && isOfInterest) into.files.push(text.json);
    const isNamed = recorded === null || isOfInterest || text === null;
    const reason = text === null ? MISSING : text.reason;
    if (reason !== null && isNamed) into.unreadable.push({ path, reason });
  }

  function start(files: readonly TreeFile[], settings: Settings): CommitFacts {
    for (const { path, blob } of files) tree.set(path, blob);
    const added = [...tree.keys()].sort();
    modules.advance({ added, removed: [], settings });
    modules.assume([...(recorded ?? [])]);
    const into: Listing = { isDelta: false, files: [], unreadable: [] };
    for (const path of added) list(path, false, into, read(path));
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
      list(path, had.has(from ?? path), into, read(path, { credit: credits.get(path) }));
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
    for (const { paths, among } of stale) {
      for (const path of paths) {
        const text = tree.has(path) && !touched.has(path) ? read(path, { among }) : null;
        if (text?.isAmong) list(path, true, into, text);
      }
    }
  }

  return { remember: modules.remember, start, advance };
}

type Listing = {
  readonly isDelta: boolean;
  readonly files: Uint8Array[];
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

import type { TreeHistory } from "../tests/tree-history";
import { type Spans, STILL, union } from "./spans";

/** When each file and each folder of source files was in the tree. Spans of what was asked for are kept. */
export type TreeShape = {
  /** From which position on it is known which files there are; infinity when it never is. */
  readonly knownFrom: number;
  readonly file: (path: string) => Spans;
  /** When the folder held a source file, itself or in a folder below it. The root is the empty text. */
  readonly folder: (path: string) => Spans;
  /** Whether any file or folder has the name, a file's without its ending. */
  readonly hasName: (name: string) => boolean;
};

type Folder = { readonly files: string[]; readonly folders: Set<string> };

export function treeShape(tree: TreeHistory): TreeShape {
  const paths = tree.allPaths();
  const folders = foldersOf(paths);
  const names = new Set([...paths.map(stemOf), ...[...folders.keys()].map(stemOf)]);
  const keptFiles = new Map<string, Spans>();
  const keptFolders = new Map<string, Spans>();

  function file(path: string): Spans {
    const kept = keptFiles.get(path);
    if (kept !== undefined) return kept;
    const spans = presence(tree.changesOf(path));
    keptFiles.set(path, spans);
    return spans;
  }

  function folder(path: string): Spans {
    const kept = keptFolders.get(path);
    if (kept !== undefined) return kept;
    const own = folders.get(path);
    const spans =
      own === undefined ? [] : union(...own.files.map(file), ...[...own.folders].map(folder));
    keptFolders.set(path, spans);
    return spans;
  }

  return { knownFrom: tree.knownFrom, file, folder, hasName: (name) => names.has(name) };
}

function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.indexOf(".");
  return dot < 0 ? name : name.slice(0, dot);
}

/** A path comes first, and then goes and comes in turn. */
function presence(changes: readonly number[]): Spans {
  const spans: { from: number; to: number }[] = [];
  changes.forEach((position, index) => {
    const last = spans.at(-1);
    if (index % 2 === 0) spans.push({ from: position, to: STILL });
    else if (last !== undefined) last.to = position;
  });
  return spans;
}

function foldersOf(paths: readonly string[]): ReadonlyMap<string, Folder> {
  const folders = new Map<string, Folder>();
  const folderAt = (path: string): Folder => {
    const known = folders.get(path);
    if (known !== undefined) return known;
    const fresh: Folder = { files: [], folders: new Set() };
    folders.set(path, fresh);
    if (path !== "") folderAt(parentOf(path)).folders.add(path);
    return fresh;
  };
  for (const path of paths) folderAt(parentOf(path)).files.push(path);
  return folders;
}

/** The folder that holds a file or folder; empty at the top. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

/** A folder that seems to hold a copy of other parts of the tree, or code of others. */
export type ForeignFolder = {
  readonly folder: string;
  readonly why: "copy" | "vendored";
  /** Source files in it; of a copy those that stand at the same path outside it as well. */
  readonly files: number;
  readonly copied: number;
};

const MIN_FILES = 10;
const MIN_SHARE = 0.5;
const FULL_SHARE = 0.9;
const VENDORED = /^(?:_?vendor(?:ed)?|third[-_]?party|node_modules|site-packages)$/;

/**
 * Folders with at least 10 files, and at least half of theirs, that stand at the same path below the folder and at the top of the
 * tree; and folders with as many files and a name that is given to code of others. Only the outermost, and one
 * folder at the top for copies that fill it. A suggestion: nothing is left out by it.
 */
export function foreignFolders(paths: readonly string[]): readonly ForeignFolder[] {
  const tree = new Set(paths);
  const files = new Map<string, number>();
  const copied = new Map<string, number>();
  const vendored = new Set<string>();
  for (const path of paths) {
    for (let end = path.indexOf("/"); end > 0; end = path.indexOf("/", end + 1)) {
      const folder = path.slice(0, end);
      const rest = path.slice(end + 1);
      files.set(folder, (files.get(folder) ?? 0) + 1);
      if (rest.includes("/") && tree.has(rest)) copied.set(folder, (copied.get(folder) ?? 0) + 1);
      if (VENDORED.test(folder.slice(folder.lastIndexOf("/") + 1))) vendored.add(folder);
    }
  }
  const copies = [...copied].filter(
    ([folder, count]) => count >= MIN_FILES && count >= MIN_SHARE * (files.get(folder) ?? 0),
  );
  const isCopy = new Set(copies.map(([folder]) => folder));
  const found: ForeignFolder[] = [
    ...copies.map(([folder, count]) => foreign(folder, "copy", count)),
    ...[...vendored]
      .filter((folder) => !isCopy.has(folder))
      .map((folder) => foreign(folder, "vendored", 0)),
  ];
  const large = found.filter((one) => one.files >= MIN_FILES);
  const names = new Set(large.map(({ folder }) => folder));
  const outermost = large.filter(({ folder }) => !isBelow(folder, names));
  return gathered(outermost, files).sort(
    (a, b) => b.files - a.files || (a.folder < b.folder ? -1 : 1),
  );

  function foreign(folder: string, why: ForeignFolder["why"], count: number): ForeignFolder {
    return { folder, why, files: files.get(folder) ?? 0, copied: count };
  }
}

/** Copies that fill their common folder stand for it together. */
function gathered(
  folders: readonly ForeignFolder[],
  files: ReadonlyMap<string, number>,
): ForeignFolder[] {
  const byTop = new Map<string, ForeignFolder[]>();
  for (const one of folders) {
    const top = one.folder.slice(0, Math.max(one.folder.indexOf("/"), 0)) || one.folder;
    byTop.set(top, [...(byTop.get(top) ?? []), one]);
  }
  return [...byTop].flatMap(([folder, below]) => {
    const copied = below.reduce((sum, one) => sum + one.copied, 0);
    const all = files.get(folder) ?? 0;
    const isFull = below.length > 1 && copied >= FULL_SHARE * all;
    return isFull ? [{ folder, why: "copy" as const, files: all, copied }] : below;
  });
}

function isBelow(folder: string, others: ReadonlySet<string>): boolean {
  for (let end = folder.lastIndexOf("/"); end > 0; end = folder.lastIndexOf("/", end - 1))
    if (others.has(folder.slice(0, end))) return true;
  return false;
}

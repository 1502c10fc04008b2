import type { ContentSpan } from "./content-history";

export type CopiesQuestion = {
  readonly spans: readonly ContentSpan[];
  readonly paths: readonly string[];
  readonly position: number;
  /** Whether a file was in the tree behind a position; null where no scan says so. */
  readonly inTree: (path: string, position: number) => boolean | null;
};

/** A file whose content another file has, or had when it came. */
export type FileCopy = {
  readonly path: number;
  readonly of: number;
  /** The position at which it got this content. */
  readonly since: number;
  /** The other one has the same content still. */
  readonly isEqualNow: boolean;
};

/** A folder whose files are mostly copies of files outside of it. */
export type CopiedFolder = {
  readonly folder: string;
  /** Files below it that hold imports and whose content is known. */
  readonly known: number;
  readonly copies: readonly FileCopy[];
  /** What it copies: its folders and theirs, most files first. */
  readonly pairs: readonly FolderPair[];
};

export type FolderPair = { readonly folder: string; readonly of: string; readonly files: number };

/** Fewer copies are no copy of a tree. */
const SMALLEST = 5;

/**
 * Folders of which at least half of the importing files are copies, the topmost of each branch, most copies first. Contents
 * of files that hold no import are not looked at: empty files are all alike.
 */
export function copiedFolders(question: CopiesQuestion): readonly CopiedFolder[] {
  const now = contentsAt(question);
  const copies = fileCopies(question, now);
  const folders = new Map<string, { known: number; copies: FileCopy[] }>();
  for (const { path } of now) {
    const copy = copies.get(path);
    const other = copy && (question.paths[copy.of] ?? "");
    for (const folder of foldersAbove(question.paths[path] ?? "")) {
      const found = folders.get(folder) ?? { known: 0, copies: [] };
      folders.set(folder, found);
      found.known++;
      if (copy && !other?.startsWith(`${folder}/`)) found.copies.push(copy);
    }
  }
  const isCopied = (folder: string): boolean => {
    const found = folders.get(folder);
    const many = found?.copies.length ?? 0;
    return found !== undefined && many >= SMALLEST && many * 2 >= found.known;
  };
  return [...folders]
    .filter(([folder]) => isCopied(folder) && !foldersAbove(folder).some(isCopied))
    .map(([folder, found]) => ({ folder, ...found, pairs: pairsOf(found.copies, question.paths) }))
    .sort((a, b) => b.copies.length - a.copies.length || (a.folder < b.folder ? -1 : 1));
}

/** The contents that importing files have behind the position. */
function contentsAt({ spans, position }: CopiesQuestion): readonly ContentSpan[] {
  return spans.filter(
    ({ from, to, blob, hasImports }) =>
      hasImports && blob >= 0 && from <= position && (to < 0 || to > position),
  );
}

function fileCopies(
  question: CopiesQuestion,
  now: readonly ContentSpan[],
): ReadonlyMap<number, FileCopy> {
  const holders = new Map<number, ContentSpan[]>();
  for (const span of question.spans) {
    if (span.from > question.position) continue;
    const known = holders.get(span.blob);
    if (known === undefined) holders.set(span.blob, [span]);
    else known.push(span);
  }
  const copies = new Map<number, FileCopy>();
  for (const span of now) {
    const original = originalOf(span, holders.get(span.blob) ?? [], question);
    if (original !== null)
      copies.set(span.path, {
        path: span.path,
        of: original.path,
        since: span.from,
        isEqualNow: original.to < 0 || original.to > question.position,
      });
  }
  return copies;
}

/** Of several that it may be a copy of, the one with the longest common end of the path, then one that stands, then the oldest. */
function originalOf(
  copy: ContentSpan,
  holders: readonly ContentSpan[],
  { paths, inTree }: CopiesQuestion,
): ContentSpan | null {
  const path = paths[copy.path] ?? "";
  const others = holders.filter((span) => {
    const other = paths[span.path] ?? "";
    // What had left when the copy came was moved here, not copied.
    return mayBeOriginal(copy, path, span, other) && inTree(other, copy.from) !== false;
  });
  const rank = ({ path: of, to }: ContentSpan): number =>
    commonEnd(path, paths[of] ?? "") + (to < 0 ? 0.5 : 0);
  const text = ({ path: of }: ContentSpan): string => paths[of] ?? "";
  const [best] = [...others].sort(
    (a, b) => rank(b) - rank(a) || a.from - b.from || (text(a) < text(b) ? -1 : 1),
  );
  return best ?? null;
}

/** A path that ends with another path is a copy of it, whichever came first; else the later of two of one name is. */
function mayBeOriginal(copy: ContentSpan, path: string, span: ContentSpan, other: string): boolean {
  if (path === other) return false;
  if (path.endsWith(`/${other}`)) return true;
  if (other.endsWith(`/${path}`)) return false;
  return span.from < copy.from && commonEnd(path, other) > 0;
}

/** How many parts at the end two paths share. */
function commonEnd(a: string, b: string): number {
  const [left, right] = [a.split("/"), b.split("/")];
  let common = 0;
  while (
    common < Math.min(left.length, right.length) &&
    left[left.length - 1 - common] === right[right.length - 1 - common]
  )
    common++;
  return common;
}

/** Every folder above a path, the topmost first, without the root. */
function foldersAbove(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function pairsOf(copies: readonly FileCopy[], paths: readonly string[]): readonly FolderPair[] {
  const pairs = new Map<string, { folder: string; of: string; files: number }>();
  for (const { path, of } of copies) {
    const [a, b] = [paths[path] ?? "", paths[of] ?? ""];
    const common = commonEnd(a, b);
    const pair = { folder: start(a, common), of: start(b, common), files: 0 };
    const known = pairs.get(`${pair.folder}\n${pair.of}`) ?? pair;
    pairs.set(`${pair.folder}\n${pair.of}`, known);
    known.files++;
  }
  return [...pairs.values()].sort((a, b) => b.files - a.files || (a.folder < b.folder ? -1 : 1));
}

function start(path: string, without: number): string {
  return path.split("/").slice(0, -without).join("/");
}

import "server-only";
import type { FileSort, ListedFile } from "@/lib/api/files";
import type { FileRow } from "@/lib/domain/board/file-rows";

const byPath = (a: FileRow, b: FileRow): number => (a.path < b.path ? -1 : 1);

const byLastFlip = (a: ListedFile, b: ListedFile): number =>
  (b.lastFlip?.position ?? -1) - (a.lastFlip?.position ?? -1) || byPath(a, b);

/** By the name of the accountable owner, files without one last. */
function byOwner(one: ListedFile, other: ListedFile): number {
  const [a] = one.owners ?? [];
  const [b] = other.owners ?? [];
  if (a === b) return 0;
  if (a === undefined) return 1;
  return b === undefined || a < b ? -1 : 1;
}

export const FILE_ORDER: Readonly<Record<FileSort, (a: ListedFile, b: ListedFile) => number>> = {
  legacy: (a, b) => b.counts.legacy - a.counts.legacy || byPath(a, b),
  unplanned: (a, b) => b.counts.unplanned - a.counts.unplanned || byPath(a, b),
  path: byPath,
  changed: (a, b) => b.lastChange.position - a.lastChange.position || byPath(a, b),
  since: (a, b) =>
    (a.legacySince?.t ?? Number.POSITIVE_INFINITY) -
      (b.legacySince?.t ?? Number.POSITIVE_INFINITY) || byPath(a, b),
  reopened: (a, b) => b.reopened - a.reopened || byLastFlip(a, b),
  takenBack: (a, b) => b.takenBack - a.takenBack || byLastFlip(a, b),
  flip: byLastFlip,
  owner: (a, b) => byOwner(a, b) || b.counts.legacy - a.counts.legacy || byPath(a, b),
};

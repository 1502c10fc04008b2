import { type Content, EMPTY, READABLE, type Version, type Versions } from "./file-state";
import type { CommitChange, ImportRow } from "./version";

export type Applied = {
  readonly versions: Versions;
  /** Where a renamed file was at the base, by where it is now. */
  readonly origins: ReadonlyMap<number, number>;
};

const NO_ORIGINS: ReadonlyMap<number, number> = new Map();

export function unchanged(versions: Versions): Applied {
  return { versions, origins: NO_ORIGINS };
}

/** All against base at once: renames, then deletions, then files (rules.md 1.5). */
export function applyDelta(base: Versions, change: CommitChange): Applied {
  const next = new Map(base);
  const origins = moveAndDelete(base, change, next);
  list(change, next);
  for (const path of change.unreadable) {
    if (change.files.has(path)) continue;
    next.set(path, {
      content: next.get(path)?.content ?? EMPTY,
      readable: READABLE.unlisted,
    });
  }
  return { versions: next, origins };
}

/**
 * A full scan: a file not listed holds nothing; if the tree lacks it, it is gone; one that could not be read stands as it
 * was. `tree` null: which files exist is not known.
 */
export function applyFull(
  before: Versions,
  change: CommitChange,
  tree: ReadonlySet<number> | null,
): Applied {
  const carried = new Map(before);
  const origins = moveAndDelete(before, change, carried);
  const next = new Map<number, Version>();
  for (const [path, version] of carried) {
    if (change.unreadable.has(path)) next.set(path, version);
    else if (!tree || tree.has(path)) next.set(path, isBare(version) ? version : BARE);
  }
  for (const path of change.unreadable) {
    const content = next.get(path)?.content ?? EMPTY;
    next.set(path, { content, readable: READABLE.unlisted });
  }
  list(change, next);
  return { versions: next, origins };
}

const BARE: Version = { content: EMPTY, readable: READABLE.yes };

function isBare({ content, readable }: Version): boolean {
  return content === EMPTY && readable === READABLE.yes;
}

function moveAndDelete(
  base: Versions,
  change: CommitChange,
  next: Map<number, Version>,
): ReadonlyMap<number, number> {
  if (change.renamed.length === 0 && change.deleted.length === 0) return NO_ORIGINS;
  const origins = new Map<number, number>();
  for (const [from] of change.renamed) next.delete(from);
  for (const [from, to] of change.renamed) {
    const version = base.get(from);
    if (version) {
      next.set(to, version);
      origins.set(to, from);
    } else next.delete(to);
  }
  for (const path of change.deleted) {
    next.delete(path);
    origins.delete(path);
  }
  return origins;
}

function list(change: CommitChange, next: Map<number, Version>): void {
  for (const [path, imports] of change.files) {
    const readable = change.unreadable.has(path) ? READABLE.bestEffort : READABLE.yes;
    next.set(path, { content: contentOf(imports), readable });
  }
}

function contentOf(imports: readonly ImportRow[]): Content {
  return imports.length === 0 ? EMPTY : { imports };
}

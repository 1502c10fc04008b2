import type { ImportRow } from "./version";

/** A file's continuous history: it survives renames, and ends with the file. Compared by reference. */
export type Lineage = { readonly path: number; readonly position: number };

export type Content = { readonly imports: readonly ImportRow[] };

export const EMPTY: Content = { imports: [] };

/** Why a file's imports are not sure: it could not be read, and was listed best effort or not at all. */
export const READABLE = { yes: 0, unlisted: 1, bestEffort: 2 } as const;

/** What a commit leaves at a path. */
export type Version = {
  readonly content: Content;
  /** One of READABLE. */
  readonly readable: number;
};

/** Every file of the paths asked about; a path that is not in it holds no file, or one that was never listed. */
export type Versions = ReadonlyMap<number, Version>;

export type FileState = { readonly lineage: Lineage; readonly version: Version };

/** What makes two imports of one lineage the same life: alias, where and line do not count (rules.md 2). */
export type LifeKey = {
  readonly target: number;
  readonly kind: number;
  readonly n: number;
  readonly text: string;
};

export function lifeKey(target: number, kind: number, n: number): LifeKey {
  return { target, kind, n, text: `${target * 4 + kind}/${n}` };
}

const known = new WeakMap<Content, ReadonlyMap<string, LifeKey>>();

/** The keys of a content by their text; `n` counts equals by line, from 1. */
export function keysOf(content: Content): ReadonlyMap<string, LifeKey> {
  const seen = known.get(content);
  if (seen) return seen;
  const keys = new Map<string, LifeKey>();
  const counts = new Map<number, number>();
  for (const row of content.imports) {
    const same = row.target * 4 + row.kind;
    const n = (counts.get(same) ?? 0) + 1;
    counts.set(same, n);
    const key = lifeKey(row.target, row.kind, n);
    keys.set(key.text, key);
  }
  known.set(content, keys);
  return keys;
}

/** One file version as the store keeps it, and what a commit says of a set of paths. Ids are the store's dictionaries. */

export type ImportRow = {
  readonly line: number;
  readonly target: number;
  /** Index in IMPORT_KINDS. */
  readonly kind: number;
};

/** What one commit on the line says of the paths asked about (rules.md 1.5). */
export type CommitChange = {
  /** Place on the line, from 0. */
  readonly position: number;
  readonly renamed: readonly (readonly [from: number, to: number])[];
  readonly deleted: readonly number[];
  readonly files: ReadonlyMap<number, readonly ImportRow[]>;
  readonly unreadable: ReadonlySet<number>;
};

/** A commit that reaches beyond the paths it lists. */
export type WideCommit =
  /** A full scan: paths it does not list hold nothing. `tree` null: existence unknown. */
  | { readonly position: number; readonly kind: "full"; readonly tree: ReadonlySet<number> | null }
  /** A delta whose base is not the commit before it: what it does not list is as it was at `base`, a position or a node. */
  | { readonly position: number; readonly kind: "jump"; readonly base: number };

/**
 * A commit that is not on the line, but that a delta on it is against, or against whose base one is (a rewritten branch).
 * What it says of paths comes as a CommitChange whose position is the node.
 */
export type AsideCommit = {
  /** Below -1, which is the position before the first. */
  readonly node: number;
  /** A position, another node, or null for a full scan. */
  readonly base: number | null;
};

export const OPENED_HOW = { introduced: 0, reopened: 1, renamed: 2 } as const;
export const CLOSED_HOW = { gone: 0, fileDeleted: 1, renamed: 2, unreadable: 3 } as const;

export type LifeRow = {
  readonly path: number;
  readonly target: number;
  readonly kind: number;
  /** Ordinal among equals in one file, by line, from 1. */
  readonly n: number;
  /** Positions on the line; `closed` null while it stands. */
  readonly opened: number;
  readonly openedHow: number;
  readonly closed: number | null;
  readonly closedHow: number | null;
  /** The lineage: path and position at which its file was born. */
  readonly bornPath: number;
  readonly born: number;
};

export type SpellRow = {
  readonly path: number;
  readonly from: number;
  readonly to: number | null;
  readonly listed: boolean;
};

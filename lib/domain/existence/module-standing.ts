import type { Span, Spans } from "./spans";

/** Why a module is missing: its file left the tree, or no scan has ever seen it there. */
export type MissingCause = "deleted" | "never";

/**
 * Why the facts cannot say whether an import works. `left`: the whole package left the tree, and may be installed from
 * elsewhere. `namespace`: what holds it is a folder without `__init__.py`, which other installs may fill. `file`: what should
 * hold it is a file, which may make modules itself. `name`: it may be a name that the package binds, as facts hold no names
 * that a module binds.
 */
export type UnknownCause = "left" | "namespace" | "file" | "name";

/** Spans over which a module is missing or cannot be known, as one file sees it. Between them it exists, or is not ours. */
export type ModuleStanding = {
  readonly deleted: Spans;
  readonly never: Spans;
  readonly unknown: Readonly<Record<Exclude<UnknownCause, "name">, Spans>>;
  /** When a file of that name was in the tree: the end before a position is the commit at which it went. */
  readonly existed: Spans;
  /** When the module that holds it existed; an import of a name of that one looks the same. */
  readonly parent: Spans;
};

export const NOTHING_MISSING: ModuleStanding = {
  deleted: [],
  never: [],
  unknown: { left: [], namespace: [], file: [] },
  existed: [],
  parent: [],
};

/** The one value for what is never missing, so that it is known at a glance. */
export function unlessNothing(standing: ModuleStanding): ModuleStanding {
  const { deleted, never, unknown } = standing;
  const all = [deleted, never, unknown.left, unknown.namespace, unknown.file];
  return all.every((spans) => spans.length === 0) ? NOTHING_MISSING : standing;
}

/** A stretch of one import during which its module was missing or could not be known. */
export type MissingSpan = Span &
  (
    | {
        readonly state: "phantom";
        readonly cause: MissingCause;
        /** The position at which the module's file went; -1 when it never was there. */
        readonly goneAt: number;
      }
    | { readonly state: "unknown"; readonly cause: UnknownCause }
  );

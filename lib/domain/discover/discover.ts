import type { CodeBase } from "./code-base";
import { type TargetUses, usesByTarget } from "./code-base";
import { type ForeignFolder, foreignFolders } from "./copied-folders";
import { createDefinitions } from "./definitions";
import { nameFamilies } from "./families";
import type { Fragment } from "./fragment";
import { compare, fragmentedSymbols, reachedDefinitions } from "./symbols";

/** What is fragmented in a code base, worst first. */
export type Discovery = {
  /** Symbols, families and namesakes in one list: by score, then paths, files and id. */
  readonly fragments: readonly Fragment[];
  /** Imports that name something, and the files that they stand in. */
  readonly imports: number;
  readonly files: number;
  readonly folders: readonly ForeignFolder[];
  /** Imports by module and by name, whatever else they name. */
  readonly totals: ImportTotals;
  /** Endings of the names of the source files, with the dot. */
  readonly suffixes: readonly string[];
  /** Whether the scan has said which files there are; else a module that is gone cannot be told from one of others. */
  readonly isTreeKnown: boolean;
};

export type ImportTotals = {
  readonly ofModule: ReadonlyMap<string, number>;
  readonly ofName: ReadonlyMap<string, number>;
};

/** Finds every symbol and name that is imported through more than one path. The order of files and imports does not count. */
export function discover(base: CodeBase): Discovery {
  const files = new Map(base.files.map((file) => [file.path, file]));
  const sorted = [...files.values()].sort((a, b) => compare(a.path, b.path));
  const targets = usesByTarget(sorted);
  const definitions = createDefinitions({ ...base, files: sorted }, targets);
  const reached = reachedDefinitions(targets.values(), definitions);
  const fragments = [
    ...fragmentedSymbols(reached, definitions),
    ...nameFamilies(reached, definitions, files),
  ].sort(worstFirst);
  const paths = base.paths ?? sorted.map(({ path }) => path);
  return {
    fragments,
    imports: [...targets.values()].reduce((sum, { uses }) => sum + uses.length, 0),
    files: sorted.filter(({ imports }) => imports.length > 0).length,
    folders: foreignFolders(paths),
    totals: totalsOf(targets.values()),
    suffixes: [...new Set(paths.map((path) => /\.[^./]+$/.exec(path)?.[0] ?? ""))].sort(compare),
    isTreeKnown: base.paths !== null,
  };
}

function totalsOf(targets: Iterable<TargetUses>): ImportTotals {
  const ofModule = new Map<string, number>();
  const ofName = new Map<string, number>();
  for (const { module, name, uses } of targets) {
    ofModule.set(module, (ofModule.get(module) ?? 0) + uses.length);
    if (name !== null) ofName.set(name, (ofName.get(name) ?? 0) + uses.length);
  }
  return { ofModule, ofName };
}

function worstFirst(a: Fragment, b: Fragment): number {
  return (
    b.score - a.score || b.paths.length - a.paths.length || b.files - a.files || compare(a.id, b.id)
  );
}

/** The fragment of an id, else the worst one of a name: families before symbols before namesakes. */
export function findFragment({ fragments }: Discovery, text: string): Fragment | null {
  const byId = fragments.find(({ id }) => id === text);
  if (byId !== undefined) return byId;
  const named = fragments.filter(({ name }) => name === text);
  return (
    named.find(({ kind }) => kind === "family") ??
    named.find(({ kind }) => kind === "symbol") ??
    named[0] ??
    null
  );
}

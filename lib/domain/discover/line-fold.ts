import type { ScannedCommit, ScannedFile } from "@/lib/domain/scan";
import { type CodeBase, targetKey } from "./code-base";
import type { Fragment } from "./fragment";
import { type Trend, type TrendChange, trendOf } from "./trend";

/** What the commits of a line come to, one after the other; each costs what it changed. */
export type LineFold = {
  /** The next commit: the first in full, each later one against the one before it. */
  readonly add: (commit: ScannedCommit) => void;
  /** The tree as the last commit leaves it, with files that went as they last stood. */
  readonly codeBase: () => CodeBase;
  readonly commits: () => number;
  /** Imports of each path of a fragment, and of those that are idle, over the commits: by what they lead to now. */
  readonly trend: (fragment: Fragment, columns: number) => Trend;
};

/** `keepsHistory` notes every change of a number of imports, which a trend needs. */
export function createLineFold(keepsHistory: boolean): LineFold {
  const files = new Map<string, ScannedFile>();
  const past = new Map<string, ScannedFile>();
  const tree = new Set<string>();
  const log = new Map<string, Logged[]>();
  let position = -1;
  let isTreeKnown = false;

  function add(commit: ScannedCommit): void {
    position += 1;
    const before = new Map<string, ScannedFile | undefined>();
    applyFiles(commit, files, (path, file) => {
      if (!before.has(path)) before.set(path, files.get(path));
      if (file === undefined) files.delete(path);
      else files.set(path, file);
    });
    for (const [path, old] of before) note(path, old, files.get(path));
    changeTree(commit);
  }

  function note(path: string, old: ScannedFile | undefined, now: ScannedFile | undefined): void {
    if (old !== undefined && now === undefined) past.set(path, old);
    if (!keepsHistory || old === now) return;
    const changes = new Map<string, number>();
    count(changes, old, -1);
    count(changes, now, 1);
    for (const [key, change] of changes) {
      if (change === 0) continue;
      const known = log.get(key);
      const entry = { path, at: position, change };
      if (known === undefined) log.set(key, [entry]);
      else known.push(entry);
    }
  }

  function changeTree({ mode, tree: change }: ScannedCommit): void {
    if (mode === "full") tree.clear();
    if (mode === "full") isTreeKnown = change !== undefined;
    for (const path of change?.added ?? []) tree.add(path);
    for (const path of change?.removed ?? []) tree.delete(path);
  }

  return {
    add,
    commits: () => position + 1,
    codeBase: () => ({
      files: [...files.values()],
      paths: isTreeKnown ? [...tree] : null,
      past: [...past.values()].filter(({ path }) => !tree.has(path) && !files.has(path)),
    }),
    trend(fragment, columns) {
      const all = [...fragment.paths, ...fragment.idle];
      const changes = all.flatMap((path, series) =>
        (log.get(targetKey(path)) ?? []).flatMap(({ path: file, at, change }): TrendChange[] =>
          fragment.carriers.has(file) ? [] : [{ series, at, change }],
        ),
      );
      return trendOf(changes, { series: all.length, last: position, columns });
    },
  };
}

/** All against the state before: renames, then deletions, then files. */
function applyFiles(
  { mode, renamed = [], deleted = [], files }: ScannedCommit,
  before: ReadonlyMap<string, ScannedFile>,
  put: (path: string, file: ScannedFile | undefined) => void,
): void {
  const gone = mode === "full" ? [...before.keys()] : [];
  const moved = renamed.map(({ from, to }) => ({ from, to, file: before.get(from) }));
  for (const path of [...gone, ...moved.map(({ from }) => from)]) put(path, undefined);
  for (const { to, file } of moved) if (file !== undefined) put(to, { ...file, path: to });
  for (const path of deleted) put(path, undefined);
  for (const file of files) put(file.path, file);
}

type Logged = { readonly path: string; readonly at: number; readonly change: number };

function count(changes: Map<string, number>, file: ScannedFile | undefined, by: number): void {
  for (const { module, name, kind } of file?.imports ?? []) {
    if (kind === "string" || name === "*") continue;
    const key = targetKey({ module, name });
    changes.set(key, (changes.get(key) ?? 0) + by);
  }
}

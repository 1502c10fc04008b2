import { type Content, EMPTY, type FileState, keysOf, type Lineage, READABLE } from "./file-state";
import { History } from "./history";
import { LifeLog } from "./life-log";
import type { Seed } from "./seed";
import { SpellLog } from "./spell-log";
import type { AsideCommit, CommitChange, LifeRow, SpellRow, WideCommit } from "./version";
import type { Applied } from "./versions";

export type Derived = { readonly lives: readonly LifeRow[]; readonly spells: readonly SpellRow[] };

/**
 * Derives the lives of a set of paths from what the commits on the line say of them (rules.md 1 and 2). The set must be
 * closed over renames: every path that a rename ties to one of them is in it. Lists are in order of position.
 */
export function deriveLives(
  changes: readonly CommitChange[],
  wide: readonly WideCommit[],
  aside: readonly AsideCommit[] = [],
): Derived {
  return new Fold().run(new History(changes, wide, aside));
}

/**
 * Goes on from what stands: the same lives as `deriveLives` over the whole line has them, those of `seed` that are
 * closed now or stand still among them. `changes` are deltas, each against the commit before it.
 */
export function resumeLives(changes: readonly CommitChange[], seed: Seed): Derived {
  const versions = new Map([...seed.files].map(([path, { version }]) => [path, version]));
  return new Fold(seed).run(new History(changes, [], [], versions));
}

/** A path whose file or its version is not what it was. */
type Touched = {
  readonly path: number;
  readonly before: FileState | undefined;
  readonly after: FileState | undefined;
};

class Fold {
  private files: ReadonlyMap<number, FileState> = new Map();
  private readonly lives: LifeLog;
  private readonly spells = new SpellLog();

  constructor(seed?: Seed) {
    this.lives = seed ? seed.lives() : new LifeLog();
    if (seed) this.files = seed.files;
  }

  run(history: History): Derived {
    for (const { position, ...applied } of history.steps()) this.step(position, applied);
    return { lives: this.lives.rows(), spells: this.spells.rows() };
  }

  private step(position: number, applied: Applied): void {
    const before = this.files;
    const after = carryLineages(before, applied, position);
    this.files = after;
    const touched: Touched[] = [];
    for (const [path, file] of after)
      if (before.get(path) !== file) touched.push({ path, before: before.get(path), after: file });
    for (const [path, file] of before)
      if (!after.has(path)) touched.push({ path, before: file, after: undefined });
    if (touched.length > 0) this.write(position, touched);
  }

  private write(position: number, touched: readonly Touched[]): void {
    const was = new Map<Lineage, Touched>();
    const is = new Map<Lineage, Touched>();
    for (const entry of touched) {
      if (entry.before) was.set(entry.before.lineage, entry);
      if (entry.after) is.set(entry.after.lineage, entry);
    }
    for (const entry of touched) this.close(position, entry, is);
    for (const entry of touched) this.open(position, entry, was);
    for (const { path, before, after } of touched) this.spells.step(path, position, before, after);
  }

  private close(
    position: number,
    { path, before }: Touched,
    is: ReadonlyMap<Lineage, Touched>,
  ): void {
    if (!before) return;
    const home = is.get(before.lineage);
    if (home?.after === undefined) {
      this.lives.closeAll(path, position, "fileDeleted");
      return;
    }
    const kept = keysOf(home.after.version.content);
    const gone = home.after.version.readable === READABLE.yes ? "gone" : "unreadable";
    for (const key of keysOf(before.version.content).values()) {
      if (!kept.has(key.text)) this.lives.close(path, key, position, gone);
      else if (home.path !== path) this.lives.close(path, key, position, "renamed");
    }
  }

  private open(
    position: number,
    { path, after }: Touched,
    was: ReadonlyMap<Lineage, Touched>,
  ): void {
    if (!after) return;
    const origin = was.get(after.lineage);
    const hasMoved = origin !== undefined && origin.path !== path;
    const had = keysOf(contentOf(origin?.before));
    for (const key of keysOf(after.version.content).values()) {
      const stood = had.has(key.text);
      if (!stood || hasMoved) this.lives.open(path, key, position, after.lineage, stood);
    }
    this.lives.remember(path, after.lineage);
  }
}

function contentOf(file: FileState | undefined): Content {
  return file?.version.content ?? EMPTY;
}

/**
 * The lineage of every file: a renamed one brings its own along, one that stays keeps it, any other is born here. A state
 * in which nothing changed is the same object as before.
 */
function carryLineages(
  before: ReadonlyMap<number, FileState>,
  { versions, origins }: Applied,
  position: number,
): ReadonlyMap<number, FileState> {
  const after = new Map<number, FileState>();
  const taken = new Set<Lineage>();
  for (const [to, from] of origins) {
    const lineage = before.get(from)?.lineage;
    const version = versions.get(to);
    if (!lineage || !version) continue;
    after.set(to, { lineage, version });
    taken.add(lineage);
  }
  for (const [path, version] of versions) {
    if (after.has(path)) continue;
    const own = before.get(path);
    if (own && !taken.has(own.lineage))
      after.set(path, own.version === version ? own : { lineage: own.lineage, version });
    else after.set(path, { lineage: { path, position }, version });
  }
  return after;
}

import { type Content, type FileState, keysOf, type Lineage } from "./file-state";
import { LifeLog } from "./life-log";
import { SpellLog, type Step } from "./spell-log";
import type { CommitChange, ImportRow, LifeRow, SpellRow, WideCommit } from "./version";

export type Derived = { readonly lives: readonly LifeRow[]; readonly spells: readonly SpellRow[] };

const EMPTY: Content = { imports: [] };

/**
 * Derives the lives of a set of paths from what the commits on the line say of them (rules.md 1 and 2). The set must be
 * closed over renames: every path that a rename ties to one of them is in it. Both lists are in order of position.
 */
export function deriveLives(
  changes: readonly CommitChange[],
  wide: readonly WideCommit[],
): Derived {
  const fold = new Fold();
  let w = 0;
  for (const change of changes) {
    for (; at(wide, w) < change.position; w++) fold.wideOnly(wide[w]);
    fold.step(change, at(wide, w) === change.position ? wide[w++] : undefined);
  }
  for (; w < wide.length; w++) fold.wideOnly(wide[w]);
  return fold.done();
}

function at(wide: readonly WideCommit[], index: number): number {
  return wide[index]?.position ?? Number.POSITIVE_INFINITY;
}

function nothing(position: number): CommitChange {
  return { position, renamed: [], deleted: [], files: new Map(), unreadable: new Set() };
}

class Fold {
  private files = new Map<number, FileState>();
  /** Every content a path ever had, for deltas that go back behind the commit before them. */
  private readonly past = new Map<number, { position: number; content: Content | null }[]>();
  private readonly lives = new LifeLog();
  private readonly spells = new SpellLog();

  wideOnly(wide: WideCommit | undefined): void {
    if (wide) this.step(nothing(wide.position), wide);
  }

  /** All against base at once: renames, then deletions, then files. */
  step(change: CommitChange, wide: WideCommit | undefined): void {
    const { position } = change;
    const before = this.files;
    const next = wide?.kind === "jump" ? this.goneBackTo(wide.base, position) : new Map(before);
    const base = wide?.kind === "jump" ? new Map(next) : before;
    const touched = new Set<number>();
    if (wide?.kind === "jump")
      for (const path of [...before.keys(), ...next.keys()]) touched.add(path);
    for (const [from] of change.renamed) if (base.has(from)) next.delete(from);
    for (const [from, to] of change.renamed) {
      const file = base.get(from);
      if (file) next.set(to, file);
      touched.add(from).add(to);
    }
    for (const path of change.deleted) {
      next.delete(path);
      touched.add(path);
    }
    if (wide?.kind === "full") this.applyFull(change, wide.tree, next, touched);
    for (const [path, imports] of change.files) {
      next.set(path, {
        lineage: next.get(path)?.lineage ?? this.born(path, position),
        content: this.listed(imports),
      });
      touched.add(path);
    }
    this.write({ before, next, touched, change, wide });
    this.files = next;
    for (const path of touched) this.remember(path, position, next.get(path)?.content ?? null);
  }

  done(): Derived {
    return { lives: this.lives.rows(), spells: this.spells.rows() };
  }

  private listed(imports: readonly ImportRow[]): Content {
    return imports.length === 0 ? EMPTY : { imports };
  }

  private born(path: number, position: number): Lineage {
    return { path, position };
  }

  /** In a full scan, a file not listed holds nothing; if the tree lacks it, it is gone. Unreadable ones stand as they were. */
  private applyFull(
    change: CommitChange,
    tree: ReadonlySet<number> | null,
    next: Map<number, FileState>,
    touched: Set<number>,
  ): void {
    for (const [path, file] of next) {
      if (change.files.has(path) || change.unreadable.has(path)) continue;
      if (tree && !tree.has(path)) next.delete(path);
      else if (file.content.imports.length > 0 || this.spells.isOpen(path))
        next.set(path, { ...file, content: EMPTY });
      else continue;
      touched.add(path);
    }
  }

  private goneBackTo(base: number, position: number): Map<number, FileState> {
    const next = new Map<number, FileState>();
    for (const [path, past] of this.past) {
      const content = past.findLast((entry) => entry.position <= base)?.content;
      if (!content) continue;
      const now = this.files.get(path);
      next.set(
        path,
        now?.content === content
          ? now
          : { lineage: now?.lineage ?? this.born(path, position), content },
      );
    }
    return next;
  }

  private remember(path: number, position: number, content: Content | null): void {
    const past = this.past.get(path);
    if (past) past.push({ position, content });
    else this.past.set(path, [{ position, content }]);
  }

  private write(step: Step): void {
    const { before, next, touched, change } = step;
    const { position } = change;
    const newHome = new Map<Lineage, number>();
    for (const path of touched) {
      const file = next.get(path);
      if (file) newHome.set(file.lineage, path);
    }
    const moved = new Set<Lineage>();
    for (const path of touched) {
      const old = before.get(path);
      if (!old) continue;
      const home = newHome.get(old.lineage);
      if (home !== undefined && home !== path) moved.add(old.lineage);
    }
    for (const path of touched) this.close(path, position, before.get(path), next, newHome, change);
    for (const path of touched)
      this.open(path, position, before.get(path), next.get(path), moved, before);
    this.spells.step(step);
  }

  private close(
    path: number,
    position: number,
    old: FileState | undefined,
    next: ReadonlyMap<number, FileState>,
    newHome: ReadonlyMap<Lineage, number>,
    change: CommitChange,
  ): void {
    if (!old) return;
    const home = newHome.get(old.lineage);
    if (home === undefined) {
      this.lives.closeAll(path, position, "fileDeleted");
      return;
    }
    const kept = keysOf(next.get(home)?.content ?? EMPTY);
    const unreadable = change.unreadable.has(home);
    for (const key of keysOf(old.content).values()) {
      if (!kept.has(key.text))
        this.lives.close(path, key, position, unreadable ? "unreadable" : "gone");
      else if (home !== path) this.lives.close(path, key, position, "renamed");
    }
  }

  private open(
    path: number,
    position: number,
    old: FileState | undefined,
    file: FileState | undefined,
    moved: ReadonlySet<Lineage>,
    before: ReadonlyMap<number, FileState>,
  ): void {
    if (!file) return;
    const arrived = moved.has(file.lineage) && old?.lineage !== file.lineage;
    const held = arrived
      ? contentOf(file.lineage, before)
      : old?.lineage === file.lineage
        ? old.content
        : EMPTY;
    const had = keysOf(held);
    for (const key of keysOf(file.content).values()) {
      const stood = had.has(key.text);
      if (stood && !arrived) continue;
      this.lives.open(path, key, position, file.lineage, stood);
    }
    this.lives.remember(path, file.lineage);
  }
}

function contentOf(lineage: Lineage, files: ReadonlyMap<number, FileState>): Content {
  for (const file of files.values()) if (file.lineage === lineage) return file.content;
  return EMPTY;
}

import type { FileState } from "./file-state";
import type { CommitChange, SpellRow, WideCommit } from "./version";

type Open = { readonly from: number; readonly listed: boolean };

export type Step = {
  readonly before: ReadonlyMap<number, FileState>;
  readonly next: ReadonlyMap<number, FileState>;
  readonly touched: ReadonlySet<number>;
  readonly change: CommitChange;
  readonly wide: WideCommit | undefined;
};

/** Spans over which a file could not be read: until it is next listed or deleted (rules.md 1.6). */
export class SpellLog {
  private readonly finished: SpellRow[] = [];
  private readonly standing = new Map<number, Open>();

  isOpen(path: number): boolean {
    return this.standing.has(path);
  }

  step({ before, next, touched, change, wide }: Step): void {
    const { position } = change;
    const arrived = this.follow(change);
    for (const path of wide?.kind === "full" ? [...this.standing.keys()] : touched) {
      const isListed = change.files.has(path) || change.deleted.includes(path);
      const isGone = before.has(path) && !next.has(path);
      const isRestored = wide !== undefined && before.get(path) !== next.get(path);
      if (isListed || isGone || ((isRestored || wide?.kind === "full") && !arrived.has(path))) {
        if (!change.unreadable.has(path)) this.end(path, position);
      }
    }
    for (const path of change.unreadable) this.begin(path, position, change.files.has(path));
  }

  rows(): SpellRow[] {
    const rows = [...this.finished];
    for (const [path, open] of this.standing)
      rows.push({ path, from: open.from, to: null, listed: open.listed });
    return rows;
  }

  /** A renamed file that could not be read still cannot. */
  private follow(change: CommitChange): ReadonlySet<number> {
    const arriving = new Map<number, Open>();
    for (const [from, to] of change.renamed) {
      const open = this.standing.get(from);
      if (!open) continue;
      arriving.set(to, { from: change.position, listed: open.listed });
      this.end(from, change.position);
    }
    for (const [path, open] of arriving) {
      this.end(path, change.position);
      this.standing.set(path, open);
    }
    return new Set(arriving.keys());
  }

  private begin(path: number, position: number, listed: boolean): void {
    if (this.standing.get(path)?.listed === listed) return;
    this.end(path, position);
    this.standing.set(path, { from: position, listed });
  }

  private end(path: number, position: number): void {
    const open = this.standing.get(path);
    if (!open) return;
    this.standing.delete(path);
    if (open.from < position)
      this.finished.push({ path, from: open.from, to: position, listed: open.listed });
  }
}

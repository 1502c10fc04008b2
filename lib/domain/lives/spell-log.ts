import { type FileState, READABLE } from "./file-state";
import type { SpellRow } from "./version";

/** Spans over which a file could not be read: until it is next listed or deleted (rules.md 1.6). */
export class SpellLog {
  private readonly finished: SpellRow[] = [];
  private readonly standing = new Map<number, { from: number; listed: boolean }>();

  /** What a commit made of one path: a spell goes on while the same file is as unreadable as it was. */
  step(
    path: number,
    position: number,
    before: FileState | undefined,
    after: FileState | undefined,
  ): void {
    const was = before?.version.readable ?? READABLE.yes;
    const is = after?.version.readable ?? READABLE.yes;
    if (was === is && before?.lineage === after?.lineage) return;
    const open = this.standing.get(path);
    if (open) this.finished.push({ path, ...open, to: position });
    this.standing.delete(path);
    if (is !== READABLE.yes)
      this.standing.set(path, { from: position, listed: is === READABLE.bestEffort });
  }

  rows(): SpellRow[] {
    const rows = [...this.finished];
    for (const [path, open] of this.standing) rows.push({ path, ...open, to: null });
    return rows;
  }
}

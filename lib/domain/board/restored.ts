import type { LifeColumns } from "./line-facts";

export type Restoration = {
  /** The commit whose closings were taken back. */
  readonly undoes: number;
  /** Lives that the later commit reopened out of those the earlier one closed. */
  readonly reopened: number;
  readonly closed: number;
};

/**
 * For each position that reopened lives: the one earlier commit that had closed most of them, when it is at least half.
 * Names a silent revert by content, since subjects lie.
 */
export function restorations(lives: LifeColumns, minimum = 5): ReadonlyMap<number, Restoration> {
  const closings = new Map<string, number[]>();
  const closedBy = new Map<number, number>();
  const key = (life: number): string =>
    `${lives.path[life]} ${lives.target[life]} ${lives.kind[life]} ${lives.n[life]}`;
  for (let life = 0; life < lives.path.length; life++) {
    const closed = lives.closed[life] ?? -1;
    if (closed < 0) continue;
    closings.set(key(life), [...(closings.get(key(life)) ?? []), closed]);
    closedBy.set(closed, (closedBy.get(closed) ?? 0) + 1);
  }
  const votes = new Map<number, Map<number, number>>();
  const reopenedAt = new Map<number, number>();
  for (let life = 0; life < lives.path.length; life++) {
    if (lives.openedHow[life] !== 1) continue;
    const opened = lives.opened[life] ?? 0;
    reopenedAt.set(opened, (reopenedAt.get(opened) ?? 0) + 1);
    const before = Math.max(
      -1,
      ...(closings.get(key(life)) ?? []).filter((position) => position < opened),
    );
    if (before < 0) continue;
    const ballot = votes.get(opened) ?? new Map<number, number>();
    ballot.set(before, (ballot.get(before) ?? 0) + 1);
    votes.set(opened, ballot);
  }
  const found = new Map<number, Restoration>();
  for (const [position, ballot] of votes) {
    const [undoes, reopened] = [...ballot].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [-1, 0];
    if (reopened < minimum || reopened * 2 < (reopenedAt.get(position) ?? 0)) continue;
    if (reopened * 2 < (closedBy.get(undoes) ?? 0)) continue;
    found.set(position, { undoes, reopened, closed: closedBy.get(undoes) ?? 0 });
  }
  return found;
}

import { OPENED_HOW } from "../lives/version";
import type { LifeColumns } from "./line-facts";

export type Restoration = {
  /** The commit whose closings were taken back. */
  readonly undoes: number;
  /** Lives that the later commit reopened out of those the earlier one closed. */
  readonly reopened: number;
  readonly closed: number;
};

/**
 * For each position that reopened lives: the one earlier commit whose closings it takes back, when these are at least half
 * of what it reopened and of what that commit closed. Names a silent revert by content, since subjects lie.
 */
export function restorations(lives: LifeColumns, minimum = 5): ReadonlyMap<number, Restoration> {
  const { closings, closedBy } = closingsOf(lives);
  const found = new Map<number, Restoration>();
  for (const [position, { ballot, reopened: all }] of votesOf(lives, closings)) {
    const [undoes, reopened] = [...ballot].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [-1, 0];
    const closed = closedBy.get(undoes) ?? 0;
    if (reopened >= minimum && reopened * 2 >= all && reopened * 2 >= closed)
      found.set(position, { undoes, reopened, closed });
  }
  return found;
}

/** For each position that reopened lives: the earlier commit that had closed the most of them, and how many. */
export function comebacks(
  lives: LifeColumns,
): ReadonlyMap<number, { readonly of: number; readonly imports: number }> {
  const found = new Map<number, { of: number; imports: number }>();
  for (const [position, { ballot }] of votesOf(lives, closingsOf(lives).closings)) {
    const [most] = [...ballot].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
    if (most !== undefined) found.set(position, { of: most[0], imports: most[1] });
  }
  return found;
}

function keyOf(lives: LifeColumns, life: number): string {
  return `${lives.path[life]} ${lives.target[life]} ${lives.kind[life]} ${lives.n[life]}`;
}

type Closings = {
  readonly closings: ReadonlyMap<string, readonly number[]>;
  readonly closedBy: ReadonlyMap<number, number>;
};

function closingsOf(lives: LifeColumns): Closings {
  const closings = new Map<string, number[]>();
  const closedBy = new Map<number, number>();
  for (let life = 0; life < lives.path.length; life++) {
    const closed = lives.closed[life] ?? -1;
    if (closed < 0) continue;
    const key = keyOf(lives, life);
    const known = closings.get(key);
    if (known) known.push(closed);
    else closings.set(key, [closed]);
    closedBy.set(closed, (closedBy.get(closed) ?? 0) + 1);
  }
  return { closings, closedBy };
}

type Votes = { readonly ballot: Map<number, number>; reopened: number };

/** Each life that reopened votes for the commit that had last closed it. */
function votesOf(lives: LifeColumns, closings: Closings["closings"]): Map<number, Votes> {
  const votes = new Map<number, Votes>();
  for (let life = 0; life < lives.path.length; life++) {
    if (lives.openedHow[life] !== OPENED_HOW.reopened) continue;
    const opened = lives.opened[life] ?? 0;
    const vote = votes.get(opened) ?? { ballot: new Map<number, number>(), reopened: 0 };
    votes.set(opened, vote);
    vote.reopened++;
    const before = Math.max(
      -1,
      ...(closings.get(keyOf(lives, life)) ?? []).filter((position) => position < opened),
    );
    if (before >= 0) vote.ballot.set(before, (vote.ballot.get(before) ?? 0) + 1);
  }
  return votes;
}

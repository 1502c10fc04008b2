import { OPENED_HOW } from "../lives/version";
import type { LifeColumns } from "./line-facts";

const SMALLEST = 10;

/**
 * Commits whose openings a later commit closed again without putting others in their place: at least half of what the
 * first opened, and the second closed at least twice what it opened itself. From the first position to the second. Numbers alone do
 * not say that it was meant so: see `takesBack`.
 */
export function reversals(lives: LifeColumns): ReadonlyMap<number, number> {
  const { opened, closed, both } = tally(lives);
  const found = new Map<number, number>();
  for (const [from, ballot] of both) {
    const [to, count] = [...ballot].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [-1, 0];
    const isMost = count >= SMALLEST && count * 2 >= (opened.get(from) ?? 0);
    const isEmptying = (closed.get(to) ?? 0) >= 2 * (opened.get(to) ?? 0);
    if (isMost && isEmptying) found.set(from, to);
  }
  return found;
}

type Tally = {
  readonly opened: Map<number, number>;
  readonly closed: Map<number, number>;
  /** Lives by the position that opened and the one that closed them. */
  readonly both: Map<number, Map<number, number>>;
};

function tally(lives: LifeColumns): Tally {
  const counts: Tally = { opened: new Map(), closed: new Map(), both: new Map() };
  for (let life = 0; life < lives.path.length; life++) {
    const from = lives.opened[life] ?? 0;
    const to = lives.closed[life] ?? -1;
    if (lives.openedHow[life] !== OPENED_HOW.renamed) add(counts.opened, from);
    if (to < 0) continue;
    add(counts.closed, to);
    const ballot = counts.both.get(from) ?? new Map<number, number>();
    add(ballot, to);
    counts.both.set(from, ballot);
  }
  return counts;
}

function add(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

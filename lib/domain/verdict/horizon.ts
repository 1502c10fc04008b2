import type { FileLine } from "@/lib/domain/tests/file-line";
import type { Run } from "@/lib/domain/tests/runs";
import type { Context, Point } from "./context";
import { type Guard, type Guards, lastUpTo } from "./guards";

/** How long something that was worked out at a point stays true: before this run, before this position, up to this time. */
export type Horizon = { readonly run: number; readonly position: number; readonly now: number };

const NEVER = Number.POSITIVE_INFINITY;
export const FOREVER: Horizon = { run: NEVER, position: NEVER, now: NEVER };

export function sooner(a: Horizon, b: Horizon): Horizon {
  return {
    run: Math.min(a.run, b.run),
    position: Math.min(a.position, b.position),
    now: Math.min(a.now, b.now),
  };
}

/** `isFresh`: none of the last runs is stale. */
type Reach = Horizon & { readonly isFresh: boolean };

/** Until when guards stand as they do at a point: until a run changes one, its file changes, or its last run is stale. */
export class Horizons {
  private readonly moves = new Map<string, Int32Array>();
  private readonly changes = new WeakMap<object, Int32Array>();

  constructor(private readonly guards: Guards) {}

  /** `isEveryRun`: true where any further run may matter, not only one that ends otherwise. */
  of(guard: Guard, point: Point, isEveryRun = false): Reach {
    const { guards } = this;
    const presence = guards.presence(guard.path, point.position);
    const isGone = presence.known && !presence.present;
    let run = after(guards.firstRun(guard), point.run);
    run = Math.min(run, after(guards.context.index.firstRunIn(guard.path), point.run));
    for (const start of guards.environmentStarts(guard.path))
      run = Math.min(run, after(start, point.run));
    let now = NEVER;
    let isFresh = true;
    for (const environment of guards.environments(guard.path, point)) {
      const fresh = this.freshUntil(guard, environment, point);
      if (fresh === null) isFresh = false;
      const isAny = isEveryRun || isGone || fresh === null;
      run = Math.min(run, this.nextRun(guard, environment, point, isAny));
      now = Math.min(now, fresh ?? NEVER);
    }
    return { run, position: this.nextMove(guard.path, point.position), now, isFresh };
  }

  /** Up to which time none of its last runs is stale; null where one is. */
  freshFor(guard: Guard, point: Point): number | null {
    let now = NEVER;
    for (const environment of this.guards.environments(guard.path, point)) {
      const fresh = this.freshUntil(guard, environment, point);
      if (fresh === null) return null;
      now = Math.min(now, fresh);
    }
    return now;
  }

  /** The next run that leaves the guard in another state, or the next of all. */
  private nextRun(guard: Guard, environment: string, point: Point, isEveryRun: boolean): number {
    const line = this.guards.line(guard, environment);
    const at = lastUpTo(line.runs, point.run);
    if (isEveryRun || at < 0) return line.runs[at + 1] ?? NEVER;
    let changes = this.changes.get(line);
    if (!changes) {
      changes = changesOf(line, this.guards.context.index.runs);
      this.changes.set(line, changes);
    }
    return line.runs[changes[at] ?? -1] ?? NEVER;
  }

  /** Null where the last run is stale: any further one may mend that. */
  private freshUntil(guard: Guard, environment: string, point: Point): number | null {
    const { context } = this.guards;
    const { runs } = this.guards.line(guard, environment);
    const run = runs[lastUpTo(runs, point.run)] ?? -1;
    const found = context.index.runs[run];
    const { rollback } = context.plan;
    if (!rollback || !found) return NEVER;
    if (this.guards.isStale(run, point)) return null;
    return found.startedAt + rollback.staleAfterMs;
  }

  /** The next position at which a file comes, goes, can or cannot be read, or its imports change. */
  private nextMove(path: string, position: number): number {
    let moves = this.moves.get(path);
    if (!moves) {
      moves = movesOf(this.guards.context, path);
      this.moves.set(path, moves);
    }
    return moves[lastUpTo(moves, position) + 1] ?? NEVER;
  }
}

function after(value: number, point: number): number {
  return value > point ? value : NEVER;
}

/** For each state the index of the next that is another one, or whose run started earlier and so is stale sooner. */
function changesOf({ runs, states }: FileLine, all: readonly Run[]): Int32Array {
  const next = new Int32Array(states.length);
  const startOf = (at: number) => all[runs[at] ?? -1]?.startedAt ?? 0;
  for (let at = states.length - 1; at >= 0; at--) {
    const isSame = states[at + 1] === states[at] && startOf(at + 1) >= startOf(at);
    next[at] = isSame ? (next[at + 1] ?? 0) : at + 1;
  }
  return next;
}

function movesOf({ spans, tree, facts }: Context, path: string): Int32Array {
  const moves = new Set(tree.changesOf(path));
  if (tree.knownFrom < facts.commits.sha.length) moves.add(tree.knownFrom);
  for (const { from, to } of spans.get(path) ?? []) moves.add(from).add(to);
  for (const { path: id, from, to } of facts.spells)
    if (facts.paths[id] === path) moves.add(from).add(to);
  return Int32Array.from(moves).sort();
}

/** Remembers one value for each thing asked about, as long as its horizon reaches: cheap where points come in order. */
export class Memo<K extends object, V> {
  private readonly known = new WeakMap<K, Kept<V>>();

  /** `renew` says up to which time it still stands where only time has gone by; null where it does not. */
  at(
    key: K,
    point: Point,
    compute: () => { readonly value: V; readonly until: Horizon },
    renew?: (value: V) => number | null,
  ): V {
    const last = this.known.get(key);
    if (last && holds(last.from, last.until, point)) {
      if (point.now <= last.now) return last.value;
      const now = renew?.(last.value) ?? null;
      if (now !== null) {
        last.now = now;
        return last.value;
      }
    }
    const { value, until } = compute();
    this.known.set(key, { value, from: point, until, now: until.now });
    return value;
  }
}

type Kept<V> = {
  readonly value: V;
  readonly from: Point;
  readonly until: Horizon;
  now: number;
};

function holds(from: Point, until: Horizon, point: Point): boolean {
  return (
    point.run >= from.run &&
    point.run < until.run &&
    point.position >= from.position &&
    point.position < until.position &&
    point.now >= from.now
  );
}

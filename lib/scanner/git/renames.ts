import type { Change } from "./changes";

type Move = { readonly from: Change; readonly to: Change };

/**
 * Adds the renames that git's detection leaves out and that the contents prove: a content that left exactly one path and
 * came to exactly one other, over deletions, additions, swaps and chains. A path that keeps a content of its own is not
 * renamed: what came from it is a copy.
 */
export function addExactRenames(changes: readonly Change[]): readonly Change[] {
  const moves = possibleMoves(changes);
  if (moves.length === 0) return changes;
  const kept = keepVacating(moves);
  if (kept.length === 0) return changes;
  const sources = new Set(kept.map(({ from }) => from.path));
  const targets = new Map(kept.map((move) => [move.to.path, move.from] as const));
  return changes.flatMap((change) => {
    const from = targets.get(change.path);
    if (from !== undefined && change.status !== "renamed") {
      return [{ ...change, status: "renamed" as const, from: from.path, oldBlob: from.oldBlob }];
    }
    return change.status === "deleted" && sources.has(change.path) ? [] : [change];
  });
}

function possibleMoves(changes: readonly Change[]): Move[] {
  const left = new Map<string, Change | null>();
  const came = new Map<string, Change | null>();
  for (const change of changes) {
    if (change.status === "renamed") continue;
    if (change.status !== "added") noteOnce(left, change.oldBlob, change);
    if (change.status !== "deleted") noteOnce(came, change.newBlob, change);
  }
  const moves: Move[] = [];
  for (const [blob, from] of left) {
    const to = came.get(blob);
    if (from && to && from.path !== to.path) moves.push({ from, to });
  }
  return moves;
}

/** Null marks a content that several paths share: which of them moved is not known. */
function noteOnce(map: Map<string, Change | null>, blob: string, change: Change): void {
  map.set(blob, map.has(blob) ? null : change);
}

/** Drops moves from a path that stays, or to one that was there and stays, until what is left holds together. */
function keepVacating(moves: readonly Move[]): readonly Move[] {
  let kept = moves;
  for (;;) {
    const sources = new Set(kept.map(({ from }) => from.path));
    const targets = new Set(kept.map(({ to }) => to.path));
    const next = kept.filter(
      ({ from, to }) =>
        (from.status === "deleted" || targets.has(from.path)) &&
        (to.status === "added" || sources.has(to.path)),
    );
    if (next.length === kept.length) return kept;
    kept = next;
  }
}

import { readChanges } from "@/lib/scanner/git/changes";
import type { LineCommit } from "@/lib/scanner/git/line-commits";
import type { Repository } from "@/lib/scanner/git/repository";

/** So many commits before the place asked for are looked at. */
const LOOK_BACK = 200;

/**
 * An index at or before `near` whose commit changes no source file, so that it says the same in full as against the commit
 * before it: a full scan knows no renames and credits nobody behind a merge. Where none is near, the one with the fewest
 * changes and no rename.
 */
export async function quietStart(
  repository: Repository,
  line: readonly LineCommit[],
  near: number,
  pathspecs: readonly string[],
): Promise<number> {
  const from = Math.max(1, near - LOOK_BACK);
  const commits = line.slice(from, near + 1).toReversed();
  const comparisons = commits.map(({ sha, parents }) => ({ sha, parent: parents[0] ?? null }));
  let best = { index: near, cost: Number.POSITIVE_INFINITY };
  let index = near;
  const options = { renames: "exact", pathspecs } as const;
  for await (const { changes } of readChanges(repository.git, comparisons, options)) {
    if (changes.length === 0) return index;
    const renames = changes.filter(({ status }) => status === "renamed").length;
    const cost = changes.length + renames * 1_000;
    if (cost < best.cost) best = { index, cost };
    index -= 1;
  }
  return best.index;
}

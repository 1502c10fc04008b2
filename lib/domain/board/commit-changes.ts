import { commitFlows, total } from "./commit-flows";
import { type LineCommit, lineCommit } from "./flow-rows";
import type { Judged } from "./judge";
import type { LineFacts } from "./line-facts";

/** One commit that moved a count, with what it moved. */
export type CommitChange = LineCommit & {
  /** The commit before it on the line: with it the change opens as a span of one commit. */
  readonly before: string | null;
  readonly legacyIn: number;
  readonly legacyOut: number;
  /** Of those that went: converted or removed. */
  readonly progress: number;
  readonly reopened: number;
  readonly canonicalIn: number;
  readonly canonicalOut: number;
  readonly outsideIn: number;
  readonly outsideOut: number;
};

/** The commits of (from, to] that moved a count, newest first. */
export function commitChanges(
  facts: LineFacts,
  judged: Judged,
  from: number,
  to: number,
): CommitChange[] {
  return commitFlows(judged, from, to)
    .map(({ position, legacyIn, legacyOut, ...moved }) => ({
      ...lineCommit(facts, position),
      before: facts.commits.sha[position - 1] ?? null,
      legacyIn: total(legacyIn),
      legacyOut: total(legacyOut),
      progress: legacyOut.converted + legacyOut.removed,
      reopened: legacyIn.reopened,
      canonicalIn: moved.canonicalIn,
      canonicalOut: moved.canonicalOut,
      outsideIn: moved.outsideIn,
      outsideOut: moved.outsideOut,
    }))
    .filter(({ sha, t, author, subject, isMerge, before, ...counts }) =>
      Object.values(counts).some((count) => count > 0),
    )
    .reverse();
}

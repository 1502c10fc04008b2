import type { Plan } from "../plan";
import { type BranchBoard, branchBoard } from "./branch-board";
import type { TreeSides } from "./gate-changes";
import type { Finding, Judged, UnreadFile } from "./judge-pairs";

/** What a check says of a branch. */
export type CheckVerdict = {
  readonly plan: Plan;
  /** Imports that fail the check. */
  readonly failing: readonly Finding[];
  /** New imports that the plan allows (`unplanned: allowed`). */
  readonly allowed: readonly Finding[];
  /** Changed files that could be read before and cannot now: nobody knows what came in with them, so they fail. */
  readonly failingUnread: readonly UnreadFile[];
  /** Changed files that the base could not read either: named, and judged by what was found in them. */
  readonly knownUnread: readonly UnreadFile[];
  readonly board: BranchBoard;
  readonly isPassed: boolean;
};

/**
 * The verdict: new imports off the canonical path fail, with `all` those that stood at the base too. Unclassified ones only of
 * the plan's family: another name of a module that a rule lists names of is no step off the path. A file that became unreadable
 * fails as well: missing data is never good news.
 */
export function checkVerdict(
  plan: Plan,
  judged: Judged,
  { trees, all }: { readonly trees: TreeSides; readonly all: boolean },
): CheckVerdict {
  const isReported = (one: Finding) => one.class !== "unclassified" || one.isInFamily;
  const asked = judged.findings.filter((one) => (one.isNew || all) && isReported(one));
  const isAllowed = (one: Finding) => plan.unplanned === "allowed" && one.class !== "legacy";
  const failing = asked.filter((one) => !isAllowed(one));
  const failingUnread = judged.unread.filter(({ wasUnread }) => !wasUnread);
  return {
    plan,
    failing,
    allowed: asked.filter((one) => one.isNew && isAllowed(one)),
    failingUnread,
    knownUnread: judged.unread.filter(({ wasUnread }) => wasUnread),
    board: branchBoard(plan, judged, trees),
    isPassed: failing.length + failingUnread.length === 0,
  };
}

import type { CommitRef } from "./commit-ref";
import type { Unread } from "./file-history";

export type UnreadNow = {
  /** The commit from which on no version could be read. */
  readonly from: CommitRef;
  readonly isBestEffort: boolean;
  readonly reason: string | null;
};

/** How the file has been unreadable without a break up to the moment; null when it is readable. Spells that touch are one. */
export function unreadNow(unread: readonly Unread[]): UnreadNow | null {
  const last = unread.findLast((spell) => spell.to === null);
  if (!last) return null;
  let { from } = last;
  for (const spell of [...unread].reverse())
    if (spell.to?.position === from.position) from = spell.from;
  return { from, isBestEffort: last.listed, reason: last.reason };
}

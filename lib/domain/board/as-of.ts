import type { CommitColumns } from "./line-facts";

/** The moment a page is asked for: the latest commit, a commit, or a time (rules.md 4). */
export type Moment =
  | { readonly kind: "latest" }
  | { readonly kind: "sha"; readonly sha: string }
  | { readonly kind: "time"; readonly at: number };

export type AsOf = {
  /** Last commit included; -1 when there is none yet. */
  readonly position: number;
  readonly sha: string | null;
  readonly committedAt: number | null;
  /** The time at which staleness and expiry are judged. */
  readonly now: number;
  readonly isLatest: boolean;
};

export type AsOfResult =
  | { readonly ok: true; readonly asOf: AsOf }
  | { readonly ok: false; readonly reason: string };

/** A sha may be abbreviated to 7 or more digits if it names one commit of the line. */
export function resolveMoment(commits: CommitColumns, moment: Moment): AsOfResult {
  const last = commits.sha.length - 1;
  if (moment.kind === "latest") return { ok: true, asOf: asOfPosition(commits, last) };
  if (moment.kind === "sha") {
    const found: number[] = [];
    commits.sha.forEach((sha, position) => {
      if (sha.startsWith(moment.sha)) found.push(position);
    });
    const position = found[0];
    if (position === undefined)
      return { ok: false, reason: `${moment.sha} is not a commit of this line.` };
    if (found.length > 1)
      return {
        ok: false,
        reason: `${moment.sha} names ${found.length} commits of this line; give more digits.`,
      };
    return { ok: true, asOf: asOfPosition(commits, position) };
  }
  const position = positionAtTime(commits, moment.at);
  return { ok: true, asOf: { ...asOfPosition(commits, position), now: moment.at } };
}

/** The last commit whose effective time is not after `at`; -1 when all are. */
export function positionAtTime(commits: CommitColumns, at: number): number {
  let low = 0;
  let high = commits.effectiveAt.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((commits.effectiveAt[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function asOfPosition(commits: CommitColumns, position: number): AsOf {
  return {
    position,
    sha: commits.sha[position] ?? null,
    committedAt: commits.committedAt[position] ?? null,
    now: commits.effectiveAt[position] ?? 0,
    isLatest: position === commits.sha.length - 1,
  };
}

import type { CommitColumns } from "./line-facts";

/** A commit as a life is told by it; `by` is credited where a merge brought the change in (rules.md 1.8). */
export type CommitRef = {
  readonly position: number;
  readonly sha: string;
  readonly t: number;
  readonly author: string | null;
  readonly subject: string | null;
  readonly isMerge: boolean;
  readonly by: { readonly sha: string; readonly author: string | null } | null;
};

/** A file version's facts that a life needs to be told: who is credited, and on which line the import stood. */
export type VersionAt = (
  path: number,
  position: number,
) => {
  readonly by: CommitRef["by"];
  readonly lineOf: (target: number, kind: number, n: number) => number | null;
} | null;

export function commitRef(
  { commits, versionAt }: { readonly commits: CommitColumns; readonly versionAt: VersionAt },
  path: number,
  position: number,
): CommitRef {
  return {
    position,
    sha: commits.sha[position] ?? "",
    t: commits.effectiveAt[position] ?? 0,
    author: commits.author[position] ?? null,
    subject: commits.subject[position] ?? null,
    isMerge: commits.isMerge[position] ?? false,
    by: versionAt(path, position)?.by ?? null,
  };
}

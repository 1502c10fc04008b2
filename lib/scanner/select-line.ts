import { parseMoment } from "@/lib/domain/time";
import { GitError, gitLine, gitOutput } from "@/lib/scanner/git/git";
import { firstParentLine, type LineCommit } from "@/lib/scanner/git/line-commits";
import { type Repository, rangeOf, resolveCommit } from "@/lib/scanner/git/repository";

export type SelectedLine = {
  /** Oldest first. */
  readonly line: readonly LineCommit[];
  /** First-parent count of the oldest; null in a shallow clone. */
  readonly firstHeight: number | null;
  /** The receiver has the first commit: it is what the second is compared with, and is not given itself. */
  readonly isFirstKnown: boolean;
};

export type LineChoice = {
  /** A revision, or a range `A..B`: what leads to B and not to A. */
  readonly revision: string;
  /** False: that one commit. */
  readonly isHistory: boolean;
  /** A revision on the line or a day or time; the history starts there. */
  readonly since: string | null;
  /** A revision on the line that the receiver has: what came after it, all of it against what was before. */
  readonly after: string | null;
};

/** The commits to scan; a GitError says which revision names none. */
export async function selectLine(
  repository: Repository,
  choice: LineChoice,
): Promise<SelectedLine> {
  const { git } = repository;
  const { from, to } = rangeOf(choice.revision);
  const [tip, excluded] = await Promise.all([
    resolveCommit(repository, to),
    from === null ? null : resolveCommit(repository, from),
  ]);
  const isOne = !choice.isHistory && from === null && choice.after === null;
  const [whole, count] = await Promise.all([
    firstParentLine(git, { tip, excluded, limit: isOne ? 1 : null }),
    heightOf(repository, tip),
  ]);
  if (whole.length === 0) throw new GitError(`${choice.revision} holds no commit.`);
  const start = await startOf(repository, whole, choice);
  return {
    line: await withParents(repository, whole.slice(start)),
    firstHeight: count === null ? null : count - (whole.length - start) + 1,
    isFirstKnown: choice.after !== null,
  };
}

/** First-parent count of a commit; null in a shallow clone. */
async function heightOf({ git, isShallow }: Repository, tip: string): Promise<number | null> {
  if (isShallow) return null;
  const count = await gitLine(git, ["rev-list", "--first-parent", "--count", tip]);
  return count ? Number(count) : null;
}

async function startOf(
  repository: Repository,
  line: readonly LineCommit[],
  { revision, since, after }: LineChoice,
): Promise<number> {
  if (after !== null) return startAt(repository, line, { revision, from: after });
  if (since === null) return 0;
  const moment = parseMoment(since);
  if (moment === null) return startAt(repository, line, { revision, from: since });
  const start = line.findIndex(({ committedAt }) => committedAt >= moment);
  if (start < 0) throw new GitError(`No commit of ${revision} is as new as ${since}.`);
  return start;
}

async function startAt(
  repository: Repository,
  line: readonly LineCommit[],
  { revision, from }: { readonly revision: string; readonly from: string },
): Promise<number> {
  const sha = await resolveCommit(repository, from);
  const start = line.findIndex((commit) => commit.sha === sha);
  if (start >= 0) return start;
  throw new GitError(`${from} is not on the first-parent line of ${revision}.`);
}

/** Where a shallow clone is cut git tells no parents; the commit itself still does. */
async function withParents(
  { git, isShallow }: Repository,
  line: readonly LineCommit[],
): Promise<readonly LineCommit[]> {
  const [first, ...rest] = line;
  if (!isShallow || first === undefined) return line;
  const text = (await gitOutput(git, ["cat-file", "commit", first.sha])).toString("latin1");
  const parents = [
    ...text
      .split("\n\n", 1)
      .join("")
      .matchAll(/^parent ([0-9a-f]+)$/gm),
  ];
  return [{ ...first, parents: parents.map(([, sha = ""]) => sha) }, ...rest];
}

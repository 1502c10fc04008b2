import { parseMoment } from "@/lib/domain/time";
import { GitError, gitLine, gitOutput } from "@/lib/scanner/git/git";
import { firstParentLine, type LineCommit } from "@/lib/scanner/git/line-commits";
import { type Repository, resolveCommit } from "@/lib/scanner/git/repository";

export type SelectedLine = {
  /** Oldest first. */
  readonly line: readonly LineCommit[];
  /** First-parent count of the oldest; null in a shallow clone. */
  readonly firstHeight: number | null;
};

export type LineChoice = {
  readonly revision: string;
  /** False: that one commit. */
  readonly isHistory: boolean;
  /** A revision on the line or a day or time; the history starts there. */
  readonly since: string | null;
};

/** The commits to scan; a GitError says which revision names none. */
export async function selectLine(
  repository: Repository,
  choice: LineChoice,
): Promise<SelectedLine> {
  const { git, isShallow } = repository;
  const tip = await resolveCommit(repository, choice.revision);
  if (!choice.isHistory) {
    const line = await firstParentLine(git, tip, 1);
    const count = isShallow
      ? null
      : await gitLine(git, ["rev-list", "--first-parent", "--count", tip]);
    return { line: await withParents(repository, line), firstHeight: count ? Number(count) : null };
  }
  const whole = await firstParentLine(git, tip);
  const start = choice.since === null ? 0 : await startAt(repository, whole, choice, choice.since);
  const line = await withParents(repository, whole.slice(start));
  return { line, firstHeight: isShallow ? null : start + 1 };
}

async function startAt(
  repository: Repository,
  line: readonly LineCommit[],
  { revision }: LineChoice,
  since: string,
): Promise<number> {
  const moment = parseMoment(since);
  if (moment !== null) {
    const start = line.findIndex(({ committedAt }) => committedAt >= moment);
    if (start < 0) throw new GitError(`No commit of ${revision} is as new as ${since}.`);
    return start;
  }
  const sha = await resolveCommit(repository, since);
  const start = line.findIndex((commit) => commit.sha === sha);
  if (start >= 0) return start;
  throw new GitError(`${since} is not on the first-parent line of ${revision}.`);
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

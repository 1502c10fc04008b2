import { CannotError, fromHere } from "@/lib/cli/usage";
import { GitError, gitOutput } from "@/lib/scanner/git/git";
import { branchOf, openRepository, type Repository } from "@/lib/scanner/git/repository";
import { type SelectedLine, selectLine } from "@/lib/scanner/select-line";

/** A repository and its first-parent line, as it is to be on the server. */
export type OpenedLine = SelectedLine & {
  readonly repository: Repository;
  /** Null when HEAD is on none and none is named. */
  readonly branch: string | null;
  readonly tip: string;
};

export type LineSelection = {
  readonly repo: string;
  readonly revision: string;
  readonly branch: string | null;
  readonly since: string | null;
};

/** Throws CannotError where there is no repository, no such revision or no commit. */
export async function openLine(selection: LineSelection): Promise<OpenedLine> {
  const { revision, since } = selection;
  try {
    const repository = await openRepository(fromHere(selection.repo), process.env);
    const selected = await selectLine(repository, {
      revision,
      isHistory: true,
      since,
      after: null,
    });
    const tip = selected.line.at(-1)?.sha;
    if (tip === undefined) throw new CannotError("The repository has no commit yet.");
    const branch = selection.branch ?? (await branchOf(repository, revision));
    return { ...selected, repository, branch: branch ?? (await branchAt(repository, tip)), tip };
  } catch (error) {
    if (error instanceof GitError) throw new CannotError(error.message);
    throw error;
  }
}

/** The local branch whose newest commit it is, where HEAD stands on none; null unless there is just one. */
async function branchAt({ git }: Repository, tip: string): Promise<string | null> {
  const asked = ["for-each-ref", "--points-at", tip, "--format=%(refname:lstrip=2)", "refs/heads"];
  const names = (await gitOutput(git, asked)).toString("utf8").split("\n").filter(Boolean);
  return names.length === 1 ? (names[0] ?? null) : null;
}

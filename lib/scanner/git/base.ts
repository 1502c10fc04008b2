import { type Git, GitError, gitLine, gitOutput } from "./git";
import { resolveCommit } from "./repository";

/** The commit that a change is compared with, and the branch or revision that it was found from. */
export type Base = { readonly sha: string; readonly from: string };

/** Variables in which the services that run pull requests say which branch they go to, or which commit they start from. */
const BRANCH_VARIABLES = [
  "GITHUB_BASE_REF",
  "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
  "BITBUCKET_PR_DESTINATION_BRANCH",
  "SYSTEM_PULLREQUEST_TARGETBRANCH",
  "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
  "CHANGE_TARGET",
];
const COMMIT_VARIABLE = "CI_MERGE_REQUEST_DIFF_BASE_SHA";
const DEFAULTS = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

export type BaseRequest = {
  /** As the user names it; null: found from the environment and the repository. */
  readonly base: string | null;
  readonly head: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** The merge base of a head with what it goes into. A GitError names the command that mends what is missing. */
export async function findBase(git: Git, request: BaseRequest): Promise<Base> {
  const { base, head, env } = request;
  if (base !== null) return mergeBase(git, base, head);
  const commit = env[COMMIT_VARIABLE];
  if (commit && (await exists(git, commit))) return mergeBase(git, commit, head);
  const branch = BRANCH_VARIABLES.map((name) => env[name]).find(Boolean);
  if (branch !== undefined) {
    const short = branch.replace(/^refs\/heads\//, "");
    for (const name of [`refs/remotes/origin/${short}`, `refs/heads/${short}`]) {
      if (await exists(git, name)) return mergeBase(git, name, head);
    }
    throw new GitError(
      `The change goes into ${short}, which is not here. Run: git fetch origin +refs/heads/${short}:refs/remotes/origin/${short}`,
    );
  }
  return mergeBase(git, await defaultBranch(git), head);
}

/** The first that is there, in one call of git. */
async function defaultBranch(git: Git): Promise<string> {
  const names = DEFAULTS.map((name) =>
    name.startsWith("origin/") ? `refs/remotes/${name}` : `refs/heads/${name}`,
  );
  const format = "--format=%(refname)";
  const text = (await gitOutput(git, ["for-each-ref", format, ...names])).toString("utf8");
  const found = new Set(text.split("\n"));
  const name = names.find((one) => found.has(one));
  if (name !== undefined) return name;
  throw new GitError(
    "The default branch is not known here: there is no origin/HEAD, main or master. Name it with --base REV, or run: git remote set-head origin --auto",
  );
}

async function exists(git: Git, name: string): Promise<boolean> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
  return Boolean(await gitLine(git, args));
}

async function mergeBase(git: Git, name: string, head: string): Promise<Base> {
  const from = name.replace(/^refs\/(remotes|heads)\//, "");
  const sha = await gitLine(git, ["merge-base", "--end-of-options", name, head]);
  if (sha) return { sha, from };
  await resolveCommit({ git }, name);
  await resolveCommit({ git }, head);
  const isShallow = (await gitLine(git, ["rev-parse", "--is-shallow-repository"])) === "true";
  throw new GitError(
    isShallow
      ? `History is cut off (shallow clone) before ${head} and ${from} meet. Run: git fetch --unshallow origin (in GitHub's checkout action: fetch-depth: 0)`
      : `${head} and ${from} have no commit in common: name another base with --base REV.`,
  );
}

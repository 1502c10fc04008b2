import { basename, dirname, resolve } from "node:path";
import { GitError, gitAt, gitOutput } from "./git";
import type { Repository } from "./repository";

/** A repository as a check finds it. */
export type Checkout = {
  readonly repository: Repository;
  /** Top of the work tree, an absolute path; null for a bare repository. */
  readonly root: string | null;
  readonly indexFile: string;
};

/** Opens the repository that holds a directory, with one call of git. A GitError says why there is none. */
export async function openCheckout(
  directory: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Checkout> {
  const answers = await questions(directory, env);
  const [inside, gitDirectory = directory, isShallow, index = "index", up = ""] = answers;
  const root = inside === "true" ? resolve(directory, up) : null;
  return {
    root,
    indexFile: resolve(directory, index),
    repository: {
      git: gitAt(root ?? directory, env),
      name: basename(root ?? dirname(gitDirectory)),
      // A check sends nothing, and so says to nobody where it was cloned from.
      address: null,
      isShallow: isShallow === "true",
      // Asked of git object by object: whether some are missing is seen when one is.
      isPartial: false,
    },
  };
}

async function questions(
  directory: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
  const args = ["--is-inside-work-tree", "--absolute-git-dir", "--is-shallow-repository"];
  const files = ["--git-path", "index", "--show-cdup"];
  try {
    const text = await gitOutput(gitAt(directory, env), ["rev-parse", ...args, ...files]);
    return text.toString("utf8").split("\n");
  } catch (error) {
    if (!(error instanceof GitError) || error.message.startsWith("git could not")) throw error;
    throw new GitError(
      `${directory} is not in a git repository (or git will not trust its owner).`,
    );
  }
}

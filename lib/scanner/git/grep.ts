import { type Git, GitError, gitOutput } from "./git";
import { readPath } from "./paths";

/**
 * Tracked files that hold one of the texts, byte for byte; of the work tree, or of a commit. Much faster than reading them:
 * git reads on all cores and stops at the first hit in each file.
 */
export async function filesWith(
  git: Git,
  texts: readonly string[],
  { commit, pathspecs }: { readonly commit: string | null; readonly pathspecs: readonly string[] },
): Promise<readonly string[]> {
  const patterns = texts.flatMap((text) => ["-e", text]);
  const options = [
    "grep",
    "-l",
    "-z",
    "-a",
    "-F",
    "--no-color",
    "--full-name",
    "--no-recurse-submodules",
  ];
  const tree = commit === null ? [] : [commit];
  try {
    const found = await gitOutput(git, [...options, ...patterns, ...tree, "--", ...pathspecs]);
    const skip = commit === null ? 0 : commit.length + 1;
    return namesOf(found, skip);
  } catch (error) {
    // git grep says with code 1 and no word that there is none.
    if (error instanceof GitError && error.message.endsWith("ended with code 1")) return [];
    throw error;
  }
}

function namesOf(output: Buffer, skip: number): string[] {
  const names: string[] = [];
  for (let start = 0, stop = output.indexOf(0); stop >= 0; stop = output.indexOf(0, start)) {
    names.push(readPath(output.subarray(start + skip, stop)).path);
    start = stop + 1;
  }
  return names;
}

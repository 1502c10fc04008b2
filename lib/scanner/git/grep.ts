import { availableParallelism } from "node:os";
import { PassThrough } from "node:stream";
import { type Git, GitError, type GitProcess, startGit } from "./git";
import { readPath } from "./paths";

/**
 * Tracked files that hold one of the texts, byte for byte, in batches as git finds them; of the work tree, or of a commit. Much
 * faster than reading them: git reads on all cores and stops at the first hit in each file. The search begins with the call.
 */
export function filesWith(
  git: Git,
  texts: readonly string[],
  { commit, pathspecs }: { readonly commit: string | null; readonly pathspecs: readonly string[] },
): AsyncIterable<readonly string[]> {
  const patterns = texts.flatMap((text) => ["-e", text]);
  const options = [
    "grep",
    "-l",
    "-z",
    "-a",
    "-F",
    `--threads=${threads()}`,
    "--no-color",
    "--full-name",
    "--no-recurse-submodules",
  ];
  const tree = commit === null ? [] : [commit];
  const skip = commit === null ? 0 : commit.length + 1;
  return namesFrom(startGit(git, [...options, ...patterns, ...tree, "--", ...pathspecs]), skip);
}

/** One core is left to whoever reads what is found: as many threads as cores only wait for each other. */
function threads(): number {
  return Math.min(Math.max(availableParallelism() - 1, 1), MAX_THREADS);
}

/** git's own number. */
const MAX_THREADS = 8;

function namesFrom({ child, finished }: GitProcess, skip: number) {
  child.stdin.end();
  // Node throws away what a process printed that ended before anybody read.
  return namesIn(child.stdout.pipe(new PassThrough()), finished, skip);
}

async function* namesIn(output: AsyncIterable<Buffer>, finished: Promise<void>, skip: number) {
  let rest = Buffer.alloc(0);
  for await (const chunk of output) {
    const bytes = Buffer.concat([rest, chunk]);
    const whole = bytes.lastIndexOf(0) + 1;
    rest = bytes.subarray(whole);
    yield namesOf(bytes.subarray(0, whole), skip);
  }
  try {
    await finished;
  } catch (error) {
    // git grep says with code 1 and no word that there is none.
    if (error instanceof GitError && error.message.endsWith("ended with code 1")) return;
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

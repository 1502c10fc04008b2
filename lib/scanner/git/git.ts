import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { devNull } from "node:os";

/** git could not do what was asked; the message is all that the user needs. */
export class GitError extends Error {}

export type Git = {
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** What hooks have in their environment and what changes patterns: the directory alone says which repository is meant. */
const NOT_INHERITED =
  /^GIT_(.*_PATHSPECS|DIR|WORK_TREE|IMPLICIT_WORK_TREE|COMMON_DIR|INDEX_FILE|PREFIX|NAMESPACE)$/;

/** The repository at a directory, with an environment in which git only reads, fetches nothing and asks nobody. */
export function gitAt(directory: string, env: Readonly<Record<string, string | undefined>>): Git {
  const inherited = Object.entries(env).filter(([name]) => !NOT_INHERITED.test(name));
  return {
    directory,
    env: {
      ...Object.fromEntries(inherited),
      GIT_OPTIONAL_LOCKS: "0",
      GIT_NO_LAZY_FETCH: "1",
      GIT_NO_REPLACE_OBJECTS: "1",
      GIT_GRAFT_FILE: devNull,
      GIT_TERMINAL_PROMPT: "0",
      GIT_PAGER: "",
      LC_ALL: "C",
      // Before git 2.44 a missing object is fetched whatever we say: then let no transport be allowed.
      GIT_ALLOW_PROTOCOL: "none",
    },
  };
}

/** A running git; `finished` answers when it has ended and refuses with what git said when it failed. */
export type GitProcess = {
  readonly child: ChildProcessWithoutNullStreams;
  readonly finished: Promise<void>;
};

const running = new Set<ChildProcessWithoutNullStreams>();

/** Ends each git that this thread started, for a process that is about to end itself. */
export function endGits(): void {
  for (const child of running) child.kill();
}

export function startGit(git: Git, args: readonly string[]): GitProcess {
  const child = spawn("git", args, { cwd: git.directory, env: git.env as NodeJS.ProcessEnv });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let said = "";
  child.stderr.setEncoding("utf8");
  child.stderr.on("data", (text: string) => {
    if (said.length < 4096) said += text;
  });
  // A git that ended early closes its input; how it ended is what `finished` tells.
  child.stdin.on("error", () => {});
  const finished = new Promise<void>((resolve, reject) => {
    child.on("error", (error) => reject(spawnError(error, git.directory)));
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new GitError(said.trim() || `git ${args[0]} ended with code ${code}`));
    });
  });
  // Whoever reads the output meets the failure there; nobody may be left with an unhandled one.
  finished.catch(() => {});
  return { child, finished };
}

function spawnError(error: Error, directory: string): GitError {
  const code = "code" in error ? error.code : undefined;
  if (code !== "ENOENT") return new GitError(error.message);
  return new GitError(
    `git could not be started in ${directory}: is it installed, is this a directory?`,
  );
}

/** Everything that git prints, given at most a short input. */
export async function gitOutput(git: Git, args: readonly string[], input = ""): Promise<Buffer> {
  const { child, finished } = startGit(git, args);
  child.stdin.end(input);
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  await finished;
  return Buffer.concat(chunks);
}

/** The first line that git prints; null when git fails. */
export async function gitLine(git: Git, args: readonly string[]): Promise<string | null> {
  try {
    return (await gitOutput(git, args)).toString("utf8").split("\n")[0] ?? null;
  } catch (error) {
    if (isNotStarted(error)) throw error;
    return null;
  }
}

/** What git prints, also when it fails after that. */
export async function gitWords(git: Git, args: readonly string[]): Promise<string> {
  const { child, finished } = startGit(git, args);
  child.stdin.end();
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  await finished.catch((error: unknown) => {
    if (isNotStarted(error)) throw error;
  });
  return Buffer.concat(chunks).toString("utf8");
}

function isNotStarted(error: unknown): boolean {
  return !(error instanceof GitError) || error.message.startsWith("git could not be started");
}

/** The NUL-ended fields of git's output, as they come. */
export async function* gitFields(process: GitProcess): AsyncGenerator<Buffer[]> {
  let rest: Buffer | null = null;
  for await (const chunk of process.child.stdout as AsyncIterable<Buffer>) {
    const data: Buffer = rest === null ? chunk : Buffer.concat([rest, chunk]);
    const fields: Buffer[] = [];
    let start = 0;
    for (let stop = data.indexOf(0); stop >= 0; stop = data.indexOf(0, start)) {
      fields.push(data.subarray(start, stop));
      start = stop + 1;
    }
    rest = start < data.length ? data.subarray(start) : null;
    if (fields.length > 0) yield fields;
  }
  await process.finished;
  if (rest !== null) yield [rest];
}

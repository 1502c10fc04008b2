import { existsSync, readdirSync, readFileSync } from "node:fs";
import { env, pid } from "node:process";
import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { createFileFacts } from "./facts/file-facts";
import { GitError, gitAt } from "./git/git";
import { LANGUAGES } from "./languages/registry";
import { cleanUp, folder, repository, scannedLines } from "./testing";
import { createReaders } from "./workers/readers";

afterEach(cleanUp);

const FILES = 3_200;

/** More files than one thread reads alone, no two alike, some of them broken. */
function manyFiles(round: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: FILES }, (_, number) => [
      `p${number % 50}/m${number}.py`,
      number % 100 === 7
        ? `import broken${number}\nx = (\n`
        : `import round${round}.of${number}\nfrom .m${number + 50} import n as o${number}\n`,
    ]),
  );
}

describe("threads", () => {
  it("give the same lines, however many there are, and leave no git behind", async () => {
    const { directory, commit } = repository();
    commit(manyFiles(0));
    commit({ "p1/m1.py": "import c", "p2/m2.py": null });
    const alone = await scannedLines(directory, { workers: 1 });
    expect(alone).toHaveLength(3);
    for (const workers of [2, 3]) {
      expect(await scannedLines(directory, { workers })).toEqual(alone);
    }
    await untilNoGit(directory);
  }, 120_000);

  it("fail with what git said", async () => {
    const git = gitAt(folder(), env);
    const readers = createReaders({
      git,
      languages: LANGUAGES,
      threads: 2,
      isFixed: true,
      createIntake: createFileFacts().createIntake,
    });
    const readings = [{ language: "python", dialect: "" }];
    const contents = Array.from({ length: FILES }, (_, number) => ({ id: `${number}`, readings }));
    const reading = readers.read({ contents, keyOf: () => "", onContents: () => {} });
    await expect(reading).rejects.toThrow(GitError);
    await readers.end();
    await untilNoGit(git.directory);
  }, 120_000);
});

/** A git that was told to end takes a moment; one that stays fails the test by its time limit. */
async function untilNoGit(directory: string): Promise<void> {
  while (ownGits(directory).length > 0) await setTimeout(20);
}

/** Processes of this one, or of its threads, that are still at work in a directory. */
function ownGits(directory: string): string[] {
  if (!existsSync("/proc/self/task")) return [];
  // A kernel that does not list children fails here: none seen would prove nothing.
  readFileSync(`/proc/${pid}/task/${pid}/children`);
  return readdirSync(`/proc/${pid}/task`)
    .flatMap((task) => readOrNothing(`/proc/${pid}/task/${task}/children`).trim().split(" "))
    .filter((child) => readOrNothing(`/proc/${child}/environ`).includes(directory));
}

/** Threads and processes end between being listed and being read. */
function readOrNothing(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

import type { AnswerCache } from "@/lib/cli/verify-scanner/answer-cache";
import { verifyProgress } from "@/lib/cli/verify-scanner/progress";
import type { Referees } from "@/lib/cli/verify-scanner/referees";
import { createSample, type Sample, sampleText } from "@/lib/cli/verify-scanner/sample";
import { addTally, emptyTally, note, type Tally, tallyText } from "@/lib/cli/verify-scanner/tally";
import {
  type Compared,
  readContents,
  verifyVersions,
} from "@/lib/cli/verify-scanner/verify-repository";
import { listVersions, type Reach, type Version } from "@/lib/cli/verify-scanner/versions";
import type { Git } from "@/lib/scanner/git/git";
import { openRepository, resolveCommit } from "@/lib/scanner/git/repository";
import { readPython } from "@/lib/scanner/languages/python/read-python";

export type Task = {
  readonly revision: string;
  readonly reach: Reach;
  readonly referees: Referees;
  readonly cache: AnswerCache;
  readonly sampleSize: number;
  readonly seed: string;
  /** Differences printed for a repository. */
  readonly maxShown: number;
};

type Broken = {
  readonly git: Git;
  readonly name: string;
  readonly version: Version;
  readonly error: string;
};

/** Verifies each repository and prints what came out; false when anything differs or nothing was compared. */
export async function verifyAll(directories: readonly string[], task: Task): Promise<boolean> {
  console.log(`The scanner against CPython ${task.referees.versions.join(", then ")}.`);
  const sample = createSample<Broken>(task.sampleSize, task.seed);
  const sum = emptyTally();
  let isEmpty = false;
  for (const directory of directories) {
    const tally = await verifyOne(directory, task, sample);
    isEmpty ||= tally.versions === tally.broken;
    addTally(sum, tally);
  }
  if (directories.length > 1) console.log(tallyText("Together", sum));
  if (task.sampleSize > 0) await printSample(sample.taken());
  return sum.different === 0 && !isEmpty;
}

async function verifyOne(directory: string, task: Task, sample: Sample<Broken>): Promise<Tally> {
  const repository = await openRepository(directory, process.env);
  const { git } = repository;
  const name = directory;
  const revision =
    task.reach === "all" ? task.revision : await resolveCommit(repository, task.revision);
  const { versions, missing } = await listVersions(git, revision, task.reach);
  const tally = { ...emptyTally(), missing };
  const progress = verifyProgress(name, versions.length);
  let shown = 0;
  const show = (text: string) => {
    shown += 1;
    if (shown <= task.maxShown) console.log(text);
  };
  await verifyVersions(git, versions, task.referees, task.cache, (compared) => {
    note(tally, compared.verdict, compared);
    tellDifferences(compared, show);
    const { version, verdict } = compared;
    if (verdict.is === "broken")
      sample.offer(version, { git, name, version, error: verdict.error });
    progress.advance(tally);
  });
  progress.end();
  if (shown > task.maxShown) console.log(`… and ${shown - task.maxShown} more differences.`);
  console.log(tallyText(name, tally));
  if (tally.versions === tally.broken) console.log("  Nothing was compared: that is a failure.");
  return tally;
}

function tellDifferences({ version, verdict }: Compared, show: (text: string) => void): void {
  if (verdict.is !== "different") return;
  for (const difference of verdict.differences) {
    show(`${version.commit.slice(0, 12)}:${version.path} (${version.blob}): ${difference}`);
  }
}

async function printSample(sample: readonly Broken[]): Promise<void> {
  for (const [index, { git, name, version, error }] of sample.entries()) {
    const bytes = (await readContents(git, [version])).get(version.blob) ?? new Uint8Array();
    const { commit, path, blob } = version;
    console.log(`\n#${index + 1} ${name} ${commit.slice(0, 12)}:${path} ${blob}`);
    console.log(`  CPython says: ${error}\n${sampleText(bytes, readPython(bytes))}`);
  }
}

import type { AnswerCache } from "@/lib/cli/verify-scanner/answer-cache";
import { compareFile, compareReadings, type Verdict } from "@/lib/cli/verify-scanner/compare";
import type { Answer, Referees } from "@/lib/cli/verify-scanner/referees";
import type { Version } from "@/lib/cli/verify-scanner/versions";
import { readBlobs } from "@/lib/scanner/git/blobs";
import type { Git } from "@/lib/scanner/git/git";
import { createPythonReader, readPython } from "@/lib/scanner/languages/python/read-python";
import type { SourceFile } from "@/lib/scanner/languages/written-import";
import { BYTE_TOOLS } from "@/lib/scanner/workers/byte-tools";

/** One content, what the scanner and an interpreter made of it. */
export type Compared = {
  readonly version: Version;
  readonly size: number;
  readonly verdict: Verdict;
  /** The version of the interpreter when it is not the first. */
  readonly elsewhere: string | null;
};

/** Contents held at once, twice: one batch is read while the interpreters are busy with the other. */
const BATCH_FILES = 400;

/** Compares every version, in batches; never more than two of them are in memory. */
export async function verifyVersions(
  git: Git,
  versions: readonly Version[],
  referees: Referees,
  cache: AnswerCache,
  onCompared: (compared: Compared) => void,
): Promise<void> {
  const read = createPythonReader(BYTE_TOOLS);
  let before = Promise.resolve();
  for (let at = 0; at < versions.length; at += BATCH_FILES) {
    const batch = versions.slice(at, at + BATCH_FILES);
    const contents = await readContents(git, batch);
    const answers = answersTo(batch, contents, referees, cache);
    await before;
    before = answers.then((all) => {
      compareBatch(batch, contents, all, { referees, read, onCompared });
    });
    before.catch(() => {});
  }
  await before;
}

/** The bytes of each version, copied out of git's answer. */
export async function readContents(
  git: Git,
  versions: readonly Version[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  await readBlobs(git, new Set(versions.map(({ blob }) => blob)), {
    mayBeMissing: false,
    onBlob: (id, bytes) => bytes && contents.set(id, Uint8Array.from(bytes)),
  });
  return contents;
}

async function answersTo(
  batch: readonly Version[],
  contents: ReadonlyMap<string, Uint8Array>,
  referees: Referees,
  cache: AnswerCache,
): Promise<readonly Answer[]> {
  const blobs = batch.map(({ blob }) => blob);
  const known = await cache.read(blobs);
  if (known !== null) return known;
  const answers = await Promise.all(
    blobs.map((blob) => referees.ask(contents.get(blob) ?? new Uint8Array())),
  );
  await cache.write(blobs, answers);
  return answers;
}

type Comparison = {
  readonly referees: Referees;
  /** As a scan reads: with what it remembers of the contents before. */
  readonly read: (bytes: Uint8Array) => SourceFile;
  readonly onCompared: (compared: Compared) => void;
};

function compareBatch(
  batch: readonly Version[],
  contents: ReadonlyMap<string, Uint8Array>,
  answers: readonly Answer[],
  { referees, read, onCompared }: Comparison,
): void {
  for (const [index, version] of batch.entries()) {
    const bytes = contents.get(version.blob);
    const answer = answers[index];
    if (bytes === undefined || answer === undefined) {
      throw new Error(`${version.blob} was listed, but not read.`);
    }
    const { python, reference } = answer;
    const elsewhere = python === referees.versions[0] ? null : python;
    const terms = { hasLines: hasLines(python), mustParse: elsewhere === null };
    const file = readPython(bytes);
    const verdict = compareReadings(file, read(bytes)) ?? compareFile(file, reference, terms);
    onCompared({ version, size: bytes.length, verdict, elsewhere });
  }
}

/** Whether this Python says on which line an imported name stands: from 3.10 on. */
function hasLines(python: string): boolean {
  const [major = 0, minor = 0] = python.split(".").map(Number);
  return major > 3 || (major === 3 && minor >= 10);
}

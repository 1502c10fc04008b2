import { setImmediate } from "node:timers/promises";
import type { ScanHeader } from "@/lib/domain/scan";
import { isoInstant } from "@/lib/domain/time";
import { type CommitHeading, commitLines } from "@/lib/scanner/facts/commit-lines";
import {
  type ContentReader,
  createContentReader,
  type FileAt,
  type ScanProgress,
} from "@/lib/scanner/facts/content-reader";
import { type CommitFacts, createLineTree, type LineTree } from "@/lib/scanner/facts/line-tree";
import { type Change, readChanges } from "@/lib/scanner/git/changes";
import { creditsOf } from "@/lib/scanner/git/credits";
import { GitError } from "@/lib/scanner/git/git";
import { firstParentLine, type LineCommit } from "@/lib/scanner/git/line-commits";
import { addExactRenames } from "@/lib/scanner/git/renames";
import type { Repository } from "@/lib/scanner/git/repository";
import { listTree } from "@/lib/scanner/git/tree";
import type { LanguageSet } from "@/lib/scanner/languages/select-languages";

export type ScanRequest = {
  readonly repository: Repository;
  readonly tool: ScanHeader["tool"];
  /** What is scanned, oldest first: the first in full, each later one against the one before it. */
  readonly line: readonly LineCommit[];
  /** First-parent count of the first of them; null when history is cut off. */
  readonly firstHeight: number | null;
  /** The receiver has the first of them: it is read, and only what came after it is given. */
  readonly isFirstKnown: boolean;
  readonly branch: string | null;
  readonly languages: LanguageSet;
  /** Null records every import. */
  readonly modules: readonly string[] | null;
  /** How many threads read contents; one for each core when it is not said. The lines are the same. */
  readonly workers?: number | undefined;
  readonly onProgress: (progress: ScanProgress) => void;
  readonly onWarning: (text: string) => void;
};

/** Changes gathered before their contents are read: enough for versions of a path to meet, few enough to hold two such. */
const WINDOW_CHANGES = 30_000;
/** After so many commits whoever reads is heard: what is put together meanwhile must not keep readers waiting. */
const COMMITS_A_BREATH = 32;

const COMPARED_A_REPORT = 100;

type Step = { readonly commit: LineCommit; readonly changes: readonly Change[] };

/**
 * Scans commits of one line and gives the lines of `plumbline.scan/1`, without line ends, as they are asked for. Reads
 * objects only: no work tree, no index, no fetching. A GitError tells what git could not do.
 */
export async function* scan(request: ScanRequest): AsyncGenerator<string> {
  for await (const line of scanBytes(request)) yield decoder.decode(line);
}

const decoder = new TextDecoder();

/** The same in UTF-8, for those who only write it somewhere. */
export async function* scanBytes(request: ScanRequest): AsyncGenerator<Uint8Array> {
  const { repository, tool, modules } = request;
  const header: ScanHeader = {
    format: "plumbline.scan/1",
    tool,
    repository: repository.address ?? repository.name,
    recorded: modules === null ? "all" : { modules },
  };
  yield Buffer.from(JSON.stringify(header));
  const reader = createContentReader(request);
  try {
    yield* scanLine(request, reader);
  } catch (error) {
    throw repository.isPartial && error instanceof GitError ? new GitError(missing(error)) : error;
  } finally {
    await reader.end();
  }
}

/** Contents that are missing are named and passed over. Without its trees nothing is known of a commit: not even which paths. */
function missing({ message }: GitError): string {
  return `${message}\nThis is a partial clone: a scan needs all trees of what it reads, contents may be missing. Run: git fetch --refetch --filter=blob:none origin`;
}

async function* scanLine(request: ScanRequest, reader: ContentReader): AsyncGenerator<Uint8Array> {
  const { repository, modules, line, languages } = request;
  const tree = createLineTree(reader.facts, languages, modules === null ? null : new Set(modules));
  const [first] = line;
  if (first === undefined) return;
  const stretches = windows(request, reader);
  try {
    // git compares commits while it lists the tree: the versions of a path meet, and are read after each other.
    const [files, opening] = await Promise.all([
      listTree(repository.git, first.sha, isWanted(languages)),
      stretches.next(),
    ]);
    const steps = opening.done ? [] : opening.value;
    const sources = files.filter(({ path }) => languages.languageOf(path) !== null);
    warnOfNames(sources, request);
    reader.done(1);
    await reader.read([...files, ...contentsOf(steps)]);
    if (request.isFirstKnown) await rememberBefore(request, first, tree);
    const start = tree.start(sources, reader.settingsAmong(files));
    if (!request.isFirstKnown) yield* linesOf(request, 0, start);
    yield* laterLines(request, { reader, tree, steps: stepsRead(reader, steps, stretches) });
  } finally {
    await stretches.return(undefined);
  }
}

type Later = {
  readonly reader: ContentReader;
  readonly tree: LineTree;
  readonly steps: AsyncGenerator<Step>;
};

/** Every commit after the first. */
async function* laterLines(
  request: ScanRequest,
  { reader, tree, steps }: Later,
): AsyncGenerator<Uint8Array> {
  const { repository, line, languages } = request;
  const credits = await creditsOf(repository.git, line, languages.pathspecs);
  let done = 1;
  try {
    for await (const { commit, changes } of steps) {
      const facts = tree.advance(
        changes.filter(({ path }) => languages.languageOf(path) !== null),
        reader.settingsAmong(changes.flatMap(settingsAfter)),
        await credits.behind(commit.sha),
      );
      yield* linesOf(request, done, facts);
      done += 1;
      reader.done(done);
      if (done % COMMITS_A_BREATH === 0) await setImmediate();
    }
  } finally {
    await credits.end();
  }
  reader.over(done);
}

/** Commits whose contents are read, from those of the first stretch on; those of the next are being read meanwhile. */
async function* stepsRead(
  reader: ContentReader,
  opening: readonly Step[],
  stretches: AsyncGenerator<Step[]>,
): AsyncGenerator<Step> {
  let isOver = false;
  async function readNext(): Promise<Step[] | null> {
    const { value, done } = await stretches.next();
    if (done || isOver) return null;
    await reader.read(contentsOf(value));
    return value;
  }
  try {
    for (let steps: readonly Step[] | null = opening; steps !== null; ) {
      const ahead = readNext();
      // Met when its turn comes; nobody may be left with an unhandled one.
      ahead.catch(() => {});
      yield* steps;
      steps = await ahead;
    }
  } finally {
    isOver = true;
  }
}

/** A module that is gone still tells what an import of it means: what the receiver has was read with that in mind. */
async function rememberBefore(
  { repository: { git, isPartial }, languages: { pathspecs } }: ScanRequest,
  first: LineCommit,
  tree: LineTree,
): Promise<void> {
  const before = await firstParentLine(git, { tip: first.sha, excluded: null, limit: null });
  const comparisons = before.map(({ sha, parents }) => ({ sha, parent: parents[0] ?? null }));
  const options = { renames: "none", pathspecs } as const;
  try {
    for await (const { changes } of readChanges(git, comparisons, options)) {
      tree.remember(changes.filter(({ status }) => status === "added").map(({ path }) => path));
    }
  } catch (error) {
    // A clone without its old trees cannot tell.
    if (!(error instanceof GitError) || !isPartial) throw error;
  }
}

function isWanted(languages: LanguageSet): (path: string) => boolean {
  return (path) => languages.languageOf(path) !== null || languages.isSettings(path);
}

function contentsOf(steps: readonly Step[]): FileAt[] {
  const files: FileAt[] = [];
  for (const { changes } of steps) {
    for (const { status, path, newBlob } of changes) {
      if (status !== "deleted") files.push({ path, blob: newBlob });
    }
  }
  return files;
}

/** Where a commit changed a file, and where it went from: what stands there now, null when nothing does. */
function settingsAfter({
  status,
  path,
  from,
  newBlob,
}: Change): { path: string; blob: string | null }[] {
  const now = { path, blob: status === "deleted" ? null : newBlob };
  return from === null ? [now] : [{ path: from, blob: null }, now];
}

/** The commits after the first with their changes, in stretches whose contents are read together. */
async function* windows(request: ScanRequest, reader: ContentReader): AsyncGenerator<Step[]> {
  let window: Step[] = [];
  let size = 0;
  let at = 1;
  for await (const changes of lineChanges(request)) {
    const commit = request.line[at];
    if (commit === undefined) return;
    window.push({ commit, changes });
    size += changes.length;
    at += 1;
    if (at % COMPARED_A_REPORT === 0) reader.compared(at);
    if (size < WINDOW_CHANGES) continue;
    reader.compared(at);
    yield window;
    window = [];
    size = 0;
  }
  reader.compared(at);
  if (window.length > 0) yield window;
}

async function* lineChanges(request: ScanRequest): AsyncGenerator<readonly Change[]> {
  const { repository, line, languages } = request;
  const { pathspecs } = languages;
  const comparisons = line
    .slice(1)
    .map(({ sha, parents }) => ({ sha, parent: parents[0] ?? null }));
  if (comparisons.length === 0) return;
  let given = 0;
  try {
    for await (const { changes } of readChanges(repository.git, comparisons, {
      renames: "similar",
      pathspecs,
    })) {
      warnOfNames(changes, request);
      yield addExactRenames(changes);
      given += 1;
    }
  } catch (error) {
    if (!(error instanceof GitError) || !repository.isPartial) throw error;
    // Comparing contents needs contents: where some are missing only equal ones are told to be renamed.
    const rest = comparisons.slice(given);
    for await (const { changes } of readChanges(repository.git, rest, {
      renames: "exact",
      pathspecs,
    })) {
      warnOfNames(changes, request);
      yield addExactRenames(changes);
    }
  }
}

function warnOfNames(
  files: readonly { readonly path: string; readonly isOdd: boolean }[],
  { onWarning }: ScanRequest,
): void {
  for (const { path, isOdd } of files) {
    if (isOdd) onWarning(`The name ${path} is not UTF-8; its other bytes are written \\xHH.`);
  }
}

function linesOf(request: ScanRequest, index: number, facts: CommitFacts): Uint8Array[] {
  const { line, branch, firstHeight } = request;
  const commit = line[index];
  if (commit === undefined) throw new Error(`The line has no commit ${index}.`);
  const { sha, parents, committedAt, author, subject } = commit;
  const base = line[index - 1]?.sha;
  const heading: CommitHeading = {
    sha,
    parents,
    ...(firstHeight === null ? {} : { height: firstHeight + index }),
    committedAt: isoInstant(committedAt),
    ...(branch === null ? {} : { branch }),
    ...(subject === "" ? {} : { subject }),
    ...(author === "" ? {} : { author }),
    ...(base === undefined ? { mode: "full" } : { mode: "delta", base }),
    filesScanned: facts.filesScanned,
  };
  return commitLines(heading, facts);
}

import { closeSync, constants, openSync, readSync } from "node:fs";
import type { Search } from "@/lib/domain/check/search-texts";
import { readBlobs } from "@/lib/scanner/git/blobs";
import { type Change, readChanges } from "@/lib/scanner/git/changes";
import type { Checkout } from "@/lib/scanner/git/checkout";
import { GitError } from "@/lib/scanner/git/git";
import { filesWith } from "@/lib/scanner/git/grep";
import { addExactRenames } from "@/lib/scanner/git/renames";
import { listTree } from "@/lib/scanner/git/tree";
import { listWorkTree, workTreeChanges } from "@/lib/scanner/git/work-tree";
import type { LanguageSet } from "@/lib/scanner/languages/select-languages";

export type SideRequest = {
  readonly checkout: Checkout;
  readonly languages: LanguageSet;
  readonly search: Search;
  /** The commit to compare with, as soon as it is known. */
  readonly base: Promise<string>;
};

/** One state of the files: what a change leads to. */
export type Side = {
  /** All source files and settings of the languages. */
  readonly paths: ReadonlySet<string>;
  /** Of these, those that may import something of the subject, as they are found; one may come twice. To be gone through once. */
  readonly candidates: AsyncIterable<readonly string[]>;
  /** What leads from the base to it. */
  readonly changes: Promise<readonly Change[]>;
  /** Hands over the contents of paths, one by one; null where a file cannot be read. */
  readonly read: (paths: readonly string[], onFile: OnFile) => Promise<void>;
};

/** The bytes are valid only during the call. */
export type OnFile = (path: string, bytes: Uint8Array | null) => void;

/** The files as they stand in the work tree. git searches and compares them while what else is needed is asked for. */
export async function workTreeSide(
  root: string,
  { checkout, languages, search, base }: SideRequest,
): Promise<Side> {
  const { git } = checkout.repository;
  const { pathspecs, languageOf } = languages;
  const found =
    search.texts === null ? null : filesWith(git, search.texts, { commit: null, pathspecs });
  const listed = listWorkTree(git, pathspecs);
  const changes = workTreeChanges(checkout, base, { pathspecs, listed });
  // Whoever waits for it meets a failure there.
  changes.catch(() => {});
  const { tracked, absent, untracked } = await listed;
  const hidden = await blobsOf(absent, checkout);
  const here = [...tracked, ...untracked];
  const isSource = (path: string) => languageOf(path) !== null;
  const isUnsearched = unsearched(languages);
  const isKnown = (path: string) => search.matchesPath(path) || isUnsearched(path);
  const known = [
    ...untracked,
    ...(found === null ? tracked : tracked.filter(isKnown)),
    // Not in the work tree, so not searched.
    ...absent,
  ];
  return {
    paths: new Set([...here, ...absent]),
    candidates: batches(known, found, isSource),
    changes,
    async read(paths, onFile) {
      for (const path of paths) {
        const bytes = hidden.has(path) ? undefined : readRegular(`${root}/${path}`);
        if (bytes !== undefined) onFile(path, bytes);
      }
      await readAll(checkout, new Map(paths.flatMap((path) => entry(hidden, path))), onFile);
    },
  };
}

/** The files of a commit. */
export async function commitSide(
  commit: string,
  { checkout, languages, search, base }: SideRequest,
): Promise<Side> {
  const { git } = checkout.repository;
  const { pathspecs, languageOf, isSettings } = languages;
  const changes = commitChanges(checkout, { base, commit, pathspecs });
  changes.catch(() => {});
  const found = search.texts === null ? null : filesWith(git, search.texts, { commit, pathspecs });
  const files = await listTree(
    git,
    commit,
    (path) => languageOf(path) !== null || isSettings(path),
  );
  const blobs = new Map(files.map(({ path, blob }) => [path, blob] as const));
  const paths = [...blobs.keys()];
  const isSource = (path: string) => blobs.has(path) && languageOf(path) !== null;
  const isKnown = (path: string) => search.matchesPath(path) || !languageOf(path)?.readUntil;
  const known = found === null ? paths : paths.filter(isKnown);
  return {
    paths: new Set(paths),
    candidates: inOneBatch(batches(known, found, isSource)),
    changes,
    read: (wanted, onFile) =>
      readAll(checkout, new Map(wanted.flatMap((path) => entry(blobs, path))), onFile),
  };
}

/** Whether a search for texts says nothing of a file. */
function unsearched({ languages, languageOf }: LanguageSet): (path: string) => boolean {
  if (languages.every(({ readUntil }) => readUntil !== undefined)) return () => false;
  return (path) => {
    const language = languageOf(path);
    return language !== null && !language.readUntil;
  };
}

async function* batches(
  known: readonly string[],
  found: AsyncIterable<readonly string[]> | null,
  isSource: (path: string) => boolean,
): AsyncGenerator<readonly string[]> {
  yield known.filter(isSource);
  if (found !== null) for await (const paths of found) yield paths.filter(isSource);
}

/** For a side that starts a git with each batch that is read of it. */
async function* inOneBatch(
  parts: AsyncIterable<readonly string[]>,
): AsyncGenerator<readonly string[]> {
  const all: string[] = [];
  for await (const part of parts) all.push(...part);
  yield all;
}

function entry(
  blobs: ReadonlyMap<string, string>,
  path: string,
): [readonly [path: string, blob: string]] | [] {
  const blob = blobs.get(path);
  return blob === undefined ? [] : [[path, blob]];
}

async function commitChanges(
  { repository: { git } }: Checkout,
  request: { base: Promise<string>; commit: string; pathspecs: readonly string[] },
): Promise<readonly Change[]> {
  const { commit, pathspecs } = request;
  const pair = [{ sha: commit, parent: await request.base }];
  for await (const { changes } of readChanges(git, pair, { renames: "similar", pathspecs })) {
    return addExactRenames(changes);
  }
  return [];
}

/** Contents of files by their blobs; each blob is read once. */
export async function readAll(
  { repository }: Checkout,
  blobs: ReadonlyMap<string, string>,
  onFile: OnFile,
): Promise<void> {
  const paths = new Map<string, string[]>();
  for (const [path, blob] of blobs) paths.set(blob, [...(paths.get(blob) ?? []), path]);
  await readBlobs(repository.git, new Set(paths.keys()), {
    mayBeMissing: false,
    onBlob(blob, bytes) {
      if (bytes === null) throw new GitError(missingObjects(paths.get(blob) ?? [blob]));
      for (const path of paths.get(blob) ?? []) onFile(path, bytes);
    },
  });
}

function missingObjects(paths: readonly string[]): string {
  return `A version of ${paths.join(", ")} that the check needs is not in this partial clone. Run: git fetch --refetch --no-filter origin`;
}

/** Blobs at HEAD of files that a sparse checkout leaves out. */
async function blobsOf(
  paths: readonly string[],
  { repository: { git } }: Checkout,
): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) return new Map();
  const wanted = new Set(paths);
  const files = await listTree(git, "HEAD", (path) => wanted.has(path));
  return new Map(files.map(({ path, blob }) => [path, blob] as const));
}

const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;

/** What there is no file of: a link, a folder, nothing. */
const NO_FILE = new Set(["ELOOP", "EMLINK", "EISDIR", "ENOENT", "ENOTDIR", "ENXIO"]);

/** One room for all files: with a new one for each, collecting them takes longer than reading. */
let room = Buffer.allocUnsafe(256 * 1024);

function readWhole(file: number): Uint8Array {
  for (let length = 0; ; ) {
    const read = readSync(file, room, length, room.length - length, null);
    if (read === 0) return room.subarray(0, length);
    length += read;
    if (length === room.length) room = Buffer.concat([room], room.length * 2);
  }
}

/** Null: a file that cannot be read. Links are not followed: what they lead to is another file, or none of ours. */
function readRegular(path: string): Uint8Array | null | undefined {
  let file: number | null = null;
  try {
    file = openSync(path, O_RDONLY | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0));
    return readWhole(file);
  } catch (error) {
    return NO_FILE.has((error as NodeJS.ErrnoException).code ?? "") ? undefined : null;
  } finally {
    if (file !== null) closeSync(file);
  }
}

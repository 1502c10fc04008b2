import { closeSync, constants, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
};

/** One state of the files: what a change leads to. */
export type Side = {
  /** All source files and settings of the languages. */
  readonly paths: ReadonlySet<string>;
  /** Of these, those that may import something of the subject. */
  readonly candidates: ReadonlySet<string>;
  readonly changesSince: (base: string) => Promise<readonly Change[]>;
  /** Hands over the contents of paths, one by one; null where a file cannot be read. */
  readonly read: (paths: readonly string[], onFile: OnFile) => Promise<void>;
};

export type OnFile = (path: string, bytes: Uint8Array | null) => void;

/** The files as they stand in the work tree. */
export async function workTreeSide(
  root: string,
  { checkout, languages, search }: SideRequest,
): Promise<Side> {
  const { git } = checkout.repository;
  const { pathspecs, languageOf } = languages;
  const isSource = (path: string) => languageOf(path) !== null;
  const isUnsearched = (path: string) => isSource(path) && !languageOf(path)?.readUntil;
  const [{ tracked, absent, untracked }, found] = await Promise.all([
    listWorkTree(git, pathspecs),
    search.texts === null
      ? Promise.resolve(null)
      : filesWith(git, search.texts, { commit: null, pathspecs }),
  ]);
  const hidden = await blobsOf(absent, checkout);
  const here = [...tracked, ...untracked];
  const candidates = new Set([
    ...(found ?? here).filter(isSource),
    ...untracked.filter(isSource),
    ...tracked.filter((path) => isUnsearched(path) || (search.matchesPath(path) && isSource(path))),
    // Not in the work tree, so not searched.
    ...absent.filter(isSource),
  ]);
  return {
    paths: new Set([...here, ...absent]),
    candidates,
    changesSince: (base) => workTreeChanges(checkout, base, { pathspecs, untracked }),
    async read(paths, onFile) {
      for (const path of paths) {
        const bytes = hidden.has(path) ? undefined : readRegular(join(root, path));
        if (bytes !== undefined) onFile(path, bytes);
      }
      await readAll(checkout, new Map(paths.flatMap((path) => entry(hidden, path))), onFile);
    },
  };
}

/** The files of a commit. */
export async function commitSide(
  commit: string,
  { checkout, languages, search }: SideRequest,
): Promise<Side> {
  const { git } = checkout.repository;
  const { pathspecs, languageOf, isSettings } = languages;
  const [files, found] = await Promise.all([
    listTree(git, commit, (path) => languageOf(path) !== null || isSettings(path)),
    search.texts === null
      ? Promise.resolve(null)
      : filesWith(git, search.texts, { commit, pathspecs }),
  ]);
  const blobs = new Map(files.map(({ path, blob }) => [path, blob] as const));
  const paths = [...blobs.keys()];
  const candidates = new Set([
    ...(found ?? paths).filter((path) => blobs.has(path) && languageOf(path) !== null),
    ...paths.filter((path) => search.matchesPath(path) && languageOf(path) !== null),
    ...paths.filter((path) => languageOf(path) !== null && !languageOf(path)?.readUntil),
  ]);
  return {
    paths: new Set(paths),
    candidates,
    changesSince: (base) => commitChanges(checkout, { base, commit, pathspecs }),
    read: (wanted, onFile) =>
      readAll(checkout, new Map(wanted.flatMap((path) => entry(blobs, path))), onFile),
  };
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
  { base, commit, pathspecs }: { base: string; commit: string; pathspecs: readonly string[] },
): Promise<readonly Change[]> {
  const pair = [{ sha: commit, parent: base }];
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

/** Null: a file that cannot be read. Links are not followed: what they lead to is another file, or none of ours. */
function readRegular(path: string): Uint8Array | null | undefined {
  let file: number | null = null;
  try {
    file = openSync(path, O_RDONLY | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0));
    return readFileSync(file);
  } catch (error) {
    return NO_FILE.has((error as NodeJS.ErrnoException).code ?? "") ? undefined : null;
  } finally {
    if (file !== null) closeSync(file);
  }
}

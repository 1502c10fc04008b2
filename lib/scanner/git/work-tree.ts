import { isAscii } from "node:buffer";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Change, readDiff } from "./changes";
import type { Checkout } from "./checkout";
import { type Git, gitOutput } from "./git";
import { readPath } from "./paths";

const NOTHING = "0";

/** Paths that git tracks, those of a sparse checkout that are not here left out, and those that it neither tracks nor ignores. */
export type WorkTreePaths = {
  readonly tracked: readonly string[];
  readonly absent: readonly string[];
  readonly untracked: readonly string[];
};

/** Lists the files of a work tree that the pathspecs match; nothing in it or in the index is changed. */
export async function listWorkTree(git: Git, pathspecs: readonly string[]): Promise<WorkTreePaths> {
  const args = ["ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard"];
  const output = await gitOutput(git, [...args, "--", ...pathspecs]);
  const isPlain = isAscii(output);
  // One text from which paths are cut, in a plain loop: there may be ten thousands of them, and the check is over before it is compiled.
  const text = output.toString("latin1");
  const tracked: string[] = [];
  const absent: string[] = [];
  const untracked: string[] = [];
  let last = "";
  for (let start = 0, stop = text.indexOf("\0"); stop >= 0; stop = text.indexOf("\0", start)) {
    const path = isPlain
      ? text.slice(start + 2, stop)
      : readPath(output.subarray(start + 2, stop)).path;
    const tag = text.charCodeAt(start);
    if (tag === UNTRACKED) untracked.push(path);
    else if (tag === SKIPPED) absent.push(path);
    // One that is not merged stands there several times.
    else if (path !== last) tracked.push(path);
    last = path;
    start = stop + 1;
  }
  return { tracked, absent, untracked };
}

/** Letters that git puts before a path. */
const UNTRACKED = "?".charCodeAt(0);
const SKIPPED = "S".charCodeAt(0);

/**
 * What a work tree did to the wanted files since a commit: committed, staged, not staged and untracked alike. A file that was
 * moved without telling git is found as a rename.
 */
export async function workTreeChanges(
  checkout: Checkout,
  base: Promise<string>,
  { pathspecs, listed }: { pathspecs: readonly string[]; listed: Promise<WorkTreePaths> },
): Promise<readonly Change[]> {
  const { git } = checkout.repository;
  const args = [
    ...["-M", "-l1000", "--no-ext-diff", "--no-textconv", "--no-relative"],
    ...["--ignore-submodules", await base, "--", ...pathspecs],
  ];
  const changes = await readDiff(git, args);
  const { untracked } = await listed;
  if (untracked.length === 0) return changes;
  const isMoved = changes.some(({ status }) => status === "deleted");
  const moved = isMoved ? await withUntracked(checkout, args, untracked) : null;
  return moved ?? [...changes, ...untracked.map(addition)];
}

function addition(path: string): Change {
  return { status: "added", path, from: null, oldBlob: NOTHING, newBlob: NOTHING, isOdd: false };
}

/** The same with the untracked files noted in a copy of the index, so that git's own detection sees them; null: git will not. */
async function withUntracked(
  { repository: { git }, indexFile }: Checkout,
  args: readonly string[],
  untracked: readonly string[],
): Promise<readonly Change[] | null> {
  const folder = await mkdtemp(join(tmpdir(), "plumbline-index-"));
  try {
    const copy = join(folder, "index");
    await copyFile(indexFile, copy);
    const aside = { ...git, env: { ...git.env, GIT_INDEX_FILE: copy } };
    const add = ["--literal-pathspecs", "add", "--intent-to-add", "--pathspec-from-file=-"];
    await gitOutput(aside, [...add, "--pathspec-file-nul"], untracked.join("\0"));
    return await readDiff(aside, args);
  } catch {
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

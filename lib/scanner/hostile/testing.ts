import { deepStrictEqual } from "node:assert";
import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import type { ScannedCommit, ScannedFile } from "@/lib/domain/scan";
import { scanned } from "@/lib/scanner/testing";

/** What stands at a commit, as the lines up to it add up: files with imports, what could not be read, the tree. */
type Standing = {
  readonly files: Map<string, ScannedFile["imports"]>;
  readonly unreadable: Map<string, string>;
  readonly tree: Set<string>;
};

function apply(standing: Standing, commit: ScannedCommit): void {
  const { files, unreadable, tree } = standing;
  const {
    deleted = [],
    renamed = [],
    tree: { added, removed } = { added: [], removed: [] },
  } = commit;
  const left = renamed.flatMap(({ from }) => (removed.includes(from) ? [from] : []));
  const broken = commit.unreadable ?? [];
  for (const path of [...deleted, ...left, ...broken.map(({ path }) => path)]) files.delete(path);
  for (const path of [...deleted, ...left]) unreadable.delete(path);
  for (const { path, imports } of commit.files) {
    unreadable.delete(path);
    files.delete(path);
    if (imports.length > 0) files.set(path, imports);
  }
  for (const { path, reason } of broken) unreadable.set(path, reason);
  for (const path of removed) tree.delete(path);
  for (const path of added) tree.add(path);
}

function sorted({ files, unreadable, tree }: Standing) {
  return {
    files: [...files].sort(),
    unreadable: [...unreadable].sort(),
    tree: [...tree].sort(),
  };
}

const nothing = (): Standing => ({ files: new Map(), unreadable: new Map(), tree: new Set() });

/** Fails unless the history, added up to each of its commits, is what a scan of that commit alone finds; answers it. */
export async function expectToAddUp(directory: string): Promise<ScannedCommit[]> {
  const commits = await scanned(directory);
  const standing = nothing();
  for (const commit of commits) {
    apply(standing, commit);
    const [only] = await scanned(directory, { revision: commit.sha, isHistory: false });
    const alone = nothing();
    if (only !== undefined) apply(alone, only);
    deepStrictEqual(sorted(standing), sorted(alone));
  }
  return commits;
}

/** Every file below a directory with its mode, time and content: equal before and after means untouched. */
export function fingerprint(directory: string): readonly string[] {
  const entries = readdirSync(directory, { recursive: true, encoding: "utf8" });
  return entries.sort().map((name) => {
    const path = join(directory, name);
    const { mode, mtimeMs } = lstatSync(path);
    if (lstatSync(path).isSymbolicLink()) return `${name} -> ${readlinkSync(path)}`;
    if (lstatSync(path).isDirectory()) return `${name}/ ${mode} ${mtimeMs}`;
    const digest = createHash("sha256").update(readFileSync(path)).digest("hex");
    return `${name} ${mode} ${mtimeMs} ${digest}`;
  });
}

import "server-only";
import { createHash, type Hash } from "node:crypto";
import type { ScannedCommit } from "@/lib/domain/scan";
import { parseInstant } from "@/lib/domain/time";

/**
 * 16 hex digits over what a commit line says and the store keeps: whatever the order of its keys and files, the zone
 * of its time, and whether a base that is the first parent is written out. An export that is read in again has the same.
 */
export function commitDigest(commit: ScannedCommit): string {
  const hash = createHash("sha256");
  const { sha, mode, base, height, committedAt, branch, author, subject, filesScanned, parents } =
    commit;
  put(hash, [
    sha,
    mode,
    base === parents[0] ? undefined : base,
    height,
    parseInstant(committedAt),
    branch,
    author,
    subject,
    filesScanned,
    ...parents,
  ]);
  for (const file of sorted(commit.files, (entry) => entry.path)) {
    // One call of the hash for each file and not for each import, of which there may be a hundred thousand.
    let text = joined(["f", file.path, file.blob, file.lines, file.by?.sha, file.by?.author]);
    for (const row of [...file.imports].sort((a, b) => a.line - b.line)) {
      const relative = row.relative ? 1 : 0;
      text += joined([row.line, row.module, row.name, row.alias, row.kind, row.where, relative]);
    }
    hash.update(text);
  }
  put(hash, ["d", ...sorted(commit.deleted ?? [], (path) => path)]);
  for (const { from, to } of sorted(commit.renamed ?? [], (entry) => entry.from))
    put(hash, ["r", from, to]);
  for (const { path, reason } of sorted(commit.unreadable ?? [], (entry) => entry.path))
    put(hash, ["u", path, reason]);
  put(hash, ["a", ...sorted(commit.tree?.added ?? [], (path) => path)]);
  put(hash, ["g", commit.tree ? 1 : 0, ...sorted(commit.tree?.removed ?? [], (path) => path)]);
  return hash.digest("hex").slice(0, 16);
}

type Value = string | number | boolean | null | undefined;

function put(hash: Hash, values: readonly Value[]): void {
  hash.update(joined(values));
}

/** Lengths in front, so that no two lists of values read the same. */
function joined(values: readonly Value[]): string {
  let text = "";
  for (const value of values) {
    if (text !== "") text += "\u0000";
    text += typeof value === "string" ? `${value.length}:${value}` : `${value ?? "-"}`;
  }
  return text;
}

function sorted<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  return [...values].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

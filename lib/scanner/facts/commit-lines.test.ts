import { describe, expect, it } from "vitest";
import type { ScannedCommit } from "@/lib/domain/scan";
import { parseScan } from "@/lib/formats/scan/reader";
import { commitLines } from "./commit-lines";

/** As a scan has it: each file written already. */
function linesOf({
  files,
  deleted,
  renamed,
  unreadable,
  tree,
  ...heading
}: ScannedCommit): string[] {
  const written = files.map((file) => Buffer.from(JSON.stringify(file)));
  const { filesScanned } = heading;
  const facts = { filesScanned, files: written, deleted, renamed, unreadable, tree };
  return commitLines(heading, facts).map((line) => Buffer.from(line).toString());
}

const HEADER =
  '{"format":"plumbline.scan/1","tool":{"name":"t","version":"1"},"repository":"r","recorded":"all"}';

function commitOf(files: number, importsEach: number): ScannedCommit {
  const paths = Array.from({ length: files }, (_, index) => `päckage/${index}.py`);
  const imports = Array.from({ length: importsEach }, (_, index) => {
    return { line: index + 1, module: "some.module", name: "ü".repeat(50), kind: "from" } as const;
  });
  return {
    sha: "1".repeat(40),
    parents: [],
    committedAt: "2025-01-01T00:00:00Z",
    mode: "full",
    filesScanned: files,
    files: paths.map((path) => ({ path, imports })),
    unreadable: paths.slice(0, 9).map((path) => ({ path, reason: "SyntaxError" })),
    tree: { added: paths, removed: [] },
  };
}

describe("the lines of a commit", () => {
  it("is one when it is short", () => {
    const commit = commitOf(2, 2);
    expect(linesOf(commit)).toEqual([JSON.stringify(commit)]);
  });

  it("are several of at most 4 MB that the reader joins to the same commit", () => {
    const commit = commitOf(2_000, 40);
    const lines = linesOf(commit);
    expect(lines.length).toBeGreaterThan(2);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(
      4 * 1024 * 1024,
    );
    const scan = parseScan([HEADER, ...lines].join("\n"));
    expect(scan.ok && scan.value.commits.map((entry) => entry.commit)).toEqual([commit]);
  });
});

import { presentInOrder } from "@/lib/scanner/git/blobs";
import { readChanges } from "@/lib/scanner/git/changes";
import { type Git, gitOutput } from "@/lib/scanner/git/git";
import type { LineCommit } from "@/lib/scanner/git/line-commits";
import type { Repository } from "@/lib/scanner/git/repository";
import { listTree } from "@/lib/scanner/git/tree";

/** All contents that Python files of a line ever had, in pack order, with their sizes. */
export type Versions = {
  readonly ids: readonly string[];
  readonly sizes: readonly number[];
  readonly bytes: number;
  readonly paths: number;
};

export async function versionsOf(
  { git, isPartial }: Repository,
  line: readonly LineCommit[],
): Promise<Versions> {
  const ids = new Set<string>();
  const paths = new Set<string>();
  const [first, ...rest] = line;
  const start = first ? await listTree(git, first.sha, (path) => path.endsWith(".py")) : [];
  for (const { path, blob } of start) note(path, blob);
  const comparisons = rest.map(({ sha, parents }) => ({ sha, parent: parents[0] ?? null }));
  const options = { renames: "none", pathspecs: ["*.py"] } as const;
  for await (const { changes } of readChanges(git, comparisons, options)) {
    for (const { status, path, newBlob } of changes) if (status !== "deleted") note(path, newBlob);
  }
  function note(path: string, blob: string): void {
    paths.add(path);
    ids.add(blob);
  }
  const order = await presentInOrder(git, ids, isPartial);
  const sizes = await sizesOf(git, order);
  return {
    ids: order,
    sizes,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    paths: paths.size,
  };
}

async function sizesOf(git: Git, ids: readonly string[]): Promise<number[]> {
  const output = await gitOutput(
    git,
    ["cat-file", "--batch-check=%(objectsize)", "--buffer"],
    `${ids.join("\n")}\n`,
  );
  return output.toString("latin1").trimEnd().split("\n").map(Number);
}

import { canonicalJson } from "@/lib/domain/canonical-json";
import type { ScannedCommit } from "@/lib/domain/scan";
import type { FieldPath } from "@/lib/formats/issue";
import type { CommitLine, ContinuationLine } from "@/lib/formats/scan/schema";

export type CommitPart = { readonly line: number; readonly value: CommitLine | ContinuationLine };

/** A commit whose last line is still to come, or to be checked. */
export type OpenCommit = {
  readonly sha: string;
  /** False once a line of it was refused: its further lines are checked, and it is not given. */
  readonly isSound: boolean;
  readonly lastLine: number;
  /** Null when the line that opened it was refused. */
  readonly first: FirstPart | null;
  readonly further: readonly CommitPart[];
};

type FirstPart = { readonly line: number; readonly value: CommitLine };

const HEADING = [
  ...(["parents", "height", "committedAt", "branch", "subject", "author"] as const),
  ...(["mode", "base", "filesScanned"] as const),
];

/** Why the line does not continue the commit: another sha, or a repeated field with another value; null when it does. */
export function repeatFault(
  open: OpenCommit,
  value: ContinuationLine,
): { path: FieldPath; message: string } | null {
  if (value.sha !== open.sha) {
    const message = `sha is ${value.sha}, but the line before left commit ${open.sha} open with "more": true`;
    return { path: ["sha"], message };
  }
  const { first } = open;
  if (first === null) return null;
  const changed = HEADING.find(
    (key) =>
      value[key] !== undefined && canonicalJson(value[key]) !== canonicalJson(first.value[key]),
  );
  if (changed === undefined) return null;
  const message = `${changed} is not what line ${first.line} says, which opened the commit`;
  return { path: [changed], message };
}

/** One commit from its lines, in their order; lists that stay empty over several lines are left out. */
export function joinCommit(first: FirstPart, further: readonly CommitPart[]): ScannedCommit {
  const { more: _, tree, ...opening } = first.value;
  if (further.length === 0) return { ...opening, ...joinTrees(tree === undefined ? [] : [tree]) };
  const values = [first, ...further].map(({ value }) => value);
  const deleted = values.flatMap((value) => value.deleted ?? []);
  const renamed = values.flatMap((value) => value.renamed ?? []);
  const unreadable = values.flatMap((value) => value.unreadable ?? []);
  return {
    ...opening,
    files: values.flatMap((value) => value.files ?? []),
    ...(deleted.length > 0 ? { deleted } : {}),
    ...(renamed.length > 0 ? { renamed } : {}),
    ...(unreadable.length > 0 ? { unreadable } : {}),
    ...joinTrees(values.flatMap((value) => value.tree ?? [])),
  };
}

function joinTrees(trees: readonly NonNullable<CommitLine["tree"]>[]): Pick<ScannedCommit, "tree"> {
  if (trees.length === 0) return {};
  const added = trees.flatMap((tree) => tree.added ?? []);
  return { tree: { added, removed: trees.flatMap((tree) => tree.removed ?? []) } };
}

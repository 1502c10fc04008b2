import type { ScannedCommit } from "@/lib/domain/scan";
import type { FieldPath } from "@/lib/formats/issue";
import type { CommitPart } from "@/lib/formats/scan/open-commit";

/** Adds a reason at a field of one of the commit's lines. */
export type AddAt = (line: number, path: FieldPath, message: string) => void;

/** What the fields of a commit say of each other; the parts are those of all its lines. */
export function checkCommit(commit: ScannedCommit, parts: readonly CommitPart[], add: AddAt): void {
  const [{ line } = { line: 0 }] = parts;
  checkHeading(commit, (path, message) => add(line, path, message));
  const seen = pathsByPlace(parts, add);
  checkTogether(seen, add);
  if (commit.mode === "full") checkFullTree(parts, add);
}

function checkHeading(
  { sha, base, mode, parents }: ScannedCommit,
  add: (path: FieldPath, message: string) => void,
): void {
  if (mode === "delta" && base === undefined) {
    add(["base"], "base is missing: a delta says what changed against the commit named there");
  }
  if (mode === "full" && base !== undefined) {
    add(
      ["base"],
      "base stands in a full scan, which is against no commit; leave it out, or say delta",
    );
  }
  if (base === sha) add(["base"], "base is the commit itself; it must be an earlier one");
  const own = parents.indexOf(sha);
  if (own >= 0) add(["parents", own], `parents[${own}] is the commit itself`);
}

type Place = { readonly line: number; readonly path: FieldPath };
type Seen = Readonly<Record<PlaceName, ReadonlyMap<string, Place>>>;
type PlaceName = (typeof PLACES)[number][0];

/** Each list of paths, and what a path that stands in it twice would mean. */
const PLACES = [
  ["files", "is listed twice; a file is given whole, once"],
  ["deleted", "is deleted twice"],
  ["renamedFrom", "is renamed twice; a file goes to one place"],
  ["renamedTo", "is the target of two renames; one of them must be wrong"],
  ["unreadable", "is unreadable twice"],
  ["added", "came into the tree twice"],
  ["removed", "went from the tree twice"],
] as const;

function pathsByPlace(parts: readonly CommitPart[], add: AddAt): Seen {
  const collect = ([name, fault]: (typeof PLACES)[number]) => {
    const seen = new Map<string, Place>();
    for (const { line, value } of parts) {
      for (const [text, path] of pathsOf(value, name)) {
        const before = seen.get(text);
        if (before === undefined) seen.set(text, { line, path });
        else add(line, path, `${text} ${fault} (first in line ${before.line})`);
      }
    }
    return [name, seen] as const;
  };
  return Object.fromEntries(PLACES.map(collect)) as Record<PlaceName, Map<string, Place>>;
}

function pathsOf(value: CommitPart["value"], name: PlaceName): [string, FieldPath][] {
  const { files = [], deleted = [], renamed = [], unreadable = [], tree } = value;
  switch (name) {
    case "files":
      return files.map(({ path }, index) => [path, ["files", index, "path"]]);
    case "deleted":
      return deleted.map((path, index) => [path, ["deleted", index]]);
    case "renamedFrom":
      return renamed.map(({ from }, index) => [from, ["renamed", index, "from"]]);
    case "renamedTo":
      return renamed.map(({ to }, index) => [to, ["renamed", index, "to"]]);
    case "unreadable":
      return unreadable.map(({ path }, index) => [path, ["unreadable", index, "path"]]);
    case "added":
      return (tree?.added ?? []).map((path, index) => [path, ["tree", "added", index]]);
    case "removed":
      return (tree?.removed ?? []).map((path, index) => [path, ["tree", "removed", index]]);
  }
}

/** Renames come first, then deletions, then files (rules.md 1.5): pairs that contradict each other in that order. */
const CONTRADICTIONS: readonly (readonly [PlaceName, PlaceName, string])[] = [
  [
    "deleted",
    "files",
    "is deleted and listed; a file that is there after the commit is listed only",
  ],
  ["deleted", "renamedTo", "is deleted and the target of a rename; deletions come after renames"],
  ["deleted", "unreadable", "is deleted and unreadable; a file that is gone cannot be read"],
  ["added", "removed", "came into the tree and went from it in one commit"],
];

function checkTogether(seen: Seen, add: AddAt): void {
  for (const [left, right, fault] of CONTRADICTIONS) {
    for (const [text, { line, path }] of seen[left]) {
      if (seen[right].has(text)) add(line, path, `${text} ${fault}`);
    }
  }
  for (const [text, { line, path }] of seen.renamedFrom) {
    const target = seen.renamedTo.get(text);
    const isSameRename = target?.line === line && target.path[1] === path[1];
    if (isSameRename) add(line, path, `${text} is renamed to itself`);
  }
}

function checkFullTree(parts: readonly CommitPart[], add: AddAt): void {
  for (const { line, value } of parts) {
    if ((value.tree?.removed?.length ?? 0) > 0) {
      const message =
        "tree.removed is not empty in a full scan, which gives the whole tree as added";
      add(line, ["tree", "removed"], message);
    }
  }
}

import { type Git, GitError, gitFields, startGit } from "./git";
import { readPath } from "./paths";
import { isRegularMode } from "./tree";

/** What one commit did to one path against a parent. `from` is set for a rename. */
export type Change = {
  readonly status: "added" | "modified" | "deleted" | "renamed";
  readonly path: string;
  readonly from: string | null;
  readonly oldBlob: string;
  readonly newBlob: string;
  readonly isOdd: boolean;
};

export type CommitChanges = { readonly sha: string; readonly changes: readonly Change[] };

/** A commit and the parent to compare it with; null compares with nothing, for a root commit. */
export type Comparison = { readonly sha: string; readonly parent: string | null };

export type ChangeOptions = {
  readonly renames: "similar" | "exact" | "none";
  readonly pathspecs: readonly string[];
};

/**
 * The changes of the wanted files in each commit, in the order asked. Renames as git finds them with `-M` (limit 1,000 a side);
 * `exact` reads no file, for clones in which files are missing.
 */
export async function* readChanges(
  git: Git,
  comparisons: Iterable<Comparison>,
  { renames, pathspecs }: ChangeOptions,
): AsyncGenerator<CommitChanges> {
  const detection = {
    similar: ["-M", "-l1000"],
    exact: ["-M100%", "-l1000"],
    none: ["--no-renames"],
  };
  const process = startGit(git, [
    ...["diff-tree", "--stdin", "-r", "--root", "--raw", "-z", "--no-abbrev", "--always"],
    ...detection[renames],
    ...["--", ...pathspecs],
  ]);
  feed(process.child.stdin, comparisons);
  const reader = changeReader();
  try {
    for await (const fields of gitFields(process)) yield* reader.take(fields);
  } finally {
    process.child.kill();
  }
  yield* reader.end();
}

/**
 * The changes that one raw, NUL-ended diff tells, made by `git diff` with these arguments. `newBlob` is zeros where the file is
 * in the work tree only.
 */
export async function readDiff(git: Git, args: readonly string[]): Promise<readonly Change[]> {
  const process = startGit(git, ["diff", "--raw", "-z", "--no-abbrev", ...args]);
  process.child.stdin.end();
  const reader = changeReader();
  const [...before] = reader.take([Buffer.from("diff")]);
  for await (const fields of gitFields(process)) before.push(...reader.take(fields));
  return [...before, ...reader.end()].flatMap(({ changes }) => changes);
}

/** Gathers the fields of `diff-tree -z` into commits. */
function changeReader() {
  let sha = "";
  let changes: Change[] = [];
  let pending: Pending | null = null;

  /** True when the field opens the next commit. */
  function takeField(field: Buffer): boolean {
    if (pending !== null) pending = takePath(pending, field, changes);
    else if (field[0] === 58) pending = readEntry(field);
    else return true;
    return false;
  }

  function* end(): Generator<CommitChanges> {
    if (sha !== "") yield { sha, changes };
  }

  return {
    end,
    *take(fields: readonly Buffer[]): Generator<CommitChanges> {
      for (const field of fields) {
        if (!takeField(field)) continue;
        yield* end();
        sha = field.toString("latin1");
        changes = [];
      }
    },
  };
}

function feed(input: NodeJS.WritableStream, comparisons: Iterable<Comparison>): void {
  const lines: string[] = [];
  for (const { sha, parent } of comparisons) {
    lines.push(parent === null ? `${sha}\n` : `${sha} ${parent}\n`);
  }
  input.end(lines.join(""));
}

type Pending = {
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldBlob: string;
  readonly newBlob: string;
  readonly status: string;
  readonly from: Buffer | null;
};

function readEntry(field: Buffer): Pending {
  const parts = field.toString("latin1", 1).split(" ");
  const [oldMode = "", newMode = "", oldBlob = "", newBlob = "", status = ""] = parts;
  if (status === "") throw new GitError(`git diff-tree answered what is not understood: ${field}`);
  return { oldMode, newMode, oldBlob, newBlob, status, from: null };
}

/** Takes one path of an entry; answers the entry again while its second path is still to come. */
function takePath(pending: Pending, field: Buffer, changes: Change[]): Pending | null {
  const isRename = pending.status.startsWith("R");
  if (isRename && pending.from === null) return { ...pending, from: Buffer.from(field) };
  const change = changeOf(pending, field);
  if (change !== null) changes.push(change);
  return null;
}

function changeOf(pending: Pending, field: Buffer): Change | null {
  const was = isRegularMode(pending.oldMode);
  const is = isRegularMode(pending.newMode);
  const { oldBlob, newBlob } = pending;
  const { path, isOdd } = readPath(field);
  const common = { path, from: null, oldBlob, newBlob, isOdd };
  // Not merged: a second entry, or the file itself, says what is there.
  if (pending.status === "U") return null;
  if (pending.from !== null) {
    const from = readPath(pending.from);
    return { ...common, status: "renamed", from: from.path, isOdd: isOdd || from.isOdd };
  }
  if (was && is) return { ...common, status: "modified" };
  if (is) return { ...common, status: "added" };
  return was ? { ...common, status: "deleted" } : null;
}

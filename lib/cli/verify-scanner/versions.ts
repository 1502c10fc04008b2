import { type Git, gitFields, gitOutput, startGit } from "@/lib/scanner/git/git";
import { readPath } from "@/lib/scanner/git/paths";
import { isRegularMode } from "@/lib/scanner/git/tree";

/** One content of a Python file, and a commit and path at which it stood. */
export type Version = { readonly blob: string; readonly path: string; readonly commit: string };

/** Which versions: those of one commit, of a first-parent line, or of every ref. */
export type Reach = "commit" | "history" | "all";

export type Versions = {
  readonly versions: readonly Version[];
  /** Contents that the clone does not hold. */
  readonly missing: number;
};

/** Every content of a regular file that ends in `.py`, once, in the order in which they lie in the packs. */
export async function listVersions(git: Git, revision: string, reach: Reach): Promise<Versions> {
  const known = new Map<string, Version>();
  const found = reach === "commit" ? treeFiles(git, revision) : changedFiles(git, revision, reach);
  for await (const version of found) {
    if (!known.has(version.blob)) known.set(version.blob, version);
  }
  const versions: Version[] = [];
  for (const id of (await presentObjects(git)).split("\n")) {
    const version = known.get(id);
    if (version === undefined) continue;
    versions.push(version);
    known.delete(id);
  }
  return { versions, missing: known.size };
}

async function presentObjects(git: Git): Promise<string> {
  const format = "--batch-check=%(objectname)";
  const args = ["cat-file", "--batch-all-objects", "--unordered", format];
  return (await gitOutput(git, args)).toString("latin1");
}

async function* treeFiles(git: Git, commit: string): AsyncGenerator<Version> {
  const process = startGit(git, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  process.child.stdin.end();
  for await (const fields of gitFields(process)) {
    for (const field of fields) {
      const tab = field.indexOf(9);
      const [mode = "", , blob = ""] = field.toString("latin1", 0, tab).split(" ");
      const path = field.subarray(tab + 1);
      if (isRegularMode(mode) && isPython(path)) yield { blob, path: readPath(path).path, commit };
    }
  }
}

/** What each commit gave a path that no parent of it had there; along a first-parent line, that its first parent had not. */
async function* changedFiles(
  git: Git,
  revision: string,
  reach: "history" | "all",
): AsyncGenerator<Version> {
  const process = startGit(git, [
    ...["log", "--raw", "-z", "--root", "--no-renames", "--no-abbrev", "--format=%H"],
    ...(reach === "all" ? ["-c", "--all"] : ["--first-parent", "-m", revision]),
    "--",
  ]);
  process.child.stdin.end();
  const reader = changeReader();
  for await (const fields of gitFields(process)) {
    for (const field of fields) {
      const version = reader.take(field);
      if (version !== null) yield version;
    }
  }
}

/** Reads the fields of `git log --raw -z`: a commit, then for each path an entry and the path. */
function changeReader() {
  let commit = "";
  let entry: string | null = null;

  function takePath(path: Buffer): Version | null {
    const blob = newBlob(entry ?? "");
    entry = null;
    return blob !== "" && isPython(path) ? { blob, path: readPath(path).path, commit } : null;
  }

  return {
    take(field: Buffer): Version | null {
      if (entry !== null) return takePath(field);
      if (isEntry(field)) entry = field.toString("latin1");
      else if (field.length > 0) commit = field.toString("latin1").trim();
      return null;
    },
  };
}

const COLON = 58;
const LINE_FEED = 10;

/** `:`, or a line feed and `:` for the first entry behind a commit. */
function isEntry(field: Buffer): boolean {
  return field[0] === COLON || (field[0] === LINE_FEED && field[1] === COLON);
}

/** Of `:100644 100644 OLD NEW M`, or with a column for each parent of a merge: NEW, or "" for what is no file now. */
function newBlob(entry: string): string {
  const text = entry.trimStart();
  const parents = text.lastIndexOf(":") + 1;
  const columns = text.slice(parents).split(" ");
  const isFile = isRegularMode(columns[parents] ?? "");
  return isFile ? (columns[2 * parents + 1] ?? "") : "";
}

const SUFFIX = Buffer.from(".py");

function isPython(path: Buffer): boolean {
  return path.length >= 3 && path.compare(SUFFIX, 0, 3, path.length - 3) === 0;
}

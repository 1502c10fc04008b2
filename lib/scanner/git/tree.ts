import { type Git, gitFields, startGit } from "./git";
import { readPath } from "./paths";

export type TreeFile = { readonly path: string; readonly blob: string; readonly isOdd: boolean };

const SUFFIX = Buffer.from(".py");

/** Every regular file of a commit whose name ends in `.py`; links and submodules are none. */
export async function listTree(git: Git, commit: string): Promise<TreeFile[]> {
  const process = startGit(git, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  process.child.stdin.end();
  const files: TreeFile[] = [];
  for await (const fields of gitFields(process)) {
    for (const field of fields) {
      if (field.compare(SUFFIX, 0, 3, Math.max(field.length - 3, 0)) !== 0) continue;
      const tab = field.indexOf(9);
      const [mode = "", , blob = ""] = field.toString("latin1", 0, tab).split(" ");
      if (isRegularMode(mode)) files.push({ ...readPath(field.subarray(tab + 1)), blob });
    }
  }
  return files;
}

/** 100644 or 100755 (or an old 100664): a file, not a link or a submodule. */
export function isRegularMode(mode: string): boolean {
  return mode.startsWith("100");
}

import { type Git, gitFields, startGit } from "./git";
import { readPath } from "./paths";

export type TreeFile = { readonly path: string; readonly blob: string; readonly isOdd: boolean };

/** Every regular file of a commit whose path is wanted; links and submodules are none. */
export async function listTree(
  git: Git,
  commit: string,
  isWanted: (path: string) => boolean,
): Promise<TreeFile[]> {
  const process = startGit(git, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  process.child.stdin.end();
  const files: TreeFile[] = [];
  for await (const fields of gitFields(process)) {
    for (const field of fields) {
      const tab = field.indexOf(9);
      const [mode = "", , blob = ""] = field.toString("latin1", 0, tab).split(" ");
      if (!isRegularMode(mode)) continue;
      const named = readPath(field.subarray(tab + 1));
      if (isWanted(named.path)) files.push({ ...named, blob });
    }
  }
  return files;
}

/** 100644 or 100755 (or an old 100664): a file, not a link or a submodule. */
export function isRegularMode(mode: string): boolean {
  return mode.startsWith("100");
}

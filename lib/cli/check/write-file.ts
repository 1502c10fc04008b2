import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, sep } from "node:path";

/** Why a file below a root is not written to: it is a link, or the folder it is in leads elsewhere; null when it may be. */
export function writeProblem(root: string, path: string): string | null {
  const full = join(root, path);
  try {
    const stat = lstatSync(full);
    if (!stat.isFile()) return "It is a link or no regular file.";
    if (stat.nlink > 1) return "It has several hard links.";
    const folder = realpathSync(dirname(full));
    const top = realpathSync(root);
    const isBelow = folder === top || folder.startsWith(top.endsWith(sep) ? top : `${top}${sep}`);
    return isBelow ? null : "Its folder is a link that leads out of the repository.";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Replaces a file whole or not at all, with the mode that it has. */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const { mode } = lstatSync(path);
  const folder = dirname(path);
  const aside = join(folder, `.${basename(path)}.plumbline-${process.pid}`);
  try {
    const file = openSync(aside, "wx", 0o600);
    try {
      writeSync(file, bytes);
      fchmodSync(file, mode & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

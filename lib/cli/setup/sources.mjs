// Digests of files, to know whether what was made from them is still of today.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

function filesBelow(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return filesIn(root, path);
}

function filesIn(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesIn(root, path) : [path];
    });
}

/**
 * Hex digest over names and bytes of all files at or below `paths`, those that `isLeftOut` names left out.
 * @param {string} root
 * @param {readonly string[]} paths
 * @param {(path: string) => boolean} isLeftOut
 */
export function digestOf(root, paths, isLeftOut = () => false) {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths.flatMap((start) => filesBelow(root, start))) {
    if (isLeftOut(path)) continue;
    const bytes = readFileSync(join(root, path));
    hash.update(`\n${path}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex").slice(0, 16);
}

/**
 * The same over names, sizes and times: no file is opened. No program sets the time of the last change of a file's state (ctime),
 * so that bytes do not change behind it; the other way round it may be new where the bytes are not.
 * @param {string} root
 * @param {readonly string[]} paths
 * @param {(path: string) => boolean} isLeftOut
 */
export function stampOf(root, paths, isLeftOut = () => false) {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths.flatMap((start) => filesBelow(root, start))) {
    if (isLeftOut(path)) continue;
    const { size, mtimeMs, ctimeMs } = statSync(join(root, path));
    hash.update(`\n${path}\n${size} ${mtimeMs} ${ctimeMs}`);
  }
  return hash.digest("hex").slice(0, 16);
}

// A digest of files, to know whether what was made from them is still of today.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

function filesBelow(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full)
    .toSorted()
    .flatMap((name) => filesBelow(root, `${path}/${name}`));
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

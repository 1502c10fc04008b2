// Which script is of today, told by the files that went into it alone: looking at all sources takes longer than the check itself.
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const NOTE = ".plumbline/cli/known.json";

/**
 * The script that was noted last, when it is there, was made by this Node, and nothing it was made from has another size or time
 * since; null: nobody knows without looking at all sources.
 * @param {string} root
 */
export function knownScript(root) {
  try {
    const { version, script, looks } = JSON.parse(readFileSync(join(root, NOTE), "utf8"));
    const isOfToday =
      version === process.version && looks.every((one) => look(root, one[0]) === one[1]);
    return isOfToday && existsSync(script) ? script : null;
  } catch {
    return null;
  }
}

/**
 * What `noteScript` is given: files and folders, as they look. It is to be taken between two looks at all sources that find the same.
 * @param {string} root
 * @param {readonly string[]} paths
 * @returns {readonly (readonly [path: string, look: string])[]}
 */
export function looksOf(root, paths) {
  return paths.map((path) => [path, look(root, path)]);
}

/**
 * @param {string} root
 * @param {string} script its path
 * @param {readonly (readonly [path: string, look: string])[]} looks
 */
export function noteScript(root, script, looks) {
  const note = join(root, NOTE);
  const aside = `${note}.${process.pid}`;
  try {
    writeFileSync(aside, JSON.stringify({ version: process.version, script, looks }));
    renameSync(aside, note);
  } catch {
    rmSync(aside, { force: true });
  }
}

/** No program sets the time of the last change of a file's state (ctime), so that bytes do not change behind it. */
function look(root, path) {
  const { size, mtimeMs, ctimeMs } = statSync(`${root}/${path}`);
  return `${size} ${mtimeMs} ${ctimeMs}`;
}

// Runs a script with what V8 compiled of it the last time: reading and compiling it takes longer than the work of a short command.
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";

/**
 * @param {string} file a script in CommonJS, ASCII alone; beside it `<file>.cache` is written when it is missing or of another Node
 */
export function runCached(file) {
  const cache = `${file}.cache`;
  const cachedData = readOrUndefined(cache);
  const script = new Script(
    `(function (require, load, module, exports) {${readFileSync(file, "latin1")}\n})`,
    {
      filename: file,
      cachedData,
    },
  );
  // At the end, for then it holds the functions that were called.
  if (cachedData === undefined || script.cachedDataRejected) {
    process.once("exit", () => writeAside(cache, script.createCachedData()));
  }
  const load = (beside) => import(new URL(beside, pathToFileURL(file)).href);
  const module = { exports: {} };
  script.runInThisContext()(createRequire(file), load, module, module.exports);
}

function readOrUndefined(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** It only makes the next start faster: where it cannot be written nothing is lost. */
function writeAside(path, bytes) {
  const aside = `${path}.${process.pid}`;
  try {
    writeFileSync(aside, bytes);
    renameSync(aside, path);
  } catch {
    rmSync(aside, { force: true });
  }
}

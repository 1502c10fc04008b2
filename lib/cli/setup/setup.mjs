// What every command of a fresh clone needs first; each step does nothing when nothing has changed.
import { fileURLToPath } from "node:url";
import { ensureGenerated } from "./generate.mjs";
import { ensureInstalled } from "./install.mjs";
import { SetupError } from "./run.mjs";

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** Refuses a Node that Next or the TypeScript parser does not know, then brings packages and generated code up to date. */
export async function prepare() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(`Plumbline needs Node 20.19 or later; this is ${process.version}.`);
  }
  process.chdir(ROOT);
  await ensureInstalled(ROOT);
  await ensureGenerated(ROOT);
}

// Packages: what package-lock.json asks for against what npm says it has installed.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { npmCommand, runStep, SetupError } from "./run.mjs";
import { liveServers } from "./servers.mjs";

const readPackages = (path) => JSON.parse(readFileSync(path, "utf8")).packages ?? {};

/** Paths of packages that are missing or of another version; packages for other platforms may be missing. */
export function missingPackages(root) {
  const wanted = readPackages(join(root, "package-lock.json"));
  const record = join(root, "node_modules/.package-lock.json");
  const installed = existsSync(record) ? readPackages(record) : {};
  return Object.entries(wanted)
    .filter(([path]) => path !== "")
    .filter(([path, { version, optional, devOptional }]) => {
      const found = installed[path];
      return found ? found.version !== version : !(optional || devOptional);
    })
    .map(([path]) => path);
}

/** Installs what is missing, development packages too, whatever NODE_ENV or npm's own settings say. */
export async function ensureInstalled(root) {
  const missing = missingPackages(root);
  if (missing.length === 0) return;
  const [live] = liveServers(root);
  if (live) {
    throw new SetupError(
      `The packages have changed, and a server of this checkout is running (process ${live.pid}): stop it first.`,
    );
  }
  const [command, args] = npmCommand(["ci", "--include=dev", "--no-audit", "--no-fund"]);
  await runStep(`Installing packages, ${missing.length} missing (npm ci)`, command, args);
}

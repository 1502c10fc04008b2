// `npm run check:deps`: who may import whom. Fails when a rule is broken and when a file was not read at all:
// without @swc/core dependency-cruiser reads nothing here and says that all is well.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["app", "components", "lib", "prisma", "e2e"].filter((folder) =>
  existsSync(folder),
);
const SOURCE = /(?<!\.d)\.(ts|tsx|mts|mjs)$/;
const NOT_READ = /\/generated\/|\/fixtures\//;

function sources() {
  const all = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/")),
  );
  return all.filter((path) => !NOT_READ.test(path));
}

function cruise() {
  const program = "node_modules/dependency-cruiser/bin/dependency-cruise.mjs";
  const args = [
    program,
    ...FOLDERS,
    "--config",
    ".dependency-cruiser.cjs",
    "--output-type",
    "json",
  ];
  const run = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  if (run.stdout.trim() === "")
    throw new Error(run.stderr.trim() || "dependency-cruiser said nothing");
  return JSON.parse(run.stdout);
}

function main() {
  const { modules, summary } = cruise();
  const read = new Set(modules.map((module) => module.source));
  const complaints = summary.violations.map(
    ({ rule, from, to }) => `${rule.severity} ${rule.name}: ${from} -> ${to}`,
  );
  for (const path of sources()) if (!read.has(path)) complaints.push(`not read: ${path}`);
  if (read.size === 0) complaints.push("0 modules were read: is @swc/core installed?");
  for (const complaint of complaints) console.error(complaint);
  console.log(`${read.size} modules read, ${complaints.length} complaints`);
  if (complaints.length > 0) process.exitCode = 1;
}

main();

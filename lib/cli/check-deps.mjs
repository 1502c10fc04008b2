// `npm run check:deps`: who may import whom. Fails when a rule is broken and when a file was not read at all:
// without @swc/core dependency-cruiser reads nothing here and says that all is well (lib/decisions/002).
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { cruise } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { teachJsx } from "./setup/swc-with-jsx.mjs";

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

async function readModules() {
  teachJsx();
  const rules = await extractOptions("./.dependency-cruiser.cjs");
  const tsConfig = extractTsConfig("./tsconfig.json");
  const { output } = await cruise(FOLDERS, { ...rules, parser: "swc" }, null, { tsConfig });
  return output;
}

async function main() {
  const { modules, summary } = await readModules();
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

await main();

// `npm run bench -- NAME`: one measurement, printed as a ratio or a figure beside its target. Never part of the tests.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Those of the server need a database, and so the runner of the tests; those of the command line are programs. */
const KINDS = [
  { folder: "lib/server/bench", suffix: ".bench.ts" },
  { folder: "lib/cli/bench", suffix: ".bench.mjs" },
];
const benches = new Map(
  KINDS.flatMap(({ folder, suffix }) =>
    readdirSync(join(ROOT, folder)).flatMap((file) =>
      file.endsWith(suffix) ? [[file.slice(0, -suffix.length), join(folder, file)]] : [],
    ),
  ),
);
const [name = "", ...rest] = process.argv.slice(2);
const file = benches.get(name);
if (file === undefined) {
  console.error(`Usage: npm run bench -- NAME\nNAME is one of ${[...benches.keys()].join(", ")}.`);
  process.exit(2);
}
const vitest = [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "--project", "bench"];
const args = file.endsWith(".mjs")
  ? [join(ROOT, file), ...rest]
  : [...vitest, "--reporter", "dot", file];
const child = spawn(process.execPath, args, { cwd: ROOT, stdio: "inherit" });
child.on("exit", (code) => process.exit(code ?? 1));

// `npm run bench -- NAME`: one measurement, printed as a ratio or a figure beside its target. Never part of the tests.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleReader } from "./setup/reader-bundle.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Those of the server need a database, and so the runner of the tests; those of the command line are programs. */
const KINDS = [
  { folder: "lib/server/bench", suffix: ".bench.ts" },
  { folder: "lib/cli/bench", suffix: ".bench.mjs" },
  { folder: "lib/cli/bench", suffix: ".bench.ts" },
];
const benches = new Map(
  KINDS.flatMap(({ folder, suffix }) =>
    readdirSync(join(ROOT, folder)).flatMap((file) =>
      file.endsWith(suffix) ? [[file.slice(0, -suffix.length), join(folder, file)]] : [],
    ),
  ),
);
const [name = "", ...rest] = process.argv.slice(2);
const bench = benches.get(name);
if (bench === undefined) {
  console.error(
    `Usage: npm run bench -- NAME [FILE]\nNAME is one of ${[...benches.keys()].join(", ")}.`,
  );
  process.exit(2);
}
const env = { ...process.env };
// The runner of tests takes no arguments for a test.
if (rest[0]) env.PLUMBLINE_BENCH_FILE = resolve(process.env.INIT_CWD ?? process.cwd(), rest[0]);
// As a built server has it.
if (bench.startsWith("lib/server")) {
  env.PLUMBLINE_READER = join(ROOT, ".plumbline/bench/upload-reader.mjs");
  await bundleReader(ROOT, env.PLUMBLINE_READER);
}
const vitest = [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "--project", "bench"];
const args = bench.startsWith("lib/server")
  ? [...vitest, "--reporter", "dot", bench]
  : ["--conditions=react-server", "--import", "tsx", join(ROOT, bench), ...rest];
const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: "inherit" });
child.on("exit", (code) => process.exit(code ?? 1));

// `npm run bench -- NAME [FILE]`: one measurement, printed as a ratio or a figure beside its target. Never part of the tests.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SUFFIX = ".bench.ts";
const names = readdirSync(join(ROOT, "lib/server/bench")).flatMap((file) =>
  file.endsWith(SUFFIX) ? [file.slice(0, -SUFFIX.length)] : [],
);
const [name = "", file] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`Usage: npm run bench -- NAME [FILE]\nNAME is one of ${names.join(", ")}.`);
  process.exit(2);
}
const program = join(ROOT, "node_modules/vitest/vitest.mjs");
const env = { ...process.env };
if (file) env.PLUMBLINE_BENCH_FILE = resolve(process.env.INIT_CWD ?? process.cwd(), file);
const child = spawn(
  process.execPath,
  [program, "run", "--project", "bench", "--reporter", "dot", `lib/server/bench/${name}${SUFFIX}`],
  { cwd: ROOT, env, stdio: "inherit" },
);
child.on("exit", (code) => process.exit(code ?? 1));

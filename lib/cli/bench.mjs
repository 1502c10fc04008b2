// `npm run bench -- NAME`: one measurement, printed as a ratio or a figure beside its target. Never part of the tests.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SUFFIX = ".bench.ts";
const OWN_SUFFIX = "-bench.ts";
/** What stands in a folder under such an ending, by its name. */
const namesIn = (folder, suffix) =>
  readdirSync(join(ROOT, folder)).flatMap((file) =>
    file.endsWith(suffix) ? [file.slice(0, -suffix.length)] : [],
  );
const onStores = namesIn("lib/server/bench", SUFFIX);
// The scanner is measured without a store: a program of its own, which takes arguments.
const onItsOwn = namesIn("lib/cli/bench", OWN_SUFFIX);
const [name = "", ...args] = process.argv.slice(2);
if (![...onStores, ...onItsOwn].includes(name)) {
  console.error(
    `Usage: npm run bench -- NAME [ARGUMENT]\nNAME is one of ${[...onStores, ...onItsOwn].join(", ")}.`,
  );
  process.exit(2);
}
const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
const program = onItsOwn.includes(name)
  ? ["--conditions=react-server", "--import", "tsx", `lib/cli/bench/${name}${OWN_SUFFIX}`, ...args]
  : [
      ...[vitest, "run", "--project", "bench", "--reporter", "dot"],
      `lib/server/bench/${name}${SUFFIX}`,
    ];
const env = { ...process.env, PLUMBLINE_BENCH_ARGUMENT: args[0] ?? "" };
const child = spawn(process.execPath, program, { cwd: ROOT, stdio: "inherit", env });
child.on("exit", (code) => process.exit(code ?? 1));

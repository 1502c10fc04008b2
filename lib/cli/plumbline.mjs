#!/usr/bin/env node
// The command `plumbline`: starts lib/cli/main.ts with the arguments as they came, from a bundle where that is worth it and can
// be, else through tsx.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { knownScript } from "./setup/known-script.mjs";
import { runCached } from "./setup/run-cached.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

function runThroughTsx() {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const main = fileURLToPath(new URL("./main.ts", import.meta.url));
  const args = ["--conditions=react-server", "--import", tsx, main, ...process.argv.slice(2)];

  // tsx would look for the paths of our imports in the directory where the user stands.
  const TSX_TSCONFIG_PATH = fileURLToPath(new URL("../../tsconfig.json", import.meta.url));
  const env = { ...process.env, TSX_TSCONFIG_PATH };

  const child = spawn(process.execPath, args, { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(error.message);
    process.exitCode = 3;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal === "SIGPIPE" ? 0 : 3);
  });
}

/** Over before much is hot: compiling it once more, faster code, would take longer than that code saves. */
function runScript(script) {
  setFlagsFromString("--interrupt-budget=1000000");
  runCached(script);
}

const [, , name = ""] = process.argv;
const known = name === "check" ? knownScript(ROOT) : null;
if (known !== null) runScript(known);
else {
  const { BUNDLED, bundledMain } = await import("./setup/bundle.mjs");
  const bundle = BUNDLED.includes(name) ? await bundledMain(ROOT, name) : null;
  if (bundle === null) runThroughTsx();
  else if (bundle.endsWith(".cjs")) runScript(bundle);
  else await import(pathToFileURL(bundle).href);
}

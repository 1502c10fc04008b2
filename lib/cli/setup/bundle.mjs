// Commands run from bundles: Node reads one in a few milliseconds, tsx needs half a second for the same files. One directory per
// state of the sources under .plumbline/cli, made beside and renamed, so that it is never stale and never half there.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { looksOf, noteScript } from "./known-script.mjs";
import { stampOf } from "./sources.mjs";

const SOURCES = [
  "lib/api",
  "lib/cli",
  "lib/domain",
  "lib/formats",
  "lib/scanner",
  "package.json",
  "tsconfig.json",
  "node_modules/.package-lock.json",
];
const LEFT_OUT = /\.(test|bench)\.tsx?$|\/fixtures\/|\.md$|^lib\/cli\/(demo|store)\//;
const REQUIRE =
  'import { createRequire as ownRequire } from "node:module"; const require = ownRequire(import.meta.url);';
/** Bundles of other states may be in use by a command that is running. */
const KEPT_MS = 24 * 3_600_000;

/** The commands, as main.ts names them, that are in the bundle, and what main.ts loads for each. */
const FILES = {
  check: "@/lib/cli/check-command",
  discover: "@/lib/cli/discover",
  init: "@/lib/cli/init",
  scan: "@/lib/cli/scan",
  sync: "@/lib/cli/sync",
  upload: "@/lib/cli/upload",
  validate: "@/lib/cli/validate",
};
export const BUNDLED = Object.keys(FILES);
/** It must start at once: its bundle is a script, of which V8 keeps what it compiled (run-cached.mjs). */
const CACHED = "check";
/** In the folder of a bundle: what its script was made from. */
const INPUTS = "inputs.json";

/**
 * Path of the bundled command line of today's sources for a command, made when it is missing; null when it cannot be made here.
 * It ends in `.cjs` where it is a script to be run by `runCached`.
 * @param {string} root
 * @param {string} command
 */
export async function bundledMain(root, command) {
  try {
    const folder = join(root, ".plumbline/cli");
    const stamp = stampOfToday(root);
    const target = join(folder, stamp);
    if (!existsSync(target)) await makeBundle(root, folder, target);
    if (command !== CACHED) return join(target, "main.js");
    const script = join(target, "check.cjs");
    noteInputs(root, stamp, script);
    return script;
  } catch {
    return null;
  }
}

function stampOfToday(root) {
  return stampOf(root, SOURCES, (path) => LEFT_OUT.test(path));
}

/** Not when a source changes meanwhile: what is noted then might look as the bundle never saw it. */
function noteInputs(root, stamp, script) {
  const inputs = readFileSync(join(dirname(script), INPUTS), "utf8");
  const looks = looksOf(root, JSON.parse(inputs));
  if (stampOfToday(root) === stamp) noteScript(root, script, looks);
}

/** Sources of ours, their folders, in which another file could come to be meant, and what decides over all the rest. */
function inputsOf(script, modules) {
  const own = [...Object.keys(script.inputs), ...inputsOfOutput(modules, "registry.js")].filter(
    (path) => path.startsWith("lib/"),
  );
  const decisive = SOURCES.filter((path) => !path.startsWith("lib/"));
  const folders = own.map((path) => dirname(path));
  return [...new Set([...decisive, "lib/cli/setup/bundle.mjs", ...folders, ...own])];
}

/** What stands in one file of a bundle and in those that it loads. */
function inputsOfOutput({ outputs }, name) {
  const waiting = Object.keys(outputs).filter((path) => basename(path) === name);
  const reached = new Set(waiting);
  for (const path of waiting) {
    for (const { path: next } of outputs[path]?.imports ?? []) {
      if (!reached.has(next)) waiting.push(next);
      reached.add(next);
    }
  }
  return waiting.flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
}

async function makeBundle(root, folder, target) {
  const { build } = await import("esbuild");
  mkdirSync(folder, { recursive: true });
  const aside = mkdtempSync(`${target}.`);
  const common = {
    absWorkingDir: root,
    outdir: aside,
    tsconfig: "tsconfig.json",
    bundle: true,
    platform: "node",
    target: "node20",
    minify: true,
    logLevel: "silent",
    metafile: true,
  };
  try {
    const modules = await build({
      ...common,
      // The threads of a scan find their file beside the one that starts them (lib/scanner/workers/worker-pool.ts).
      entryPoints: {
        main: "lib/cli/main.ts",
        "content-worker": "lib/scanner/workers/content-worker.ts",
        registry: "lib/scanner/languages/registry.ts",
      },
      splitting: true,
      format: "esm",
      // Native: it stays where it is installed, and is loaded when a plan asks for its language.
      external: ["oxc-parser"],
      // Packages in CommonJS ask for node's own modules by `require`.
      banner: { js: REQUIRE },
      plugins: [only(BUNDLED), ownAddresses, onlyEnglish],
    });
    const script = await build({
      ...common,
      entryPoints: { check: "lib/cli/main.ts" },
      outExtension: { ".js": ".cjs" },
      format: "cjs",
      plugins: [only([CACHED]), registryBeside, ownAddresses, onlyEnglish],
    });
    loadBeside(join(aside, "check.cjs"));
    writeFileSync(join(aside, INPUTS), JSON.stringify(inputsOf(script.metafile, modules.metafile)));
    renameSync(aside, target);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    // Another process was faster with the same.
    if (!existsSync(target)) throw error;
  }
  removeOld(folder, target);
}

/** The other commands stay where they are: this bundle is not started for them. */
function only(commands) {
  const kept = new Set(commands.map((name) => FILES[name]));
  return {
    name: "only-some-commands",
    setup(build) {
      build.onResolve({ filter: /^@\/lib\/cli\// }, ({ path, importer, kind }) =>
        kind === "dynamic-import" && importer.endsWith("main.ts") && !kept.has(path)
          ? { path, external: true }
          : undefined,
      );
    },
  };
}

/** All languages: a module that waits for its parser, which no script can; most checks do without. */
const registryBeside = {
  name: "registry-beside",
  setup(build) {
    build.onResolve({ filter: /^@\/lib\/scanner\/languages\/registry$/ }, () => ({
      path: "./registry.js",
      external: true,
    }));
  },
};

/** A script that V8 kept compiled does not know where it lies: what runs it gives it `load` (run-cached.mjs). */
function loadBeside(file) {
  const text = readFileSync(file, "utf8");
  const call = 'import("./registry.js")';
  if (text.split(call).length !== 2) throw new Error(`${file} does not load the languages once.`);
  writeFileSync(file, text.replace(call, 'load("./registry.js")'));
}

/** A file that asks for its own address gets the one of its source. */
const ownAddresses = {
  name: "own-addresses",
  setup(build) {
    build.onLoad({ filter: /[\\/]lib[\\/]cli[\\/].*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const address = JSON.stringify(pathToFileURL(path).href);
      return { contents: text.replaceAll("import.meta.url", address), loader: "ts" };
    });
  },
};

/** Messages of zod in other languages are a third of its code, and nobody asks for them. */
const onlyEnglish = {
  name: "only-english",
  setup(build) {
    const isNeeded = /[\\/](en|index)\.js$/;
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]/ }, ({ path }) =>
      isNeeded.test(path) ? undefined : { contents: "export default () => ({});" },
    );
  },
};

function removeOld(folder, target) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (path === target || Date.now() - statSync(path).mtimeMs < KEPT_MS) continue;
    rmSync(path, { recursive: true, force: true });
  }
}

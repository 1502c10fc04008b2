// Commands that must start at once, or start threads, run from a bundle: Node reads it in a few milliseconds, tsx needs half a second for the same
// files. One directory per state of the sources under .plumbline/cli, made beside and renamed, so that it is never stale and
// never half there.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { digestOf } from "./sources.mjs";

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
const FILES = { check: "@/lib/cli/check-command", scan: "@/lib/cli/scan" };
export const BUNDLED = Object.keys(FILES);

/**
 * Address of the bundled command line of today's sources, made when it is missing; null when it cannot be made here.
 * @param {string} root
 */
export async function bundledMain(root) {
  try {
    const folder = join(root, ".plumbline/cli");
    const target = join(
      folder,
      digestOf(root, SOURCES, (path) => LEFT_OUT.test(path)),
    );
    const main = join(target, "main.js");
    if (!existsSync(main)) await makeBundle(root, folder, target);
    return pathToFileURL(main).href;
  } catch {
    return null;
  }
}

async function makeBundle(root, folder, target) {
  const { build } = await import("esbuild");
  const aside = `${target}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  try {
    await build({
      absWorkingDir: root,
      // The threads of a scan find their file beside the one that starts them (lib/scanner/workers/worker-pool.ts).
      entryPoints: {
        main: "lib/cli/main.ts",
        "content-worker": "lib/scanner/workers/content-worker.ts",
      },
      outdir: aside,
      tsconfig: "tsconfig.json",
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20",
      minify: true,
      // Native: it stays where it is installed, and is loaded when a plan asks for its language.
      external: ["oxc-parser"],
      logLevel: "silent",
      // Packages in CommonJS ask for node's own modules by `require`.
      banner: { js: REQUIRE },
      plugins: [onlyBundledCommands, ownAddresses, onlyEnglish],
    });
    renameSync(aside, target);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    // Another process was faster with the same.
    if (!existsSync(target)) throw error;
  }
  removeOld(folder, target);
}

/** The other commands stay where they are: this bundle is not started for them. */
const onlyBundledCommands = {
  name: "only-bundled-commands",
  setup(build) {
    const kept = new Set(Object.values(FILES));
    build.onResolve({ filter: /^@\/lib\/cli\// }, ({ path, importer, kind }) =>
      kind === "dynamic-import" && importer.endsWith("main.ts") && !kept.has(path)
        ? { path, external: true }
        : undefined,
    );
  },
};

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

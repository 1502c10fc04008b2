// The process that reads large uploads starts from one plain file: through tsx it would take a second, and a server that is built needs
// none of its sources. esbuild is asked for late: this file is read before anything is installed.
/** lib/server/ingest/reading/reader.ts starts it. */
const ENTRY = "lib/server/ingest/reading/reader-process.ts";
/** Packages in CommonJS ask for node's own modules by `require`. */
const REQUIRE =
  'import { createRequire as ownRequire } from "node:module"; const require = ownRequire(import.meta.url);';

/** Writes the file, whole: `target` ends in `.mjs`. */
export async function bundleReader(root, target) {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: [ENTRY],
    outfile: target,
    tsconfig: "tsconfig.json",
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // `server-only` is a fault of its own anywhere else.
    conditions: ["react-server"],
    minify: true,
    logLevel: "silent",
    banner: { js: REQUIRE },
  });
}

// Builds of the web application: one directory per state of the sources, so that a build is never written into
// while a server reads it. `finished` marks a complete one; `<build>.lock` is held by who is making or removing it.
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StoreHeldError, takeLock } from "../../server/db/engine/store-lock.mjs";
import { bundleReader } from "./reader-bundle.mjs";
import { runStep } from "./run.mjs";
import { liveServers } from "./servers.mjs";
import { digestOf } from "./sources.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
  "prisma/schema.prisma",
];
/** Nothing imports these (a rule), so no build depends on them. */
const LEFT_OUT =
  /^lib\/(cli|scanner|decisions)\/|\.(test|spec)\.tsx?$|\/fixtures\/|\/generated\/|\.md$/;

/** The directory of the build of today's sources, relative to the root. */
export function buildOfToday(root) {
  return `.next/build-${digestOf(root, SOURCES, (path) => LEFT_OUT.test(path))}`;
}

/** The file of the process that reads large uploads; it lies with the pages that it was built with. */
export function readerOf(root, build) {
  return join(root, build, "upload-reader.mjs");
}

const isFinished = (root, build) => existsSync(join(root, build, "finished"));

/** Makes `build` unless it is there; waits for another process that is just making it. */
export async function ensureBuilt(root, build) {
  while (!isFinished(root, build)) {
    const release = takeOrNull(join(root, `${build}.lock`));
    if (release === null) {
      await sleep(500);
      continue;
    }
    try {
      await makeBuild(root, build);
    } finally {
      release();
    }
  }
}

function takeOrNull(lock) {
  try {
    return takeLock(lock, null);
  } catch (error) {
    if (error instanceof StoreHeldError) return null;
    throw error;
  }
}

async function makeBuild(root, build) {
  if (isFinished(root, build)) return;
  rmSync(join(root, build), { recursive: true, force: true });
  const { DATABASE_URL: _, ...rest } = process.env;
  const env = {
    ...rest,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PLUMBLINE_DIST: build,
  };
  const program = join(root, "node_modules/next/dist/bin/next");
  await runStep("Building the pages", process.execPath, [program, "build"], { env });
  await bundleReader(root, readerOf(root, build));
  writeFileSync(join(root, build, "finished"), "");
}

/** Removes builds of other sources that no living server uses and nobody is making. */
export function removeOldBuilds(root, current) {
  const kept = new Set([current, ...liveServers(root).map(({ build }) => build)]);
  // A server whose entry could not be read may use any of them.
  if (kept.has(null)) return;
  for (const name of readdirSync(join(root, ".next"))) {
    const build = `.next/${name}`;
    if (!/^build-[0-9a-f]+$/.test(name) || kept.has(build)) continue;
    const release = takeOrNull(join(root, `${build}.lock`));
    if (release === null) continue;
    rmSync(join(root, build), { recursive: true, force: true });
    release();
  }
}

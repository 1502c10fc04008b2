// Prisma's client, made from the schema without Prisma's engine download.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runStep } from "./run.mjs";
import { digestOf } from "./sources.mjs";

const STAND_IN = fileURLToPath(new URL("./schema-engine-stub.mjs", import.meta.url));

/** Generates the client when the schema or Prisma has changed. */
export async function ensureGenerated(root) {
  const stamp = join(root, "lib/server/db/generated/.made-from");
  const digest = digestOf(root, ["prisma/schema.prisma", "node_modules/prisma/package.json"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  const program = join(root, "node_modules/prisma/build/index.js");
  const env = {
    PRISMA_SCHEMA_ENGINE_BINARY: STAND_IN,
    ...process.env,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  await runStep("Generating the database client", process.execPath, [program, "generate"], { env });
  writeFileSync(stamp, digest);
}

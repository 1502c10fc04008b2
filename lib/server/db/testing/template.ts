import "server-only";
import { cp, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { startEngine } from "@/lib/server/db/engine/start-engine";
import { applyMigrations } from "@/lib/server/db/migration/apply";

const CACHE = join("node_modules", ".cache", "plumbline");

const packageSchema = z.object({
  dependencies: z.object({ "@electric-sql/pglite": z.string() }),
});

/** Makes `dataDir` a migrated store of the embedded engine, to be copied for each file of tests. */
export async function makeEmbeddedTemplate(dataDir: string): Promise<void> {
  await cp(await emptyStore(), dataDir, { recursive: true });
  const engine = await startEngine({ dataDir });
  try {
    await applyMigrations(engine.url);
  } finally {
    await engine.stop();
  }
}

/** A store without a table, kept between runs: to make one takes the engine five seconds. */
async function emptyStore(): Promise<string> {
  const { dependencies } = packageSchema.parse(JSON.parse(await readFile("package.json", "utf8")));
  const kept = join(CACHE, `empty-${dependencies["@electric-sql/pglite"]}`);
  const isKept = await readFile(join(kept, "pg", "PG_VERSION")).catch(() => null);
  if (isKept) return kept;
  await mkdir(CACHE, { recursive: true });
  const made = await mkdtemp(join(CACHE, "making-"));
  const engine = await startEngine({ dataDir: made });
  await engine.stop();
  // Another run may have been quicker; then this one is not needed.
  await rename(made, kept).catch(() => rm(made, { recursive: true, force: true }));
  return kept;
}

import "server-only";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEngine } from "@/lib/server/db/engine/start-engine";
import { applyMigrations } from "@/lib/server/db/migration/apply";
import { MIGRATIONS } from "@/lib/server/db/migration/folder";
import { diffToSchema } from "@/lib/server/db/migration/schema-diff";

/** The SQL that the migrations lack to make what the schema says, "" when they make it. Needs an empty store. */
export async function drift(url: string, schema: string, directory = MIGRATIONS): Promise<string> {
  await applyMigrations(url, directory);
  return diffToSchema(url, schema);
}

export type NewMigration = {
  /** Lower-case words joined by underscores. */
  readonly name: string;
  /** The text of the Prisma schema to get to. */
  readonly schema: string;
  readonly directory?: string;
  /** When it is written, epoch milliseconds: its place in the order. */
  readonly at: number;
};

/** Writes the next migration and returns its folder, null when there is nothing to migrate. Runs an empty engine. */
export async function writeMigration(migration: NewMigration): Promise<string | null> {
  const { name, schema, directory = MIGRATIONS, at } = migration;
  if (!/^[a-z0-9_]+$/.test(name)) throw new Error(`"${name}": a migration is named by a-z 0-9 _`);
  const sql = await onEmptyStore((url) => drift(url, schema, directory));
  if (sql === "") return null;
  const stamp = new Date(at).toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(directory, `${stamp}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, "migration.sql"), sql);
  return folder;
}

async function onEmptyStore<T>(run: (url: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "plumbline-empty-"));
  try {
    const engine = await startEngine({ dataDir });
    try {
      return await run(engine.url);
    } finally {
      await engine.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

import "server-only";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { closeStore, openStore } from "@/lib/server/db/client";
import { startEngine } from "@/lib/server/db/engine/start-engine";
import type { PrismaClient } from "@/lib/server/db/generated/client";
import type { Template } from "@/lib/server/db/testing/global-setup";
import {
  createDatabase,
  databaseName,
  dropDatabase,
} from "@/lib/server/db/testing/postgres-database";

export type EngineName = "embedded" | "postgres";

/** A migrated store of one file's tests. */
export type TestDatabase = {
  readonly engine: EngineName;
  readonly url: string;
  readonly client: PrismaClient;
  readonly pool: pg.Pool;
};

type Opened = { readonly url: string; close(): Promise<void> };

/**
 * Runs the same tests on the embedded engine and on a real PostgreSQL, each with a fresh, migrated database. The
 * database is there once the tests run: ask for it inside of them. Where an engine cannot be had its tests fail.
 */
export function describeOnEveryEngine(
  name: string,
  tests: (database: () => TestDatabase) => void,
): void {
  describe.each<EngineName>(["embedded", "postgres"])(`${name} (%s)`, (engine) => {
    let database: OpenedDatabase | undefined;
    beforeAll(async () => {
      database = await openTestDatabase(engine);
    }, 60_000);
    afterAll(() => database?.close(), 60_000);
    tests(() => {
      if (database === undefined) throw new Error("The database is there only inside of tests.");
      return database;
    });
  });
}

export type OpenedDatabase = TestDatabase & { close(): Promise<void> };

/** A fresh, migrated database on one engine; `close` takes it away. */
export async function openTestDatabase(engine: EngineName): Promise<OpenedDatabase> {
  const opened = await open(engine);
  const store = openStore(opened.url);
  const close = async () => {
    await closeStore(store);
    await opened.close();
  };
  return { engine, url: opened.url, ...store, close };
}

/** Empties every table and starts the sequences again; the migrations stay. */
export async function emptyTables(database: TestDatabase): Promise<void> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select string_agg(format('%I', tablename), ', ') as name from pg_tables
     where schemaname = current_schema() and tablename <> '_prisma_migrations'`,
  );
  await database.pool.query(`truncate ${rows[0]?.name} restart identity cascade`);
}

function open(engine: EngineName): Promise<Opened> {
  return engine === "embedded" ? openEmbedded() : openPostgres();
}

/** A copy of the migrated data directory, with no engine on it. */
export async function copyEmbeddedStore(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "plumbline-test-"));
  await cp(present(inject("embeddedTemplate")), dataDir, { recursive: true });
  return dataDir;
}

async function openEmbedded(): Promise<Opened> {
  const dataDir = await copyEmbeddedStore();
  const engine = await startEngine({ dataDir });
  const close = async () => {
    await engine.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: engine.url, close };
}

async function openPostgres(): Promise<Opened> {
  const template = present(inject("postgresTemplate"));
  const url = await createDatabase(template, databaseName(template));
  return { url, close: () => dropDatabase(url) };
}

function present(template: Template): string {
  if ("missing" in template) throw new Error(template.missing);
  return template.at;
}

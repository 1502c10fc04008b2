import "server-only";
import { randomUUID } from "node:crypto";
import pg from "pg";
import {
  MIGRATIONS,
  type Migration,
  matchesChecksum,
  readMigrations,
  tablesAfter,
} from "@/lib/server/db/migration/folder";

/** The key of `prisma migrate`, so that it and this runner keep out of each other's way. */
const LOCK = 72_707_369;

/** As `prisma migrate deploy` makes it: either may run first. */
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

export class MigrationError extends Error {
  override readonly name = "MigrationError";

  constructor(
    readonly migration: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`Migration ${migration}: ${reason}`, options);
  }
}

type Row = { readonly checksum: string; readonly finished: boolean };

/**
 * Brings a store up to the newest migration of `directory`; returns the names that it applied. Each runs in one
 * transaction under a lock, so of several servers one migrates and the others wait, and a failure leaves nothing.
 * Throws MigrationError for one that fails, failed before or was changed after it had been applied.
 */
export async function applyMigrations(
  url: string,
  directory: string = MIGRATIONS,
): Promise<readonly string[]> {
  const migrations = await readMigrations(directory);
  const client = new pg.Client({ connectionString: url, application_name: "plumbline-migrations" });
  await client.connect();
  try {
    const applied: string[] = [];
    for (const migration of migrations) {
      if (await applyOne(client, migration)) applied.push(migration.name);
    }
    await verify(client, migrations);
    return applied;
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<boolean> {
  await client.query("begin");
  try {
    await client.query(`select pg_advisory_xact_lock(${LOCK})`);
    await client.query("set local lock_timeout = '5s'");
    await client.query("set local client_min_messages = warning");
    await client.query(TABLE);
    const before = await readRow(client, migration.name);
    if (before) refuseUnlessSame(migration, before);
    else await run(client, migration);
    await client.query("commit");
    return before === null;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

async function readRow(client: pg.Client, name: string): Promise<Row | null> {
  const { rows } = await client.query<Row>(
    `select checksum, finished_at is not null as finished from _prisma_migrations
     where migration_name = $1 and rolled_back_at is null order by started_at desc limit 1`,
    [name],
  );
  return rows[0] ?? null;
}

function refuseUnlessSame(migration: Migration, row: Row): void {
  if (!row.finished) {
    throw new MigrationError(migration.name, "began earlier and did not finish; mend it by hand");
  }
  if (!matchesChecksum(migration, row.checksum)) {
    throw new MigrationError(migration.name, "was changed after it had been applied to this store");
  }
}

async function run(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query(migration.sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(migration.name, reason, { cause: error });
  }
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     values ($1, $2, $3, clock_timestamp(), 1)`,
    [randomUUID(), migration.checksum, migration.name],
  );
}

/** Says so when rows claim what is not there: some tools report success without having run anything. */
async function verify(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    "select tablename as table from pg_tables where schemaname = current_schema()",
  );
  const found = new Set(rows.map((row) => row.table));
  const missing = [...tablesAfter(migrations)].filter((table) => !found.has(table));
  if (missing.length === 0) return;
  throw new Error(
    `The store lacks ${missing.join(", ")}, though its migrations are recorded as applied: ` +
      "restore a backup, or start from an empty store.",
  );
}

import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { PrismaClient } from "@/lib/server/db/generated/client";
import { createPool } from "@/lib/server/db/pool";
import { currentScope } from "@/lib/server/db/scope";
import { env } from "@/lib/server/env";

/** An upload is written whole in one transaction, and waits for the one before it on the embedded engine. */
const TRANSACTION = { timeout: 120_000, maxWait: 60_000 };

export type Store = { readonly client: PrismaClient; readonly pool: pg.Pool };

/** A client of its own on that store; `closeStore` gives its connections back. */
export function openStore(url: string): Store {
  const pool = createPool(url);
  const client = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: TRANSACTION });
  return { client, pool };
}

export async function closeStore(store: Store): Promise<void> {
  await store.client.$disconnect();
  await store.pool.end();
}

// On globalThis in production too: modules are evaluated more than once in one process.
const shared = globalThis as typeof globalThis & { plumblineStore?: Store | undefined };

function store(): Store {
  shared.plumblineStore ??= openStore(env().databaseUrl);
  return shared.plumblineStore;
}

/**
 * The client of this process, opened at the first call; within a scope (`lib/server/db/scope.ts`) that of its transaction,
 * which begins no further one.
 */
export function db(): PrismaClient {
  const scope = currentScope();
  return scope === null ? store().client : (scope.client as PrismaClient);
}

/** The client of this process, also within a scope: to know what is kept of it, never to ask it. */
export function outerDb(): PrismaClient {
  return store().client;
}

/** Ends the client of this process; a later `db()` opens another. */
export async function closeDb(): Promise<void> {
  const open = shared.plumblineStore;
  shared.plumblineStore = undefined;
  if (open) await closeStore(open);
}

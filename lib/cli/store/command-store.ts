import { CannotError, enterCheckout, fromHere } from "@/lib/cli/usage";
import { closeDb, db } from "@/lib/server/db/client";
import { StoreHeldError } from "@/lib/server/db/engine/store-lock.mjs";
import type { PrismaClient } from "@/lib/server/db/generated/client";
import { AppError } from "@/lib/server/errors";
import { describeHolder } from "./holder-note";
import { type OpenedStore, openMigratedStore } from "./open-store";

/**
 * Runs `work` on the Postgres of DATABASE_URL, or on the embedded store in `dataDir` when no server holds it.
 * Throws CannotError that names the holder, or says why the store does not open or bear what was asked.
 */
export async function withStore<T>(
  dataDir: string,
  work: (client: PrismaClient) => Promise<T>,
): Promise<T> {
  const store = await open(fromHere(dataDir));
  // What the store's own modules find, as they do in a server.
  process.env.DATABASE_URL = store.url;
  try {
    return await work(db());
  } catch (error) {
    throw error instanceof AppError ? new CannotError(error.message) : error;
  } finally {
    await closeDb();
    await store.stop();
  }
}

async function open(dataDir: string): Promise<OpenedStore> {
  // Migrations are found from there.
  enterCheckout();
  const databaseUrl = process.env.DATABASE_URL || undefined;
  try {
    return await openMigratedStore({ databaseUrl, dataDir });
  } catch (error) {
    if (error instanceof StoreHeldError) throw new CannotError(describeHolder(dataDir, error));
    throw new CannotError(error instanceof Error ? error.message : String(error));
  }
}

/** Relative to where the user stands, as `npm start` takes it. */
export const DATA_OPTION = { type: "string", default: ".plumbline" } as const;

export const STORE_HELP = `The store is the Postgres of DATABASE_URL, or the embedded one in --data (default: .plumbline) when no server has it open.`;

import { closeStore, openStore } from "@/lib/server/db/client";
import { startEngine } from "@/lib/server/db/engine/start-engine";
import { applyMigrations } from "@/lib/server/db/migration/apply";

export type OpenedStore = {
  readonly url: string;
  /** The engine's process; null for a Postgres that somebody else runs. */
  readonly enginePid: number | null;
  readonly isEmpty: boolean;
  /** Settles when the embedded engine has ended; never for a Postgres that somebody else runs. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
};

/**
 * The Postgres at `databaseUrl`, or the embedded engine on `dataDir` when there is none, with today's tables.
 * Throws StoreHeldError, MigrationError, or the reason why the store cannot be reached.
 */
export async function openMigratedStore(options: {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}): Promise<OpenedStore> {
  const engine = options.databaseUrl ? null : await startEngine(options);
  const url = engine?.url ?? options.databaseUrl ?? "";
  const stop = async () => engine?.stop();
  try {
    await applyMigrations(url).catch(nameUnreachable);
    const isEmpty = await hasNoProject(url);
    const ended = engine?.exited ?? new Promise<never>(() => {});
    return { url, enginePid: engine?.pid ?? null, isEmpty, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The system's own words ("connect ECONNREFUSED ...") do not say which setting they are about. */
function nameUnreachable(error: unknown): never {
  if (error instanceof Error && "syscall" in error) {
    throw new Error(`The database of DATABASE_URL cannot be reached: ${error.message}`, {
      cause: error,
    });
  }
  throw error;
}

async function hasNoProject(url: string): Promise<boolean> {
  const store = openStore(url);
  try {
    return (await store.client.project.count()) === 0;
  } finally {
    await closeStore(store);
  }
}

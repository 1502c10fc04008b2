import "server-only";
import type { PrismaClient } from "@/lib/server/db/generated/client";
import type { Tx } from "@/lib/server/ingest/transaction";

const ONE_DAY_MS = 86_400_000;

/** Runs `work` on one state of the whole store, whatever is uploaded meanwhile. */
export function inSnapshot<T>(client: PrismaClient, work: (tx: Tx) => Promise<T>): Promise<T> {
  return client.$transaction(work, { isolationLevel: "RepeatableRead", timeout: ONE_DAY_MS });
}

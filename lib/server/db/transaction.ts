import "server-only";
import { z } from "zod";
import { db } from "@/lib/server/db/client";
import { Prisma, type PrismaClient } from "@/lib/server/db/generated/client";

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 20;

/** Serialization failure and deadlock: another transaction won, and this one may be tried again from its start. */
const LOST = new Set(["40001", "40P01"]);

/**
 * Runs `work` in one transaction, again when it lost against another one, and only then. So `work` must do nothing
 * that cannot be undone, and ask nothing but the client it is given: the embedded engine has no second connection.
 */
export async function inTransaction<T>(
  work: (transaction: Prisma.TransactionClient) => Promise<T>,
  client: PrismaClient = db(),
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.$transaction(work);
    } catch (error) {
      if (attempt === ATTEMPTS || !hasLost(error)) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** attempt * Math.random());
    }
  }
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs);
  });
}

function hasLost(error: unknown): boolean {
  const isConflict =
    error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2034";
  return isConflict || LOST.has(sqlStateOf(error) ?? "");
}

const raisedSchema = z.object({
  driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }),
});

/** The SQLSTATE that the database gave a statement, where Prisma passes it on. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  return raisedSchema.safeParse(error.meta).data?.driverAdapterError.cause.originalCode;
}

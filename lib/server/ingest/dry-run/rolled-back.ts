import "server-only";
import { MAX_DRY_RUNS_WAITING } from "@/lib/api/upload-limits";
import { db } from "@/lib/server/db/client";
import { withinScope } from "@/lib/server/db/scope";
import { AppError } from "@/lib/server/errors";
import type { Tx } from "@/lib/server/ingest/transaction";

const RETRY_AFTER_S = 5;

class Undone extends Error {}

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Does work in a transaction that is always undone; `db()` is its client meanwhile, and nothing that is read within is kept.
 * One at a time in this process. Throws unavailable when too many wait.
 */
export async function rolledBack<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  if (waiting > MAX_DRY_RUNS_WAITING) {
    throw new AppError(
      "unavailable",
      `${MAX_DRY_RUNS_WAITING} other dry runs wait just now. Send it again in ${RETRY_AFTER_S} seconds.`,
      { limit: { dryRuns: MAX_DRY_RUNS_WAITING }, retryAfter: RETRY_AFTER_S },
    );
  }
  waiting += 1;
  const turn = last.then(() => undo(work));
  last = turn.catch(() => {});
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

async function undo<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const done: { value: T }[] = [];
  try {
    await db().$transaction(async (tx) => {
      done.push({ value: await withinScope(tx, () => work(tx)) });
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  const [result] = done;
  if (result === undefined) throw new Error("A dry run ended without its result.");
  return result.value;
}

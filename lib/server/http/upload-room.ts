import "server-only";
import { AppError } from "@/lib/server/errors";

const MB = 1024 * 1024;
/** Bytes of bodies held at once by this process, as they come and inflated. A body beyond is asked to come again. */
export const MAX_HELD_BYTES = 256 * MB;
/** Inflated bytes that are read at once: parsed they take several times as much. Others wait for their turn. */
const MAX_READ_BYTES = 64 * MB;
/** What the smallest upload weighs: so many are read at once at most. */
const LEAST_WEIGHT = 4 * MB;
const RETRY_AFTER_S = 5;

let held = 0;

/** Bytes of one upload that this process holds; the count must be given back by `release`. */
export type Holding = {
  /** Throws unavailable when all uploads together would hold more than the process may. */
  readonly take: (bytes: number) => void;
  readonly release: () => void;
};

export function holding(): Holding {
  let own = 0;
  return {
    take(bytes) {
      if (held + bytes > MAX_HELD_BYTES) throw busy();
      held += bytes;
      own += bytes;
    },
    release() {
      held -= own;
      own = 0;
    },
  };
}

function busy(): AppError {
  return new AppError(
    "unavailable",
    `The server holds ${MAX_HELD_BYTES / MB} MB of other uploads just now; nothing of this one was stored. Send it again in ${RETRY_AFTER_S} seconds.`,
    { limit: { bytes: MAX_HELD_BYTES }, retryAfter: RETRY_AFTER_S },
  );
}

type Waiting = { readonly weight: number; readonly enter: () => void };

let reading = 0;
const waiting: Waiting[] = [];

/** Does the work when the uploads that are being read leave room for so many bytes; in the order of asking. */
export async function inTurn<T>(bytes: number, work: () => Promise<T>): Promise<T> {
  const weight = Math.min(MAX_READ_BYTES, Math.max(LEAST_WEIGHT, bytes));
  await new Promise<void>((enter) => {
    waiting.push({ weight, enter });
    admit();
  });
  try {
    return await work();
  } finally {
    reading -= weight;
    admit();
  }
}

function admit(): void {
  for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
    if (reading + next.weight > MAX_READ_BYTES) return;
    reading += next.weight;
    waiting.shift();
    next.enter();
  }
}

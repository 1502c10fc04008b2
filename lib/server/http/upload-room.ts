import "server-only";
import { setImmediate } from "node:timers/promises";
import { AppError } from "@/lib/server/errors";

const MB = 1024 * 1024;
/** Bytes of bodies held at once by this process, as they come and inflated. A body beyond is asked to come again. */
export const MAX_HELD_BYTES = 160 * MB;
/** Inflated bytes that are read at once: parsed they take several times as much. Others wait for their turn. */
const MAX_READ_BYTES = 64 * MB;
/** What the smallest upload weighs: so many are read at once at most. */
const LEAST_WEIGHT = 4 * MB;
const RETRY_AFTER_S = 5;

/** Bytes of one body that this process holds; given back by `release`. */
export type Holding = {
  /**
   * Counts more bytes. When all bodies together would be more than the process may hold, the youngest that still come make room, and
   * where that is not enough the one that grows; throws unavailable for a body that did.
   */
  readonly take: (bytes: number) => void;
  /** All of it came: from here on it makes no room for others. */
  readonly keep: () => void;
  readonly release: () => void;
};

type Held = { bytes: number; state: "coming" | "kept" | "dropped"; readonly drop: () => void };

let held = 0;
/** The oldest first. */
const bodies = new Set<Held>();

/** `drop` lets go of the bytes of a body that has to make room. */
export function holding(drop: () => void): Holding {
  const own: Held = { bytes: 0, state: "coming", drop };
  bodies.add(own);
  const give = (body: Held) => {
    held -= body.bytes;
    body.bytes = 0;
    bodies.delete(body);
  };
  return {
    take(bytes) {
      if (own.state === "dropped") throw busy();
      held += bytes;
      own.bytes += bytes;
      const coming = [...bodies].filter(({ state }) => state === "coming");
      for (
        let last = coming.pop();
        held > MAX_HELD_BYTES && last !== undefined;
        last = coming.pop()
      ) {
        last.state = "dropped";
        give(last);
        last.drop();
        if (last === own) throw busy();
      }
      // One that is all here and is inflated: others that are read just now cannot make room for it.
      if (held > MAX_HELD_BYTES) {
        own.state = "dropped";
        give(own);
        throw busy();
      }
    },
    keep() {
      if (own.state === "dropped") throw busy();
      own.state = "kept";
    },
    release: () => give(own),
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
    // Whoever asked meanwhile is answered first.
    await setImmediate();
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

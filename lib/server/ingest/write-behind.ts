import "server-only";
import { setImmediate } from "node:timers/promises";

/** Lets the database write while what comes next is put together. */
export type WriteBehind = {
  /** Starts a write as soon as the one before has ended, and answers when it is on its way. Throws what the one before threw. */
  readonly write: (start: () => Promise<void>) => Promise<void>;
  /** Answers when all is written. */
  readonly end: () => Promise<void>;
};

/** One write at a time, in the order in which they are given: at most one is held in memory beside what is put together. */
export function writeBehind(): WriteBehind {
  let last: Promise<void> = Promise.resolve();
  return {
    async write(start) {
      await last;
      last = underWay(start());
      await setImmediate();
    },
    end: () => last,
  };
}

/** A promise that somebody will wait for, who meets its failure there. */
export function underWay<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

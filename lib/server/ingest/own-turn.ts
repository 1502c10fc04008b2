import "server-only";
import { setImmediate } from "node:timers/promises";

let last: Promise<unknown> = Promise.resolve();

/**
 * Does work that holds the thread when no other such work is under way, and only after requests that came meanwhile had their turn:
 * a crowd of uploads makes others wait as long as one does.
 */
export function inOwnTurn<T>(work: () => T | Promise<T>): Promise<T> {
  const result = last.then(() => setImmediate()).then(work);
  last = result.catch(() => {});
  return result;
}

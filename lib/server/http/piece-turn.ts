import "server-only";
import { setImmediate } from "node:timers/promises";

let last: Promise<void> = Promise.resolve();

/** One piece of one body in each turn of the thread: fifty senders at once make others wait as long as one does. */
export function pieceTurn(): Promise<void> {
  last = last.then(() => setImmediate());
  return last;
}

import { readLeftMs } from "@/lib/domain/reading";
import type { SyncProgress } from "./send-steps";

/** Of a stretch of sending before so many commits are sent, the rate says nothing about the rest. */
const RATE_FROM = 200;

/** Where a stretch of sending began: what was read before it says nothing about how fast the rest goes. */
type Mark = { readonly sent: number; readonly atMs: number };

/**
 * Tells how long it will still take, in ms, by the rate since files were last read, and while files are read until that is over; null
 * while that cannot be said.
 */
export function createTimeLeft(): (now: SyncProgress, elapsedMs: number) => number | null {
  let mark: Mark | null = null;
  return (now, elapsedMs) => {
    const { sent, ofCommits, isReading } = now;
    if (isReading) {
      mark = null;
      return readLeftMs(now);
    }
    mark ??= { sent, atMs: elapsedMs };
    if (sent - mark.sent < RATE_FROM || sent >= ofCommits) return null;
    return ((elapsedMs - mark.atMs) / (sent - mark.sent)) * (ofCommits - sent);
  };
}

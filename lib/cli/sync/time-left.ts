import type { SyncProgress } from "./send-steps";

/** Of a stretch of sending before so many commits are sent, the rate says nothing about the rest. */
const RATE_FROM = 200;

/** Where a stretch of sending began: what was read before it says nothing about how fast the rest goes. */
type Mark = { readonly sent: number; readonly atMs: number };

/** Tells how long it will still take, in ms, by the rate since files were last read; null while that cannot be said. */
export function createTimeLeft(): (now: SyncProgress, elapsedMs: number) => number | null {
  let mark: Mark | null = null;
  return ({ sent, ofCommits, isReading }, elapsedMs) => {
    if (isReading) mark = null;
    else mark ??= { sent, atMs: elapsedMs };
    if (mark === null || sent - mark.sent < RATE_FROM || sent >= ofCommits) return null;
    return ((elapsedMs - mark.atMs) / (sent - mark.sent)) * (ofCommits - sent);
  };
}

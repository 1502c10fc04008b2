import "server-only";
import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";

/** What is measured is when a timer of so many ms fires; what it is late is the delay. */
const RESOLUTION_MS = 10;
const NS_PER_S = 1e9;

const shared = globalThis as typeof globalThis & { plumblineLoop?: IntervalHistogram | undefined };

export type LoopDelay = { readonly p50: number; readonly p99: number; readonly max: number };

/**
 * How long the thread of this process let others wait since this was last asked, in seconds; from the first question on, which
 * is answered with zeros.
 */
export function takeLoopDelay(): LoopDelay {
  if (shared.plumblineLoop === undefined) {
    shared.plumblineLoop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    shared.plumblineLoop.enable();
    return { p50: 0, p99: 0, max: 0 };
  }
  const loop = shared.plumblineLoop;
  const late = (ns: number) => Math.max(0, ns / NS_PER_S - RESOLUTION_MS / 1000);
  const taken = {
    p50: late(loop.percentile(50)),
    p99: late(loop.percentile(99)),
    max: late(loop.max),
  };
  loop.reset();
  return taken;
}

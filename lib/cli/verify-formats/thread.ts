import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

/** When a timer of so many ms fires is looked at; what it is late is the delay. */
const RESOLUTION_MS = 1;
const NS_PER_MS = 1e6;

/** How late the thread is for others from now on, in ms; by the clock, so what else goes on in the machine counts. */
export function watchThread() {
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  loop.enable();
  return {
    async end(): Promise<{ readonly p99: number; readonly max: number }> {
      // The last turn is only counted in the next.
      await sleep(2 * RESOLUTION_MS);
      loop.disable();
      const late = (ns: number) => Math.max(0, ns / NS_PER_MS - RESOLUTION_MS);
      return { p99: late(loop.percentile(99)), max: late(loop.max) };
    },
  };
}

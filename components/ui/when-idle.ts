/** ms to wait in a browser that does not say when it is idle. */
const UNSAID = 500;

/** Calls `act` once the browser has nothing else to do. Returns how to drop it. */
export function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(act, UNSAID);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(act);
  return () => cancelIdleCallback(idle);
}

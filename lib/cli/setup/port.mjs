// Ports on loopback.
import { createServer } from "node:net";

const TRIED = 100;

/** Whether nobody listens there; port 0 asks for any. Resolves to the port or null. */
export function tryPort(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(null));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const { port: found } = probe.address();
      probe.close(() => resolve(found));
    });
  });
}

/** The first free port from `first` on; null when none of the next hundred is. */
export async function firstFreePort(first) {
  for (let port = first; port < Math.min(first + TRIED, 65_536); port++) {
    if ((await tryPort(port)) !== null) return port;
  }
  return null;
}

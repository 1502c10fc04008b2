// Preloaded into the web server: node's own limits would let a sender that drips a byte at a time hold its connection for five
// minutes. `next start` has no setting for them, so every server made in its process gets these.
import http from "node:http";

const LIMITS = {
  /** The whole of a request, so a body of 8 MB may come at half a megabit a second. */
  requestTimeout: 120_000,
  headersTimeout: 20_000,
  /** How often connections are looked at. */
  connectionsCheckingInterval: 5_000,
};

const { createServer } = http;

/** @type {typeof http.createServer} */
http.createServer = (first, second) =>
  typeof first === "function" || first === undefined
    ? createServer(LIMITS, first)
    : createServer({ ...LIMITS, ...first }, second);

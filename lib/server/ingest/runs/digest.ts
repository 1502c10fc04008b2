import "server-only";
import * as crypto from "node:crypto";

/** Hex digits of a digest in the store: half of a SHA-256. */
const DIGITS = 32;

/** The first half of the SHA-256, in hex. */
export function digestHex(content: string | Uint8Array): string {
  return sha256(content).slice(0, DIGITS);
}

/** Node 20.12 and later hash in one call, which costs a third for texts as short as a test's name. */
const sha256: (content: string | Uint8Array) => string =
  typeof crypto.hash === "function"
    ? (content) => crypto.hash("sha256", content, "hex")
    : (content) => crypto.createHash("sha256").update(content).digest("hex");

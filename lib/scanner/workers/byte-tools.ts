import { isAscii, isUtf8 } from "node:buffer";
import type { ByteTools } from "@/lib/scanner/languages/language";

/** What node does to bytes faster than a language could. */
export const BYTE_TOOLS: ByteTools = {
  isAscii,
  isUtf8,
  isSame: (a, aStart, b, bStart, length) =>
    asBuffer(b).compare(a, aStart, aStart + length, bStart, bStart + length) === 0,
};

function asBuffer(bytes: Uint8Array): Buffer {
  if (Buffer.isBuffer(bytes)) return bytes;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

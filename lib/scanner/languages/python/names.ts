import { byteAt } from "./bytes";

// Few distinct names fill a code base: a direct-mapped cache of bounded size spares a string per import.
const CACHE_SIZE = 32_768;
const cache: string[] = new Array<string>(CACHE_SIZE).fill("");

/** Text of a name; ASCII is read at once, other bytes in the file's encoding, normalised as Python does (NFKC). */
export function nameText(bytes: Uint8Array, start: number, end: number, encoding: string): string {
  let hash = end - start;
  for (let at = start; at < end; at += 1) {
    const byte = byteAt(bytes, at);
    if (byte >= 128) return decode(bytes.subarray(start, end), encoding).normalize("NFKC");
    hash = (Math.imul(hash, 31) + byte) | 0;
  }
  const slot = (hash ^ (hash >>> 13)) & (CACHE_SIZE - 1);
  const cached = cache[slot];
  if (cached !== undefined && isSame(cached, bytes, start, end)) return cached;
  const text = asciiText(bytes, start, end);
  cache[slot] = text;
  return text;
}

function isSame(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let i = 0; i < text.length; i += 1) {
    if (text.charCodeAt(i) !== byteAt(bytes, start + i)) return false;
  }
  return true;
}

function asciiText(bytes: Uint8Array, start: number, end: number): string {
  const part = bytes.subarray(start, end);
  return part.length <= 256 ? String.fromCharCode(...part) : decode(part, "utf-8");
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

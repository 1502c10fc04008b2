import { isAscii } from "node:buffer";

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A path as git holds it, as text. Bytes that are not UTF-8 are written `\xHH`, and `isOdd` says so. */
export function readPath(bytes: Uint8Array): { readonly path: string; readonly isOdd: boolean } {
  if (isAscii(bytes)) {
    const { buffer, byteOffset, byteLength } = bytes;
    return { path: Buffer.from(buffer, byteOffset, byteLength).toString("latin1"), isOdd: false };
  }
  try {
    return { path: strict.decode(bytes), isOdd: false };
  } catch {
    return { path: escaped(bytes), isOdd: true };
  }
}

/** Each run that is UTF-8 as it is, each byte that is not as `\xHH`. */
function escaped(bytes: Uint8Array): string {
  let text = "";
  let at = 0;
  while (at < bytes.length) {
    const length = characterLength(bytes, at);
    text += length > 0 ? strict.decode(bytes.subarray(at, at + length)) : hex(bytes[at] ?? 0);
    at += Math.max(length, 1);
  }
  return text;
}

function characterLength(bytes: Uint8Array, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length += 1) {
    try {
      strict.decode(bytes.subarray(at, at + length));
      return length;
    } catch {
      // Not a whole character yet, or none at all.
    }
  }
  return 0;
}

function hex(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, "0")}`;
}

import "server-only";
import { MAX_BODY_BYTES } from "@/lib/api/upload-limits";

/** So much room is made at a time. */
const STEP = 256 * 1024;

/** Puts the pieces of one body together. */
export type Collector = {
  /** Throws what `most` bytes being too few calls for. */
  readonly add: (piece: Uint8Array) => void;
  /** What came, in one; of no use once it is dropped, so nothing may still work on it then. */
  readonly whole: () => Uint8Array<ArrayBuffer>;
  /** Gives the memory back to the system at once. */
  readonly drop: () => void;
};

/**
 * The memory lies in a buffer that grows where it stands: nothing is copied as it grows, and what is dropped is free in that
 * moment. Plain buffers are free when the collector of garbage finds them, and fifty bodies may have come until then.
 */
export function createCollector(): Collector {
  const room = new ArrayBuffer(0, { maxByteLength: MAX_BODY_BYTES + STEP });
  let size = 0;
  return {
    add(piece) {
      const end = size + piece.length;
      if (end > room.byteLength) room.resize(Math.ceil(end / STEP) * STEP);
      new Uint8Array(room, size, piece.length).set(piece);
      size = end;
    },
    whole: () => new Uint8Array(room, 0, size),
    drop() {
      room.resize(0);
      size = 0;
    },
  };
}

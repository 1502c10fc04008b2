import { readFileSync, statSync } from "node:fs";
import type { Row } from "@/lib/cli/verify-formats/corpus";

/** Larger files are left out: they say nothing more of damage, and take hours. */
const MAX_BYTES = 200_000;

/** A damaged copy, and which it is: file and number. */
export type DamagedCopy = { readonly name: string; readonly bytes: Buffer };

export type DamagedCopies = {
  /** How many files there are to damage. */
  readonly files: number;
  /** How many copies `copies` gives: none without files. */
  readonly runs: number;
  readonly copies: () => Generator<DamagedCopy>;
};

/** Damages the files in turn, `runs` times in all; equal for equal seeds. */
export function damagedCopies(rows: readonly Row[], runs: number, seed = 1): DamagedCopies {
  const files = rows
    .filter(({ file }) => (statSync(file, { throwIfNoEntry: false })?.size ?? Infinity) < MAX_BYTES)
    .map(({ file, path }) => ({ path, bytes: readFileSync(file) }));
  return {
    files: files.length,
    runs: files.length === 0 ? 0 : runs,
    *copies() {
      const random = generator(seed);
      for (let run = 0; run < runs; run += 1) {
        const file = files[run % files.length];
        if (file === undefined) return;
        yield { name: `${file.path}, mutation ${run}`, bytes: damaged(file.bytes, random) };
      }
    },
  };
}

/** Bits that parsers stumble over. */
const BITS = [
  ...["\0", "\ud800", "\u001b[31m", "\ufeff", '"', "\\", "\\ud800", "\\u0000", "{", "}", "[", "]"],
  ...[",", ":", "<", ">", "&", "]]>", "<![CDATA[", "<!DOCTYPE a>", "&#0;", "\n", "    ", "null"],
  ...["-1", "1e999", "99999999999999999999", '"__proto__":{"a":1},', "not ok 1", "1..9", "true"],
].map((bit) => Buffer.from(bit));

/** A copy, changed at one to three places. */
function damaged(bytes: Buffer, random: () => number): Buffer {
  let copy = bytes;
  const changes = 1 + Math.floor(random() * 3);
  for (let change = 0; change < changes; change += 1) copy = changed(copy, random);
  return copy;
}

function changed(bytes: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * (bytes.length + 1));
  const to = Math.min(bytes.length, at + Math.floor(random() * random() * 400));
  const before = bytes.subarray(0, at);
  const rest = bytes.subarray(at);
  const bit = BITS[Math.floor(random() * BITS.length)] ?? Buffer.alloc(0);
  switch (Math.floor(random() * 6)) {
    case 0:
      return before;
    case 1:
      return Buffer.concat([before, bytes.subarray(to)]);
    case 2:
      return Buffer.concat([before, bytes.subarray(at, to), rest]);
    case 3:
      return Buffer.concat([before, bit, rest]);
    case 4:
      return Buffer.concat([before, bit, bytes.subarray(to)]);
    default:
      return Buffer.concat([before, Buffer.from([Math.floor(random() * 256)]), rest.subarray(1)]);
  }
}

/** Numbers from 0 to 1 (mulberry32): the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

import { readFileSync, statSync } from "node:fs";
import type { Row } from "@/lib/cli/verify-formats/corpus";
import { namesPlace, readBytes } from "@/lib/cli/verify-formats/read-file";

/** What came of damaged copies of the files of one format. */
export type Mutations = {
  readonly format: string;
  readonly files: number;
  readonly runs: number;
  readonly taken: number;
  /** Refused at a place, and refused because nothing tells the format any more. */
  readonly placed: number;
  readonly untold: number;
  /** Sentences: a parser that threw, a refusal without a place. */
  readonly faults: readonly string[];
  /** Of the processor: reading one copy held the thread for as long. */
  readonly slowestMs: number;
  /** Which copy that was: file and number. */
  readonly slowest: string;
  /** Of the process, looked at behind each copy. */
  readonly peakMb: number;
};

/** Larger files are left out: they say nothing more of damage, and take hours. */
const MAX_BYTES = 200_000;
const MB = 1024 * 1024;

/** Damages the files in turn, `runs` times in all; equal for equal seeds. */
export function mutateFormat(
  format: string,
  rows: readonly Row[],
  runs: number,
  seed = 1,
): Mutations {
  const files = rows
    .filter(({ file }) => (statSync(file, { throwIfNoEntry: false })?.size ?? Infinity) < MAX_BYTES)
    .map(({ file, path }) => ({ path, bytes: readFileSync(file) }));
  const random = generator(seed);
  const sums = { taken: 0, placed: 0, untold: 0, slowestMs: 0, slowest: "", peakMb: 0 };
  const faults: string[] = [];
  const total = files.length === 0 ? 0 : runs;
  for (let run = 0; run < total; run += 1) {
    const file = files[run % files.length];
    if (file === undefined) break;
    // Of the process, for others may hold the machine meanwhile.
    const before = process.cpuUsage();
    const answer = answerTo(damaged(file.bytes, random), format);
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    if (ms > sums.slowestMs) {
      sums.slowestMs = ms;
      sums.slowest = `${file.path}, mutation ${run}`;
    }
    sums.peakMb = Math.max(sums.peakMb, process.memoryUsage.rss() / MB);
    if (answer in ANSWERS) sums[answer as keyof typeof ANSWERS] += 1;
    else if (faults.length < 20) faults.push(`${file.path}, mutation ${run}: ${answer}`);
  }
  return { format, files: files.length, runs: total, ...sums, faults };
}

const ANSWERS = { taken: 0, placed: 0, untold: 0 } as const;

/** One of `ANSWERS`, or what is wrong. */
function answerTo(bytes: Buffer, format: string): string {
  try {
    const reading = readBytes(bytes, format);
    if (reading.kind !== "refused") return "taken";
    if (reading.isUntold) return "untold";
    return namesPlace(reading) ? "placed" : `refused without a place: ${reading.issue.message}`;
  } catch (error) {
    return `a parser threw ${error instanceof Error ? (error.stack ?? error.message) : error}`;
  }
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

/** A line for each format, then each fault. */
export function mutationLines(all: readonly Mutations[]): string[] {
  const head =
    "format                   files    runs   taken  refused  untold  faults  slowest    peak  slowest copy";
  const lines = all.map(({ format, files, runs, taken, placed, untold, faults, ...figures }) => {
    const cells = [
      String(files).padStart(5),
      String(runs).padStart(7),
      String(taken).padStart(7),
      String(placed).padStart(8),
      String(untold).padStart(7),
      String(faults.length).padStart(7),
      `${figures.slowestMs.toFixed(0)} ms`.padStart(8),
      `${figures.peakMb.toFixed(0)} MB`.padStart(7),
      ` ${figures.slowest}`,
    ];
    return `${format.padEnd(24)} ${cells.join(" ")}`;
  });
  return [head, ...lines, ...all.flatMap(({ faults }) => faults)];
}

/** Nothing may take longer: it holds the thread for as long. */
const MAX_MS = 2000;

export function isSound({ faults, slowestMs }: Mutations): boolean {
  return faults.length === 0 && slowestMs < MAX_MS;
}

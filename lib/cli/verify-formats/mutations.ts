import { setImmediate } from "node:timers/promises";
import type { Row } from "@/lib/cli/verify-formats/corpus";
import { damagedCopies } from "@/lib/cli/verify-formats/damage";
import { namesPlace, readBytes } from "@/lib/cli/verify-formats/read-file";
import { watchThread } from "@/lib/cli/verify-formats/thread";

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
  /** How late the thread was for others, who have their turn between two copies: p99 and at most. */
  readonly late: { readonly p99: number; readonly max: number };
  /** Of the process, looked at behind each copy. */
  readonly peakMb: number;
};

const MB = 1024 * 1024;

/** Reads damaged copies of the files, `runs` in all, one in each turn of the thread; equal for equal seeds. */
export async function mutateFormat(
  format: string,
  rows: readonly Row[],
  runs: number,
  seed = 1,
): Promise<Mutations> {
  const damage = damagedCopies(rows, runs, seed);
  const sums = { taken: 0, placed: 0, untold: 0, slowestMs: 0, slowest: "", peakMb: 0 };
  const faults: string[] = [];
  const thread = watchThread();
  for (const { name, bytes } of damage.copies()) {
    await setImmediate();
    // Of the process, for others may hold the machine meanwhile.
    const before = process.cpuUsage();
    const answer = answerTo(bytes, format);
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    if (ms > sums.slowestMs) Object.assign(sums, { slowestMs: ms, slowest: name });
    sums.peakMb = Math.max(sums.peakMb, process.memoryUsage.rss() / MB);
    if (answer in ANSWERS) sums[answer as keyof typeof ANSWERS] += 1;
    else if (faults.length < 20) faults.push(`${name}: ${answer}`);
  }
  const { files, runs: total } = damage;
  return { format, files, runs: total, ...sums, late: await thread.end(), faults };
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

/** A line for each format, then each fault. */
export function mutationLines(all: readonly Mutations[]): string[] {
  const head =
    "format                   files    runs   taken  refused  untold  faults  slowest  late p99  at most    peak  slowest copy";
  const lines = all.map(({ format, files, runs, taken, placed, untold, faults, ...figures }) => {
    const cells = [
      String(files).padStart(5),
      String(runs).padStart(7),
      String(taken).padStart(7),
      String(placed).padStart(8),
      String(untold).padStart(7),
      String(faults.length).padStart(7),
      `${figures.slowestMs.toFixed(0)} ms`.padStart(8),
      `${figures.late.p99.toFixed(0)} ms`.padStart(9),
      `${figures.late.max.toFixed(0)} ms`.padStart(8),
      `${figures.peakMb.toFixed(0)} MB`.padStart(7),
      ` ${figures.slowest}`,
    ];
    return `${format.padEnd(24)} ${cells.join(" ")}`;
  });
  return [head, ...lines, ...all.flatMap(({ faults }) => faults)];
}

/** Nothing may take longer: it holds the thread for as long. */
export const MAX_MS = 2000;

export function isSound({ faults, slowestMs }: Mutations): boolean {
  return faults.length === 0 && slowestMs < MAX_MS;
}

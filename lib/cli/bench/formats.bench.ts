// `npm run bench -- formats [DIR]`: the largest file of each format under DIR (or a large one made of its fixture): how long reading it
// takes, detection included, against a plain parse of the same text, and how much memory. Each in a process of its own.
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { largeReport } from "@/lib/cli/bench/large-report";
import { readCorpus } from "@/lib/cli/verify-formats/corpus";
import { readBytes } from "@/lib/cli/verify-formats/read-file";
import { FINDINGS_FORMATS } from "@/lib/domain/findings/report";
import { REPORT_FORMATS } from "@/lib/domain/tests/report";

/** Enough for the compiler to be through with what runs often. */
const TIMES = 25;
/** One format in a process of its own takes seconds. */
const MOST_MS = 180_000;

type Measured = {
  readonly format: string;
  readonly mb: number;
  readonly outcome: string;
  /** The least of several, in ms. */
  readonly plain: number;
  readonly read: number;
  /** The first time, before anything was compiled. */
  readonly first: number;
  /** MB above what the process had before. */
  readonly memory: number;
};

/** Of the processor, in ms: others may hold the machine meanwhile. */
function timed(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const least = (work: () => void) => Math.min(...Array.from({ length: TIMES }, () => timed(work)));

/** What any reader of that syntax must do. */
function plainParse(text: string): void {
  if (text.trimStart().startsWith("<")) {
    new SaxesParser({ xmlns: false }).write(text).close();
    return;
  }
  try {
    JSON.parse(text);
  } catch {
    for (const line of text.split("\n")) if (line.startsWith("{")) tryParse(line);
  }
}

function tryParse(line: string): void {
  try {
    JSON.parse(line);
  } catch {
    // Other text stands between the lines of some formats.
  }
}

/** MB of this process, now and at its peak since the last call (proc(5)). */
function memory(): { readonly now: number; readonly peak: number } {
  const status = readFileSync("/proc/self/status", "utf8");
  const mb = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  const found = { now: mb("VmRSS"), peak: mb("VmHWM") };
  writeFileSync("/proc/self/clear_refs", "5");
  return found;
}

function measure(format: string, file: string): Measured {
  const bytes = readFileSync(file);
  const text = new TextDecoder().decode(bytes).replace(/<\?xml[^>]*\?>\s*|<!DOCTYPE[^>]*>/g, "");
  const before = memory();
  let outcome = "";
  const read = () => {
    const reading = readBytes(bytes, format);
    outcome = reading.kind === "refused" ? `refused: ${reading.issue.message}` : "taken";
  };
  const first = timed(read);
  const grown = memory().peak - before.now;
  const [plain, again] = [least(() => plainParse(text)), least(read)];
  return { format, mb: bytes.length / 1e6, outcome, plain, read: again, first, memory: grown };
}

function fileOf(format: string, directory: string | undefined, scratch: string): string {
  const own =
    directory === undefined
      ? []
      : readCorpus(directory).rows.filter((row) => row.format === format);
  const sized = own
    .filter(({ expected }) => expected.parse !== "error")
    .map(({ file }) => ({ file, size: statSync(file).size }))
    .sort((a, b) => b.size - a.size);
  const largest = sized[0]?.file;
  if (largest !== undefined) return largest;
  const made = join(scratch, format);
  writeFileSync(made, largeReport(format));
  return made;
}

function compare(directory: string | undefined): void {
  const scratch = mkdtempSync(join(tmpdir(), "plumbline-formats-"));
  try {
    console.log(
      "| format | MB | plain parse | read | ratio | first time | memory |\n|---|---|---|---|---|---|---|",
    );
    for (const format of [...REPORT_FORMATS, ...FINDINGS_FORMATS]) {
      const file = fileOf(format, directory, scratch);
      const args = [...process.execArgv, process.argv[1] ?? "", "--one", format, file];
      const said = spawnSync(process.execPath, args, { encoding: "utf8", timeout: MOST_MS });
      const isMeasured = said.status === 0;
      console.log(isMeasured ? lineOf(JSON.parse(said.stdout)) : unmeasured(format, said));
      if (!isMeasured) process.exitCode = 1;
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The others are measured all the same. */
function unmeasured(format: string, { signal, stderr }: SpawnSyncReturns<string>): string {
  const why = signal === null ? stderr.trim().split("\n").at(-1) : `no end within ${MOST_MS} ms`;
  return `| ${format} (${why}) | | | | | | |`;
}

function lineOf({ format, mb, outcome, plain, read, first, memory: grown }: Measured): string {
  const cells = [
    outcome === "taken" ? format : `${format} (${outcome})`,
    mb.toFixed(2),
    ...[plain, read].map((ms) => `${ms.toFixed(1)} ms`),
    (read / plain).toFixed(1),
    `${first.toFixed(0)} ms`,
    `+${grown.toFixed(0)} MB`,
  ];
  return `| ${cells.join(" | ")} |`;
}

const [first, format = "", file = ""] = process.argv.slice(2);
if (first === "--one") console.log(JSON.stringify(measure(format, file)));
else compare(first);

import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** What a scan took, start-up included; processor time without git's, memory at its peak with all threads. */
export type MeasuredScan = {
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly bytes: number;
};

const COMMAND = fileURLToPath(new URL("../plumbline.mjs", import.meta.url));

/** Told by the command's own process when it ends: threads start with the same options, and are part of it. */
const TELL = `
  import { writeSync } from "node:fs";
  import { isMainThread } from "node:worker_threads";
  if (isMainThread) process.on("exit", () => writeSync(3, JSON.stringify(process.resourceUsage())));
`;

/** `plumbline scan` over the Python files of a whole history, as users start it. */
export async function measureScan(directory: string, out: string): Promise<MeasuredScan> {
  // The command is bundled when it first runs after its sources changed: no part of a scan.
  await run(["scan", "--help"]);
  const startedAt = performance.now();
  const usage = await run([
    ...["scan", "--history", "--languages", "python", "--repo", directory, "--out", out],
  ]);
  const ms = performance.now() - startedAt;
  const { userCPUTime, systemCPUTime, maxRSS }: NodeJS.ResourceUsage = JSON.parse(usage);
  const cpuMs = (userCPUTime + systemCPUTime) / 1000;
  return { ms, cpuMs, peakMb: maxRSS / 1024, bytes: statSync(out).size };
}

async function run(args: readonly string[]): Promise<string> {
  const tell = `data:text/javascript,${encodeURIComponent(TELL)}`;
  const child = spawn(process.execPath, ["--import", tell, COMMAND, ...args], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  const told = child.stdio[3];
  const [usage, code] = await Promise.all([text(told as NodeJS.ReadableStream), ended]);
  if (code !== 0) throw new Error(`plumbline ${args[0]} ended with code ${code}`);
  return usage;
}

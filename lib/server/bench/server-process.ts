import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inheritedEnvironment } from "@/lib/server/env";

/** A server as `npm start` runs it, on a store of its own. */
export type StartedServer = {
  readonly base: string;
  /** Its web, engine and reader processes with the memory that each holds and has held at most, in MB. */
  readonly memory: () => readonly ProcessMemory[];
  readonly stop: () => Promise<void>;
};

export type ProcessMemory = {
  readonly name: string;
  readonly pid: number;
  readonly now: number;
  readonly peak: number;
};

/** `database`: address of a Postgres; empty for the embedded engine. */
export async function startServer(port: number, database: string): Promise<StartedServer> {
  const data = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  const child = spawn(
    process.execPath,
    ["lib/cli/start.mjs", "--port", String(port), "--data", data, "--no-demo"],
    {
      env: { ...inheritedEnvironment(), DATABASE_URL: database },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  await greeted(child);
  return {
    base: `http://127.0.0.1:${port}`,
    memory: () => descendants(child.pid ?? 0),
    async stop() {
      child.kill("SIGINT");
      await once(child, "exit");
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function greeted(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdout?.on("data", (part: Buffer) => {
      said += part.toString();
      if (said.includes("Plumbline is at")) resolve();
    });
    server.on("exit", () => reject(new Error(said)));
  });
}

/** From now on the peak of a process is that since now (proc(5), clear_refs). */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}

/** By /proc: VmRSS and VmHWM. */
function descendants(root: number): ProcessMemory[] {
  const all = readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .map((entry) => ({
      pid: Number(entry),
      status: read(`/proc/${entry}/status`),
      args: read(`/proc/${entry}/cmdline`),
    }));
  const below = new Set([root]);
  for (let grown = 0; grown !== below.size; ) {
    grown = below.size;
    for (const { pid, status } of all)
      if (below.has(Number(/PPid:\s+(\d+)/.exec(status)?.[1]))) below.add(pid);
  }
  return all.flatMap(({ pid, status, args }) => {
    const name = nameOf(args);
    if (name === null || !below.has(pid)) return [];
    return [{ name, pid, now: megabytes(status, "VmRSS"), peak: megabytes(status, "VmHWM") }];
  });
}

function nameOf(args: string): string | null {
  if (args.includes("engine-process")) return "engine";
  if (args.includes("upload-reader")) return "reader";
  return args.startsWith("next-server") ? "web" : null;
}

function megabytes(status: string, field: string): number {
  return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

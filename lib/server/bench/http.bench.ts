import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "vitest";
import { addProject, bind, elapsed, print } from "@/lib/server/bench/measure";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { inheritedEnvironment } from "@/lib/server/env";

const PORT = 4971;
const BASE = `http://127.0.0.1:${PORT}`;
const FILES = [
  "prisma/demo/websocket-manager-history.scan.ndjson.gz",
  "prisma/demo/plan-1104.yaml",
];

describeOnEveryEngine("http", (database) => {
  test("the demo sent by the command line to a server of its own", {
    timeout: 600_000,
  }, async () => {
    bind(database());
    const data = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
    const url = database().engine === "embedded" ? "" : database().url;
    if (url !== "") await addProject(database(), "demo");
    const env = { ...inheritedEnvironment(), DATABASE_URL: url };
    const server = spawn(
      process.execPath,
      ["lib/cli/start.mjs", "--port", String(PORT), "--data", data, "--no-demo"],
      { env, stdio: ["ignore", "pipe", "inherit"] },
    );
    try {
      await greeted(server);
      const upload = await elapsed(() =>
        finished(
          spawn(
            process.execPath,
            ["lib/cli/plumbline.mjs", "upload", ...FILES, "--project", "demo", "--server", BASE],
            { stdio: "ignore" },
          ),
        ),
      );
      const shown = await elapsed(async () =>
        (await fetch(`${BASE}/api/v1/projects/demo/plans/websocket-manager/overview`)).text(),
      );
      const peaks = descendants(server.pid ?? 0).map(({ name, peak }) => `${name} ${peak} MB`);
      print(
        `http ${database().engine}: 2,452 commits in ${(upload / 1000).toFixed(1)} s with the command's start, ${(2452 / (upload / 1000)).toFixed(0)} commits/s; first overview ${shown.toFixed(0)} ms; peaks: ${peaks.join(", ")}`,
      );
    } finally {
      server.kill("SIGINT");
      await once(server, "exit");
      rmSync(data, { recursive: true, force: true });
    }
  });
});

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

async function finished(child: ChildProcess): Promise<void> {
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`The upload ended with ${code}.`);
}

type Process = { readonly name: string; readonly peak: number };

/** The web and engine processes below one, with the most memory that each has held (VmHWM), in MB. */
function descendants(root: number): Process[] {
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
    const name = args.includes("engine-process")
      ? "engine"
      : args.startsWith("next-server")
        ? "web"
        : null;
    return name !== null && below.has(pid)
      ? [{ name, peak: Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024) }]
      : [];
  });
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

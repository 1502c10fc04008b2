import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Builds and starts the product on a store of its own, and takes all of it down afterwards. */
export async function withServer(
  args: readonly string[],
  measure: (base: string) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  const server = spawn(
    process.execPath,
    ["lib/cli/start.mjs", "--port", String(port), "--data", data, ...args],
    { env: { ...process.env, DATABASE_URL: "" }, stdio: ["ignore", "pipe", "inherit"] },
  );
  try {
    await greeted(server);
    await measure(`http://127.0.0.1:${port}`);
  } finally {
    server.kill("SIGINT");
    if (server.exitCode === null) await once(server, "exit");
    rmSync(data, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function greeted(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (part: Buffer) => {
      said += part.toString();
      if (said.includes("Plumbline is at")) resolve();
    });
    child.on("exit", () => reject(new Error(said)));
  });
}

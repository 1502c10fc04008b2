import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "@playwright/test";
import { MAP_PLAN, mapRequests } from "./map-history";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const PORT = 4972;
const BASE = `http://127.0.0.1:${PORT}`;

/** The pages as people get them, over the made-up history; and a browser. */
export type MapServer = {
  /** A page of the plan. */
  readonly url: (rest: string) => string;
  readonly browser: Browser;
};

/** Builds and starts the product on a store of its own, loads the history, and takes all of it down afterwards. */
export async function withMaps(measure: (server: MapServer) => Promise<void>): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "plumbline-maps-"));
  const args = ["lib/cli/start.mjs", "--port", String(PORT), "--data", data, "--no-demo"];
  const server = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    for await (const line of createInterface(server.stdout))
      if (line.includes("Plumbline is at")) break;
    server.stdout.resume();
    console.log("Loading 25,000 files over 200 days ...");
    for (const body of mapRequests()) await send(body);
    await send(MAP_PLAN);
    const browser = await chromium.launch(findBrowser());
    await measure({ url: (rest) => `${BASE}/maps/maps/${rest}`, browser });
    await browser.close();
  } finally {
    server.kill("SIGINT");
    if (server.exitCode === null) await once(server, "exit");
    rmSync(data, { recursive: true, force: true });
  }
}

async function send(body: string): Promise<void> {
  const answer = await fetch(`${BASE}/api/v1/projects/maps/uploads`, { method: "POST", body });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
}

/** The browser of the journeys. */
function findBrowser(): { readonly executablePath?: string; readonly args: string[] } {
  const found = spawnSync(process.execPath, ["--import", "tsx", "e2e/get-browser.ts"], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (found.status !== 0) throw new Error("There is no browser to measure in.");
  return JSON.parse(found.stdout);
}

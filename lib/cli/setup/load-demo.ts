import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { createScanCutter } from "@/lib/api/cut-scan";
import { sendRuns } from "@/lib/cli/demo/send-runs";

const FOLDER = "prisma/demo";
const PROJECT = "netra-backend";

/**
 * Sends the demo's plans, scan, example owners and simulated test runs to a server, as any upload is sent; the project is marked as
 * the demo.
 * Throws an Error with the server's reason when it refuses one.
 */
export async function loadDemo(server: string): Promise<void> {
  const names = (await readdir(FOLDER)).toSorted();
  for (const name of names) {
    const path = join(FOLDER, name);
    if (name === "CODEOWNERS" || name.endsWith(".yaml"))
      await send(server, name, await readFile(path, "utf8"));
    if (name.endsWith(".ndjson.gz")) await sendScan(server, name, path);
  }
  await sendRuns(server, PROJECT);
}

async function sendScan(server: string, name: string, path: string): Promise<void> {
  const cutter = createScanCutter();
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()) });
  for await (const line of lines) {
    const part = cutter.take(line);
    if (part) await send(server, name, part.text);
  }
  const last = cutter.finish();
  if (last) await send(server, name, last.text);
}

async function send(server: string, name: string, body: string): Promise<void> {
  const query = new URLSearchParams({ demo: "1", name });
  const url = `${server}/api/v1/projects/${PROJECT}/uploads?${query}`;
  const answer = await fetch(url, { method: "POST", body });
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
}

import { readFileSync } from "node:fs";
import { test } from "vitest";
import {
  addProject,
  bind,
  elapsed,
  peakMemoryMb,
  print,
  storeBytes,
} from "@/lib/server/bench/measure";
import { deltaCommit, fullCommit, HEADER } from "@/lib/server/bench/synthetic";
import { describeOnEveryEngine, type TestDatabase } from "@/lib/server/db/testing/test-database";
import { benchFile } from "@/lib/server/env";
import { upload } from "@/lib/server/ingest/upload";

// `npm run bench -- upload-history [FILE]`: a scan of a whole history, cut as `plumbline upload` cuts it.

const MAX_COMMITS = 500;
const MAX_BYTES = 8_000_000;
const SYNTHETIC = { commits: 2_200, files: 10_000, perFile: 6, changed: 6 };

/** The scan as a file holds it, or one made up. */
function scanLines(): string[] {
  const file = benchFile();
  if (file !== undefined) return readFileSync(file, "utf8").trimEnd().split("\n");
  const { commits, files, perFile, changed } = SYNTHETIC;
  const deltas = Array.from({ length: commits - 1 }, (_, index) =>
    deltaCommit(index + 1, files, perFile, changed),
  );
  return [HEADER, fullCommit(0, 2_000, perFile), ...deltas];
}

/** The lines in requests: whole commits, as many as one may hold. */
function requestsOf([header = "", ...lines]: readonly string[]): string[] {
  const requests: string[][] = [[]];
  let size = 0;
  let commits = 0;
  let isWhole = true;
  for (const line of lines) {
    const isFull = commits >= MAX_COMMITS || size + line.length > MAX_BYTES;
    if (isWhole && isFull && size > 0) {
      requests.push([]);
      size = 0;
      commits = 0;
    }
    requests.at(-1)?.push(line);
    size += line.length;
    isWhole = !line.slice(0, 400).includes('"more":true');
    if (isWhole) commits += 1;
  }
  return requests.map((part) => `${header}\n${part.join("\n")}\n`);
}

async function countRows({ pool }: TestDatabase): Promise<number> {
  await pool.query("analyze");
  const { rows } = await pool.query<{ rows: string }>(
    "select sum(c.reltuples) as rows from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and c.reltuples > 0 and n.nspname = current_schema()",
  );
  return Number(rows[0]?.rows ?? 0);
}

describeOnEveryEngine("upload-history", (database) => {
  test("a history with every import, request by request", { timeout: 3_600_000 }, async () => {
    bind(database());
    await addProject(database(), "bench");
    const requests = requestsOf(scanLines());
    const times: number[] = [];
    for (const text of requests) {
      const body = new Uint8Array(Buffer.from(text));
      const origin = { project: "bench", receivedAt: Date.now(), name: "bench" };
      times.push(await elapsed(() => upload(body, origin)));
    }
    const sum = (part: readonly number[]) => part.reduce((all, ms) => all + ms, 0) / 1000;
    const quarter = Math.max(1, Math.floor(times.length / 4));
    const bytes = await storeBytes(database());
    const sent = requests.reduce((all, text) => all + text.length, 0);
    print(
      `upload-history ${database().engine}: ${(sent / 1e6).toFixed(0)} MB in ${times.length} requests stored in ${sum(times).toFixed(1)} s (second quarter ${sum(times.slice(quarter, 2 * quarter)).toFixed(1)} s, last ${sum(times.slice(-quarter)).toFixed(1)} s), about ${(await countRows(database())).toLocaleString("en-US")} rows, ${(bytes / 1e6).toFixed(0)} MB with indexes, peak ${peakMemoryMb()} MB`,
    );
  });
});

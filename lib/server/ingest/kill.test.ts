import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { closeStore, openStore } from "@/lib/server/db/client";
import { startEngine } from "@/lib/server/db/engine/start-engine";
import { copyEmbeddedStore, type TestDatabase } from "@/lib/server/db/testing/test-database";
import { reindexAll } from "@/lib/server/ingest/reindex";
import { demoScan, requests } from "@/lib/server/ingest/testing/demo";
import { bind, bindEmpty, exported, send } from "@/lib/server/ingest/testing/law-store";

const PART = 15;
const { header, commits } = demoScan();
const texts = requests(header, commits.slice(0, 300), PART);

type Opened = { readonly database: TestDatabase; readonly pid: number; close(): Promise<void> };

async function open(dataDir: string): Promise<Opened> {
  const engine = await startEngine({ dataDir });
  const store = openStore(engine.url);
  const close = async () => {
    await closeStore(store).catch(() => {});
    await engine.stop();
  };
  return { database: { engine: "embedded", url: engine.url, ...store }, pid: engine.pid, close };
}

/** Sends until the engine is gone; how many requests were answered. */
async function sendUntilKilled(pid: number, afterMs: number): Promise<number> {
  const killer = setTimeout(() => process.kill(pid, "SIGKILL"), afterMs);
  let answered = 0;
  try {
    for (const text of texts) {
      await send(text);
      answered += 1;
    }
    return answered;
  } catch {
    return answered;
  } finally {
    clearTimeout(killer);
  }
}

test("an engine that is killed in the middle of uploads has lost nothing that it answered", async () => {
  const dataDir = await copyEmbeddedStore();
  try {
    const first = await open(dataDir);
    await bindEmpty(first.database);
    for (const text of texts) await send(text);
    const expected = await exported(first.database);
    await bindEmpty(first.database);
    await first.close();
    const answers: number[] = [];
    for (const afterMs of [250, 700, 1300]) {
      const victim = await open(dataDir);
      await bindEmpty(victim.database);
      const answered = await sendUntilKilled(victim.pid, afterMs);
      answers.push(answered);
      await victim.close();
      const next = await open(dataDir);
      bind(next.database);
      const stored = await next.database.client.commitFact.count();
      expect([answered * PART, (answered + 1) * PART]).toContain(stored);
      const found = await exported(next.database, true);
      await reindexAll();
      expect(await exported(next.database, true)).toEqual(found);
      for (const text of texts) await send(text);
      expect(await exported(next.database)).toEqual(expected);
      await next.close();
    }
    expect(Math.min(...answers)).toBeLessThan(texts.length);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}, 120_000);

import { test } from "vitest";
import { cutRequests, historyLines } from "@/lib/server/bench/history-file";
import {
  addProject,
  bind,
  elapsed,
  forget,
  peakMemoryMb,
  percentile,
  print,
  type TableSize,
  tableSizes,
} from "@/lib/server/bench/measure";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { benchmarkFile } from "@/lib/server/env";
import { upload } from "@/lib/server/ingest/upload";
import { openBoard } from "@/lib/server/read/board";
import { readOverview } from "@/lib/server/read/overview";

const ASKED = 20;
const MIB = 1024 * 1024;

type Sent = { readonly commits: number; readonly ms: number };

describeOnEveryEngine("upload-history", (database) => {
  test("a whole history with every import, from the first request to the overview", {
    timeout: 3_600_000,
  }, async () => {
    bind(database());
    await addProject(database(), "bench");
    const modules = new Map<string, number>();
    const sent: Sent[] = [];
    for await (const { text, commits } of cutRequests(historyLines(benchmarkFile()))) {
      if (sent.length === 0) countModules(text, modules);
      sent.push({ commits, ms: await elapsed(() => send(text)) });
    }
    const engine = database().engine;
    printRates(engine, sent);
    printSizes(engine, await tableSizes(database()));
    await send(planOver(modules));
    forget();
    const ask = () =>
      elapsed(async () => readOverview(await openBoard({ project: "bench", plan: "bench" })));
    const cold = await ask();
    const warm: number[] = [];
    for (let n = 0; n < ASKED; n++) warm.push(await ask());
    print(
      `upload-history ${engine}: first overview ${cold.toFixed(0)} ms, warm p95 ${percentile(warm, 95).toFixed(0)} ms, peak ${peakMemoryMb()} MB`,
    );
  });
});

function send(text: string): Promise<unknown> {
  return upload(new Uint8Array(Buffer.from(text)), {
    project: "bench",
    receivedAt: Date.now(),
    name: "bench",
  });
}

function printRates(engine: string, sent: readonly Sent[]): void {
  const total = sum(sent.map(({ commits }) => commits));
  const ms = sum(sent.map((request) => request.ms));
  // The first request is mostly a full scan, whose commit is as large as thousands of others.
  const [whole, ...deltas] = sent;
  const tenth = total / 10;
  const first = rateOf(deltas, tenth);
  const last = rateOf(deltas.toReversed(), tenth);
  const cpu = process.cpuUsage();
  print(
    `upload-history ${engine}: ${total} commits in ${(ms / 1000).toFixed(1)} s, ${(total / (ms / 1000)).toFixed(0)} commits/s; first request ${whole?.commits ?? 0} commits in ${(whole?.ms ?? 0).toFixed(0)} ms, then first tenth ${first.toFixed(0)} and last tenth ${last.toFixed(0)} commits/s, flatness ${(last / first).toFixed(2)} (target 0.5); processor ${((cpu.user + cpu.system) / 1e6).toFixed(1)} s and peak ${peakMemoryMb()} MB so far`,
  );
}

/** Commits a second over the first requests that hold so many. */
function rateOf(sent: readonly Sent[], commits: number): number {
  let held = 0;
  let ms = 0;
  for (const request of sent) {
    held += request.commits;
    ms += request.ms;
    if (held >= commits) break;
  }
  return held / (ms / 1000);
}

function printSizes(engine: string, sizes: readonly TableSize[]): void {
  for (const { table, rows, bytes } of sizes.filter((size) => size.rows > 0))
    print(
      `upload-history ${engine}: ${table} ${rows} rows, ${(bytes / MIB).toFixed(1)} MB, ${(bytes / rows).toFixed(0)} bytes a row`,
    );
  print(
    `upload-history ${engine}: all tables ${(sum(sizes.map(({ bytes }) => bytes)) / MIB).toFixed(1)} MB`,
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function countModules(text: string, modules: Map<string, number>): void {
  for (const [, module = ""] of text.matchAll(/"module":"([^"]+)"/g))
    modules.set(module, (modules.get(module) ?? 0) + 1);
}

/** Modules that are imported often, the most frequent ones aside: those are the language's own. */
function planOver(modules: ReadonlyMap<string, number>): string {
  const ranked = [...modules].sort(([, a], [, b]) => b - a).map(([module]) => module);
  const [canonical, ...legacy] = ranked.slice(10, 14);
  return JSON.stringify({
    format: "plumbline.plan/1",
    id: "bench",
    version: 1,
    title: "Bench",
    startsAt: "2001-01-01",
    subject: { canonical: [{ module: canonical }], legacy: legacy.map((module) => ({ module })) },
    strategy: { targets: { new: 20, update: 60, validation: 20 } },
  });
}

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

/** `imports` are those that the request lists: all of each file that a commit changes. */
type Sent = { readonly commits: number; readonly imports: number; readonly ms: number };

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
      const imports = text.split('"module":').length - 1;
      sent.push({ commits, imports, ms: await elapsed(() => send(text)) });
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
  const first = ratesOf(deltas, tenth);
  const last = ratesOf(deltas.toReversed(), tenth);
  const cpu = process.cpuUsage();
  print(
    `upload-history ${engine}: ${total} commits in ${(ms / 1000).toFixed(1)} s, ${(total / (ms / 1000)).toFixed(0)} commits/s; first request ${whole?.commits ?? 0} commits in ${(whole?.ms ?? 0).toFixed(0)} ms, then first tenth ${first.commits.toFixed(0)} and last tenth ${last.commits.toFixed(0)} commits/s, flatness ${(last.commits / first.commits).toFixed(2)} (target 0.5); they list ${first.imports.toFixed(0)} and ${last.imports.toFixed(0)} imports/s, flatness ${(last.imports / first.imports).toFixed(2)}, ${(first.imports / first.commits).toFixed(1)} and ${(last.imports / last.commits).toFixed(1)} a commit; processor ${((cpu.user + cpu.system) / 1e6).toFixed(1)} s and peak ${peakMemoryMb()} MB so far`,
  );
}

/** Commits and imports a second over the first requests that hold so many commits. */
function ratesOf(sent: readonly Sent[], commits: number): Omit<Sent, "ms"> {
  const held = { commits: 0, imports: 0, ms: 0 };
  for (const request of sent) {
    held.commits += request.commits;
    held.imports += request.imports;
    held.ms += request.ms;
    if (held.commits >= commits) break;
  }
  const seconds = held.ms / 1000;
  return { commits: held.commits / seconds, imports: held.imports / seconds };
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

// `npm run bench -- threats`: each hostile upload against a server of its own, as `npm start` runs it: how it is answered, how long
// others wait meanwhile (a page that asks for nothing, /healthz, every 10 ms), and how much memory the web process takes.
import { spawn } from "node:child_process";
import { connect, type Socket } from "node:net";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "vitest";
import { HOSTILE_BODIES, type HostileBody } from "@/lib/fixtures/hostile-bodies";
import { elapsed, percentile, print } from "@/lib/server/bench/measure";
import { forgetPeak, type StartedServer, startServer } from "@/lib/server/bench/server-process";
import { benchmarkFile } from "@/lib/server/env";

const PORT = 4972;
/** So many at once, of large bodies fewer. */
const AT_ONCE = 50;
const LEAST_AT_ONCE = 8;
const MOST_BYTES = 320 * 1024 * 1024;
const DRIPPING = 500;
const CUTS = 300;
const SHA = "a".repeat(40);
const COMMIT = { sha: SHA, parents: [], committedAt: "2026-01-01T00:00:00Z", mode: "full" };
const SCAN = [
  {
    format: "plumbline.scan/1",
    tool: { name: "t", version: "1" },
    repository: "r",
    recorded: "all",
  },
  { ...COMMIT, filesScanned: 0, files: [] },
]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join("");

test("threats", { timeout: 1_200_000 }, async () => {
  const server = await startServer(PORT, "");
  const uploads = `${server.base}/api/v1/projects/threats/uploads`;
  try {
    await fetch(uploads, { method: "POST", body: SCAN });
    const calm = await harmOf(server, () => sleep(2_000));
    print(`nothing going on: ${harmText(calm)}`);
    for (const { name, make } of HOSTILE_BODIES) {
      if (isAsked(name)) await attack(server, `${uploads}?commit=${SHA}`, name, make());
    }
    if (isAsked("cuts")) await cuts(server, uploads);
    if (isAsked("drips")) await drips(server, uploads);
  } finally {
    await server.stop();
  }
});

/** All of them, or those whose name has the word in it that the command line gives. */
function isAsked(name: string): boolean {
  return name.includes(basename(benchmarkFile() ?? ""));
}

async function attack(server: StartedServer, address: string, name: string, hostile: HostileBody) {
  const fitting = Math.floor(MOST_BYTES / hostile.body.length);
  const senders = Math.min(AT_ONCE, Math.max(LEAST_AT_ONCE, fitting));
  const statuses = new Map<number, number>();
  let ms = 0;
  const harm = await harmOf(server, async () => {
    ms = await elapsed(async () => {
      await Promise.all(
        Array.from({ length: senders }, async () => {
          const status = await statusOf(address, hostile);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }),
      );
    });
  });
  const bad = [...statuses.keys()].filter((status) => ![...hostile.statuses, 503].includes(status));
  const counts = [...statuses].map(([status, count]) => `${count} x ${status}`).join(", ");
  print(
    `${name}: ${senders} at once, ${(hostile.body.length / 1024).toFixed(0)} KB each: ${counts} in ${ms.toFixed(0)} ms; ${harmText(harm)}`,
  );
  if (bad.length > 0) throw new Error(`${name} was answered ${bad.join(", ")}.`);
}

async function statusOf(address: string, hostile: HostileBody): Promise<number> {
  try {
    return await answerTo(address, hostile);
  } catch (error) {
    // The server closed a connection that it had kept alive just when it was used again.
    const { code } = (error as { readonly cause?: { readonly code?: string } }).cause ?? {};
    if (code !== "EPIPE" && code !== "ECONNRESET") throw error;
    return answerTo(address, hostile);
  }
}

async function answerTo(address: string, { body, headers }: HostileBody): Promise<number> {
  const answer = await fetch(address, {
    method: "POST",
    body: new Uint8Array(body),
    headers: { ...headers },
  });
  await answer.arrayBuffer();
  return answer.status;
}

async function cuts({ base }: StartedServer, address: string): Promise<void> {
  const body = SCAN.replaceAll(SHA, "b".repeat(40));
  const path = new URL(address).pathname;
  const whole = Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  const before = await (await fetch(address)).text();
  for (let n = 0; n < CUTS; n += 1) {
    const socket = await opened();
    socket.end(whole.subarray(0, 1 + Math.floor((n * (whole.length - 2)) / (CUTS - 1))));
    socket.destroySoon();
  }
  await sleep(1_000);
  const after = await (await fetch(address)).text();
  print(
    `${CUTS} uploads cut at as many places: ${before === after ? "nothing left behind" : "SOMETHING CHANGED"} at ${base}`,
  );
  if (before !== after) throw new Error("A cut upload left something behind.");
}

async function drips(server: StartedServer, address: string): Promise<void> {
  const path = new URL(address).pathname;
  const sockets = await Promise.all(Array.from({ length: DRIPPING }, opened));
  let closed = 0;
  for (const socket of sockets) {
    socket.on("close", () => {
      closed += 1;
    });
    socket.write(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n`);
  }
  const started = performance.now();
  const drip = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write("x");
  }, 2_000);
  const harm = await harmOf(server, () => sleep(10_000));
  while (closed < DRIPPING && performance.now() - started < 200_000) await sleep(500);
  clearInterval(drip);
  const seconds = (performance.now() - started) / 1000;
  for (const socket of sockets) socket.destroy();
  print(
    `${DRIPPING} senders of a byte in 2 s: ${harmText(harm)}; ${closed} were cut off within ${seconds.toFixed(0)} s`,
  );
}

function opened(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(PORT, "127.0.0.1", () => resolve(socket));
    socket.on("error", reject);
  });
}

type Harm = {
  /** How long /healthz took, in ms. */
  readonly waits: readonly number[];
  /** p99 and maximum of what the thread of the web process was late by, as it says itself, in ms. */
  readonly late: { readonly p99: number; readonly max: number };
  /** MB of the web process above what it had before: at its peak, and when all was answered. */
  readonly web: { readonly peak: number; readonly left: number };
  /** MB of the largest process that read uploads. */
  readonly reader: number;
};

/** What goes on meanwhile is measured from outside, and by the web process itself. */
async function harmOf(server: StartedServer, work: () => Promise<unknown>): Promise<Harm> {
  const before = memoryOf(server, "web");
  for (const { pid, name } of server.memory()) if (name === "web") forgetPeak(pid);
  await lateness(server.base);
  let reader = 0;
  const watch = setInterval(() => {
    reader = Math.max(reader, memoryOf(server, "reader").peak);
  }, 200);
  const times = await waits(server.base, work);
  clearInterval(watch);
  const late = await lateness(server.base);
  const after = memoryOf(server, "web");
  const above = (mb: number) => Math.max(0, mb - before.now);
  return { waits: times, late, web: { peak: above(after.peak), left: above(after.now) }, reader };
}

function memoryOf(server: StartedServer, process: string) {
  const own = server.memory().filter(({ name }) => name === process);
  return {
    now: own.reduce((sum, { now }) => sum + now, 0),
    peak: own.reduce((sum, { peak }) => sum + peak, 0),
  };
}

/** Since this was last asked. */
async function lateness(base: string): Promise<Harm["late"]> {
  const said = await (await fetch(`${base}/metrics`)).text();
  const ms = (quantile: string) => {
    const found = new RegExp(`eventloop_delay_seconds\\{quantile="${quantile}"\\} (\\S+)`).exec(
      said,
    );
    return Number(found?.[1]) * 1000;
  };
  return { p99: ms("0.99"), max: ms("1") };
}

/** What the aims say: the thread of the web process at most so late (p99), its memory at most so much larger. */
const AIMS = { lateMs: 200, memoryMb: 200 };

function harmText({ waits: times, late, web, reader }: Harm): string {
  const wait = [50, 99].map((p) => `p${p} ${percentile(times, p).toFixed(0)}`).join(", ");
  const ratios = [late.p99 / AIMS.lateMs, web.peak / AIMS.memoryMb].map((ratio) =>
    ratio.toFixed(2),
  );
  return [
    `others wait ${wait}, at most ${Math.max(...times).toFixed(0)} ms`,
    `thread late p99 ${late.p99.toFixed(0)}, at most ${late.max.toFixed(0)} ms (${ratios[0]} of the aim)`,
    `web process +${web.peak} MB at its peak (${ratios[1]} of the aim), +${web.left} MB behind it; reader ${reader} MB`,
  ].join("; ");
}

/**
 * Asks over and over until told to end; a process of its own, for who sends the attack is busy itself. The first answer, which is
 * about what it has to load, is not counted: it says that it is ready then.
 */
const ASKING = `
let isOver = false;
process.stdin.on("end", () => { isOver = true; }).resume();
const times = [];
await (await fetch(process.argv[1])).arrayBuffer();
console.log("ready");
while (!isOver) {
  const start = performance.now();
  await (await fetch(process.argv[1])).arrayBuffer();
  times.push(performance.now() - start);
  await new Promise((resolve) => setTimeout(resolve, 10));
}
console.log(JSON.stringify(times));`;

/** How long /healthz took, in ms, while something goes on. */
async function waits(base: string, work: () => Promise<unknown>): Promise<number[]> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", ASKING, `${base}/healthz`], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  await lines.next();
  await work();
  child.stdin.end();
  return JSON.parse((await lines.next()).value ?? "[]") as number[];
}

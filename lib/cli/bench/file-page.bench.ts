import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { HUB, hubHistory, hubPlan, SMALL, shaOf } from "./hub-history";

// The page of a file with 200 lives over 2,000 commits: the server's answer, and the first paint in a browser whose processor
// is slowed down four times, beside a page of the same build that shows nothing but that there is nothing.
const PORT = await freePort();
const BASE = `http://127.0.0.1:${PORT}`;
const COMMITS = 2_000;
const LIVES = 200;
const ASKED = 40;
const ROUNDS = 9;
const SLOWER = 4;

const data = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
const server = spawn(
  process.execPath,
  ["lib/cli/start.mjs", "--port", String(PORT), "--data", data, "--no-demo"],
  { env: { ...process.env, DATABASE_URL: "" }, stdio: ["ignore", "pipe", "inherit"] },
);
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

async function send(body: string): Promise<void> {
  const answer = await fetch(`${BASE}/api/v1/projects/bench/uploads`, { method: "POST", body });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}

/** Moments that were not asked for before: the same again comes from memory. */
async function answers(): Promise<void> {
  const first = await timed(urlOf(HUB, COMMITS - 1));
  const model = await (await fetch(urlOf(HUB, COMMITS - 1))).json();
  const many: number[] = [];
  const few: number[] = [];
  for (let n = 0; n < ASKED; n++) {
    many.push(await timed(urlOf(HUB, COMMITS - 2 - n)));
    few.push(await timed(urlOf(SMALL, COMMITS - 2 - n)));
  }
  const again = await Promise.all([timed(urlOf(HUB, COMMITS - 2))]);
  print(
    `file-page, ${model.summary.lives} lives, ${model.versions} versions of the file, ${COMMITS} commits: p95 of the answer ${ms(percentile(many, 95))} at a moment not asked before (aim 100), ${(percentile(many, 50) / percentile(few, 50)).toFixed(2)} x a file with one version (median ${ms(percentile(many, 50))}); the first after an upload ${ms(first)} (aim 300); asked again ${ms(again[0] ?? 0)}`,
  );
}

function urlOf(path: string, position: number): string {
  const at = shaOf(position);
  return `${BASE}/api/v1/projects/bench/plans/bench/file?at=${at}&path=${encodeURIComponent(path)}`;
}

async function timed(url: string): Promise<number> {
  const start = performance.now();
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return performance.now() - start;
}

type Paint = { readonly lcp: number; readonly cls: number; readonly bytes: number };

async function paints(): Promise<void> {
  const browser = await openBrowser();
  const page: Paint[] = [];
  const blank: Paint[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    blank.push(await paintOf(browser, "/no/such/page/at/all"));
    page.push(await paintOf(browser, `/bench/bench/files/${HUB}`));
  }
  await browser.close();
  const median = (of: readonly Paint[], what: keyof Paint) =>
    percentile(
      of.map((paint) => paint[what]),
      50,
    );
  print(
    `file-page, cold, ${SLOWER}x slower processor: largest paint ${ms(median(page, "lcp"))}, of a blank page of the same build ${ms(median(blank, "lcp"))}: ${(median(page, "lcp") / median(blank, "lcp")).toFixed(2)} x (aim 2); layout shift ${Math.max(...page.map(({ cls }) => cls)).toFixed(3)} (aim < 0.02); scripts ${Math.round(median(page, "bytes") / 1024)} KB (aim 290); medians of ${ROUNDS}`,
  );
}

/** One on this machine, or Playwright's own. */
function openBrowser(): Promise<Browser> {
  const handedOn = process.env.PLUMBLINE_E2E_BROWSER;
  const own = handedOn ? JSON.parse(handedOn) : { args: ["--no-sandbox"] };
  return chromium
    .launch(own)
    .catch(() => chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] }));
}

/** In a context of its own, so that nothing is in its cache. */
async function paintOf(browser: Browser, path: string): Promise<Paint> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    return await paintIn(context, path);
  } finally {
    await context.close();
  }
}

async function paintIn(context: BrowserContext, path: string): Promise<Paint> {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(`${BASE}${path}`, { waitUntil: "load" });
  return page.evaluate<Paint>(READ_PAINT);
}

/** As text: a function would be rewritten by what runs this file, and then miss its helpers in the page. */
const READ_PAINT = `(async () => {
  const seen = (type) =>
    new Promise((resolve) => {
      const all = [];
      new PerformanceObserver((list) => all.push(...list.getEntries())).observe({ type, buffered: true });
      setTimeout(() => resolve(all), 1500);
    });
  const [paintings, shifts] = await Promise.all([seen("largest-contentful-paint"), seen("layout-shift")]);
  const scripts = performance.getEntriesByType("resource").filter(({ name }) => name.includes(".js"));
  return {
    lcp: paintings.at(-1)?.startTime ?? Number.NaN,
    cls: shifts.reduce((sum, { value }) => sum + value, 0),
    bytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  };
})()`;

function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN;
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await greeted(server);
  await send(hubPlan());
  for (const part of hubHistory(COMMITS, LIVES)) await send(part);
  await answers();
  await paints();
} finally {
  server.kill("SIGINT");
  await once(server, "exit");
  rmSync(data, { recursive: true, force: true });
}

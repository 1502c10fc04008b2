import { HUB, hubHistory, hubPlan, SMALL, shaOf } from "./hub-history";
import { ms, openBrowser, type Paint, paintOf, percentile, toldPaint } from "./page-paints";
import { withServer } from "./page-server";

// The page of a file with 200 lives over 2,000 commits: the server's answer, the first one after each of a row of uploads, and the
// first paint in a browser whose processor is slowed down four times, in turns with a page of the same build that shows nothing but
// that there is nothing.
const COMMITS = 2_000;
/** Of these, sent one by one. */
const ALONE = 20;
const LIVES = 200;
const ASKED = 40;
const ROUNDS = 9;

await withServer(["--no-demo"], async (base) => {
  await send(base, hubPlan());
  const parts = hubHistory(COMMITS, LIVES, ALONE);
  for (const part of parts.slice(0, -ALONE)) await send(base, part);
  await afterUploads(base, parts.slice(-ALONE));
  await answers(base);
  await paints(base);
});

async function send(base: string, body: string): Promise<void> {
  const answer = await fetch(`${base}/api/v1/projects/bench/uploads`, { method: "POST", body });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}

/** One commit more that changes the file, then its page's question. */
async function afterUploads(base: string, parts: readonly string[]): Promise<void> {
  const first = await timed(urlOf(base, HUB, COMMITS - ALONE - 1));
  const found: number[] = [];
  for (const [index, part] of parts.entries()) {
    await send(base, part);
    found.push(await timed(urlOf(base, HUB, COMMITS - ALONE + index)));
  }
  print(
    `file-page: the first answer after each of ${ALONE} uploads, p95 ${ms(percentile(found, 95))} (aim 300), median ${ms(percentile(found, 50))}; the first of the server ${ms(first)}`,
  );
}

/** Moments that were not asked for before: the same again comes from memory. */
async function answers(base: string): Promise<void> {
  const model = await (await fetch(urlOf(base, HUB, COMMITS - 1))).json();
  const many: number[] = [];
  const few: number[] = [];
  for (let n = 0; n < ASKED; n++) {
    many.push(await timed(urlOf(base, HUB, COMMITS - 2 - n)));
    few.push(await timed(urlOf(base, SMALL, COMMITS - 2 - n)));
  }
  const again = await timed(urlOf(base, HUB, COMMITS - 2));
  print(
    `file-page, ${model.summary.lives} lives, ${model.versions} versions of the file, ${COMMITS} commits: p95 of the answer ${ms(percentile(many, 95))} at a moment not asked before (aim 100), ${(percentile(many, 50) / percentile(few, 50)).toFixed(2)} x a file with one version (median ${ms(percentile(many, 50))}); asked again ${ms(again)}`,
  );
}

function urlOf(base: string, path: string, position: number): string {
  const at = shaOf(position);
  return `${base}/api/v1/projects/bench/plans/bench/file?at=${at}&path=${encodeURIComponent(path)}`;
}

async function timed(url: string): Promise<number> {
  const start = performance.now();
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return performance.now() - start;
}

async function paints(base: string): Promise<void> {
  const browser = await openBrowser();
  const page: Paint[] = [];
  const blank: Paint[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    blank.push(await paintOf(browser, `${base}/no/such/page/at/all`));
    page.push(await paintOf(browser, `${base}/bench/bench/files/${HUB}`));
  }
  await browser.close();
  print(toldPaint("file-page", page, blank));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

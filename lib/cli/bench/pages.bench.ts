// `npm run bench -- pages`: the pages of the demo's plan, cold, in a browser whose processor is slowed down four times, in turns with a
// page of the same build that shows nothing but that there is nothing.
import { openBrowser, type Paint, paintOf, toldPaint } from "./page-paints";
import { withServer } from "./page-server";

const PLAN = "/netra-backend/websocket-manager";
const BLANK = "/no/such/page/at/all";
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const PAGES = [
  ["overview", PLAN],
  ["burndown", `${PLAN}/burndown`],
  ["heat map", `${PLAN}/heatmap`],
  ["treemap", `${PLAN}/heatmap?view=treemap`],
  ["files", `${PLAN}/files`],
  ["owners", `${PLAN}/owners`],
  ["strategy", `${PLAN}/strategy`],
  ["phases", `${PLAN}/phases`],
  ["golden path", `${PLAN}/golden-path`],
  ["triggers", `${PLAN}/triggers`],
  ["plan", `${PLAN}/plan`],
] as const;

await withServer([], async (base) => {
  const browser = await openBrowser();
  const blank: Paint[] = [];
  const found = new Map<string, Paint[]>(PAGES.map(([name]) => [name, []]));
  // The first answer to each question fills the server's memory: what is measured is the page.
  for (const [, path] of PAGES) await (await fetch(`${base}${path}`)).arrayBuffer();
  for (let round = 0; round < ROUNDS; round++) {
    blank.push(await paintOf(browser, `${base}${BLANK}`));
    for (const [name, path] of PAGES)
      found.get(name)?.push(await paintOf(browser, `${base}${path}`));
  }
  await browser.close();
  for (const [name, paints] of found) process.stdout.write(`${toldPaint(name, paints, blank)}\n`);
});

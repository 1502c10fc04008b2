import { type Browser, type BrowserContext, chromium } from "@playwright/test";

/** A processor so many times slower than this one. */
const SLOWER = 4;

export type Paint = {
  /** Largest and first paint with content, and the first byte of the page, ms from the request. */
  readonly lcp: number;
  readonly fcp: number;
  readonly first: number;
  readonly cls: number;
  /** Of scripts, as they came over the wire: those that were there by the largest paint, and all. */
  readonly bytesToPaint: number;
  readonly bytes: number;
};

/** One on this machine, or Playwright's own. */
export function openBrowser(): Promise<Browser> {
  const handedOn = process.env.PLUMBLINE_E2E_BROWSER;
  const own = handedOn ? JSON.parse(handedOn) : { args: ["--no-sandbox"] };
  return chromium
    .launch(own)
    .catch(() => chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] }));
}

/** In a context of its own, so that nothing is in its cache. */
export async function paintOf(browser: Browser, url: string): Promise<Paint> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    return await paintIn(context, url);
  } finally {
    await context.close();
  }
}

async function paintIn(context: BrowserContext, url: string): Promise<Paint> {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(url, { waitUntil: "load" });
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
  const sum = (some) => some.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  const lcp = paintings.at(-1)?.startTime ?? Number.NaN;
  return {
    lcp,
    fcp: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    first: performance.getEntriesByType("navigation")[0]?.responseStart ?? Number.NaN,
    cls: shifts.reduce((sum, { value }) => sum + value, 0),
    bytesToPaint: sum(scripts.filter(({ responseEnd }) => responseEnd <= lcp)),
    bytes: sum(scripts),
  };
})()`;

/** Of pages painted in turns with a blank one of the same build: a line beside the aims. */
export function toldPaint(name: string, page: readonly Paint[], blank: readonly Paint[]): string {
  const median = (of: readonly Paint[], what: keyof Paint) =>
    percentile(
      of.map((paint) => paint[what]),
      50,
    );
  const kb = (what: "bytesToPaint" | "bytes") => Math.round(median(page, what) / 1024);
  const ratio = median(page, "lcp") / median(blank, "lcp");
  return [
    `${name}, cold, ${SLOWER}x slower processor: largest paint ${ms(median(page, "lcp"))} (first byte ${ms(median(page, "first"))})`,
    `of a blank page of the same build ${ms(median(blank, "lcp"))}: ${ratio.toFixed(2)} x (aim 2)`,
    `layout shift ${Math.max(...page.map(({ cls }) => cls)).toFixed(3)} (aim < 0.02)`,
    `scripts ${kb("bytesToPaint")} KB by then (aim 165), ${kb("bytes")} KB in all (aim 290)`,
    `medians of ${page.length}`,
  ].join("; ");
}

export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN;
}

export function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

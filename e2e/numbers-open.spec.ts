import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixtures";

const PLAN = "/netra-backend/websocket-manager";
const API = "/api/v1/projects/netra-backend/plans/websocket-manager";
const SHOWN = 100;

/** Pages whose numbers open into lists of imports, at several moments and versions. */
const PAGES = [
  "burndown",
  "burndown?from=week",
  "burndown?version=1",
  "burndown?at=2025-09-12&version=2",
  "burndown/compare",
  "burndown/compare?from=all&version=1",
  "burndown/compare?from=2025-09-10&at=2025-09-16",
  "burndown/compare?than=1",
  "burndown/compare?than=1&version=2",
  "",
];

type Opened = { readonly text: string; readonly href: string };

test("a hundred numbers on screen are each as many as the list that they open", async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const numbers: Opened[] = [];
  for (const path of PAGES) {
    await page.goto(`${PLAN}/${path}`);
    const links = await page.locator("main a").evaluateAll((all) =>
      all.map((link) => ({
        text: link.textContent ?? "",
        href: link.getAttribute("href") ?? "",
      })),
    );
    numbers.push(...links.filter(({ text, href }) => isNumber(text) && isList(href)));
  }
  expect(numbers.length).toBeGreaterThan(SHOWN);
  for (const { text, href } of pick(numbers, SHOWN))
    expect(await lengthOf(request, href), href).toBe(Math.abs(countOf(text)));
});

function isNumber(text: string): boolean {
  return /^[+−]?[\d,]+$/.test(text.trim());
}

/** Lists of imports: those behind the ledger, and those that two versions read. */
function isList(href: string): boolean {
  return href.includes("/burndown/flow?") || /\/compare\?.*[?&]a=/.test(href);
}

function countOf(text: string): number {
  return Number(text.trim().replace("−", "-").replaceAll(",", ""));
}

async function lengthOf(request: APIRequestContext, href: string): Promise<number> {
  const { pathname, searchParams } = new URL(href, "http://plumbline");
  const question = pathname.endsWith("/compare") ? "compare" : "flow";
  const answer = await request.get(`${API}/${question}?${searchParams}&format=csv`);
  expect(answer.status(), href).toBe(200);
  return (await answer.text()).trim().split("\r\n").length - 1;
}

/** So many of them, spread over all; the same each time. */
function pick<T>(items: readonly T[], count: number): readonly T[] {
  const step = items.length / count;
  return Array.from({ length: count }, (_, n) => items[Math.floor(n * step)] as T);
}

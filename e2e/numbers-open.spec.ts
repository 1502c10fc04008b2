import { expect, test } from "./fixtures";
import { countOf, lengthOf, numbersOn, type Opened } from "./number-lists";

const PLAN = "/netra-backend/websocket-manager";
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
  "owners",
  "owners?from=plan&version=2",
  "",
];

test("a hundred numbers on screen are each as many as the list that they open", async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const numbers: Opened[] = [];
  for (const path of PAGES) {
    await page.goto(`${PLAN}/${path}`);
    numbers.push(...(await numbersOn(page)));
  }
  expect(numbers.length).toBeGreaterThan(SHOWN);
  for (const { text, href } of pick(numbers, SHOWN))
    expect(await lengthOf(request, href), href).toBe(Math.abs(countOf(text)));
});

/** So many of them, spread over all; the same each time. */
function pick<T>(items: readonly T[], count: number): readonly T[] {
  const step = items.length / count;
  return Array.from({ length: count }, (_, n) => items[Math.floor(n * step)] as T);
}

import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";

const PLAN = "/netra-backend/websocket-manager";
const API = "/api/v1/projects/netra-backend/plans/websocket-manager";
const LAST = "ec3d06f9";

/** The demo is sent to the server as any upload is: it may still be on its way when the server answers. */
async function untilDemoStands(request: APIRequestContext): Promise<void> {
  const last = async () => {
    const answer = await request.get(`${API}/frame?version=1`);
    return answer.ok() ? String((await answer.json()).latest?.sha).slice(0, 8) : answer.status();
  };
  await expect.poll(last, { timeout: 60_000 }).toBe(LAST);
}

/** Complaints of the browser; a page that makes any fails its test. */
function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") found.push(message.text());
  });
  page.on("pageerror", (error) => found.push(error.message));
  return found;
}

async function expectNoBarrier(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

async function expectNoSideways(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over).toBeLessThanOrEqual(0);
}

const countOf = (text: string) => Number(text.replaceAll(",", "").replace("−", "-"));

test.beforeAll(async ({ request }) => untilDemoStands(request));

test("a lead reads the state of the consolidation in one sentence and six facts", async ({
  page,
}) => {
  const errors = complaints(page);
  await page.goto(`${PLAN}?version=1`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "679 legacy imports remain in 374 files and no end is in sight; the Golden Path is at risk; the plan says roll back.",
  );
  await expect(page.locator("h1 + p")).toContainText(
    "Since the plan began 1,685 came in, 237 were converted or removed. Within the last day it rose by 116.",
  );
  const facts = page.getByRole("list", { name: "State of the consolidation" });
  await expect(facts.getByRole("listitem")).toHaveText([
    /^Chat golden pathAt risk.*reasons.*simulated/,
    /^Rollback triggers1 of 6 fired.*nobody has acknowledged/,
    /^Phase 3 of 4, consolidaterunning/,
    "Since yesterday+116127 in, 6 progress, −5 otherwise",
    "Outside the plan1,7251,305 unplanned, 420 unclassified",
    "Not known5 filesunreadable, no commit waits",
  ]);
  await expect(facts.getByRole("link", { name: "Outside the plan" })).toHaveAttribute(
    "href",
    `${PLAN}/files?version=1&show=unplanned`,
  );
  await expect(page.getByRole("heading", { name: "3 of 4 critical files" })).toBeVisible();
  const recent = page.getByRole("table", { name: "Commits since yesterday" });
  await expect(recent.getByRole("row").nth(1)).toContainText("1d3c0267");
  await expectNoBarrier(page);
  expect(errors).toEqual([]);
});

test("the chart's table holds the series, under each version", async ({ page }) => {
  for (const [version, legacy, canonical] of [
    [1, "679", "43"],
    [2, "839", "124"],
    [3, "963", "1,456"],
  ]) {
    await page.goto(`${PLAN}/burndown?version=${version}&as=table`);
    const table = page.getByRole("table", { name: "Imports of the subject after each commit" });
    const newest = table.getByRole("row").nth(1);
    await expect(newest).toContainText(LAST);
    await expect(newest.getByRole("cell").nth(2)).toHaveText(String(legacy));
    await expect(newest.getByRole("cell").nth(6)).toHaveText(String(canonical));
    await expect(table.getByRole("row").last()).toContainText("326");
  }
});

test("every number of the ledger opens into as many imports", async ({ page, request }) => {
  const errors = complaints(page);
  await page.goto(`${PLAN}/burndown?version=1`);
  await expect(page.getByText("679 = 748 + 1,685 − 1,754")).toBeVisible();
  const ledger = page.getByRole("table", { name: "Legacy imports from plan start" });
  const links = await ledger
    .getByRole("link")
    .evaluateAll((all) =>
      all.map((link) => ({ text: link.textContent ?? "", href: link.getAttribute("href") ?? "" })),
    );
  expect(links.map(({ text }) => text)).toEqual([
    "748",
    "+1,645",
    "+40",
    "−10",
    "−227",
    "−1,468",
    "−46",
    "−3",
    "679",
  ]);
  const parts = await page
    .getByRole("list", { name: "Parts of the flows" })
    .getByRole("link")
    .evaluateAll((all) =>
      all.map((link) => ({ text: link.textContent ?? "", href: link.getAttribute("href") ?? "" })),
    );
  expect(parts.length).toBeGreaterThan(5);
  for (const { text, href } of [...links, ...parts]) {
    const query = new URL(href, "http://plumbline").search;
    const csv = await (await request.get(`${API}/flow${query}&format=csv`)).text();
    expect(csv.trim().split("\r\n").length - 1, href).toBe(Math.abs(countOf(text)));
  }
  await expectNoBarrier(page);
  await ledger.getByRole("link", { name: "−227" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "227 legacy imports were removed since plan start, in 138 files.",
  );
  await expect(page.getByText("1 to 100 of 227")).toBeVisible();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByText("101 to 200 of 227")).toBeVisible();
  await page.getByRole("link", { name: "193" }).click();
  await expect(page.getByText("1 to 100 of 193")).toBeVisible();
  await expectNoBarrier(page);
  expect(errors).toEqual([]);
});

test("the ledger begins at any commit or day, and says why it cannot", async ({ page }) => {
  await page.goto(`${PLAN}/burndown?version=1`);
  const from = page.getByRole("textbox", { name: "Commit or day, UTC" });
  await from.fill("2025-09-10");
  await page.getByRole("button", { name: "Go" }).click();
  await expect(
    page.getByRole("table", { name: "Legacy imports from" }).getByRole("row").nth(1),
  ).toContainText("500");
  await from.fill("deadbeef");
  await page.getByRole("button", { name: "Go" }).click();
  await expect(page.getByText("deadbeef is not a commit of this line.")).toBeVisible();
  await expect(page.getByRole("link", { name: "plan start", exact: true })).toBeVisible();
});

test("a zoom on an event shows its span step by step", async ({ page }) => {
  await page.goto(`${PLAN}/burndown?version=1`);
  const event = page.getByRole("listitem").filter({ hasText: "1,386 imports left the legacy" });
  await event.getByRole("link", { name: /^zoom on event/ }).click();
  await expect(
    page.getByRole("heading", { name: /^\d+ steps from 15 Sep \d\d:\d\d to 16 Sep/ }),
  ).toBeVisible();
  await page.getByRole("link", { name: "Table" }).first().click();
  const table = page.getByRole("table", { name: "Imports of the subject after each commit" });
  for (const sha of ["acc07be8", "53bad566", "ac888600"])
    await expect(table.getByRole("link", { name: sha })).toBeVisible();
  await page.getByRole("link", { name: "all", exact: true }).click();
  await expect(page.getByRole("heading", { name: "20 events made the big steps" })).toBeVisible();
});

test("a number over the chart leads to what happened there", async ({ page }) => {
  await page.goto(`${PLAN}/burndown?version=1`);
  const disc = page.getByRole("link", { name: /^In the chronicle, .*1,386 imports left/ });
  await disc.first().click();
  await expect(page).toHaveURL(/#event-\d+$/);
  const target = page.locator(":target");
  await expect(target).toBeInViewport();
  await expect(target.getByRole("link").first()).toHaveText(/imports? |legacy/);
});

test("the rest is told by owner, each number with its list, each forecast with its reason", async ({
  page,
}) => {
  await page.goto(`${PLAN}/burndown?version=1`);
  const owners = page.getByRole("table", { name: "Burndown by owner" });
  const tests = owners.getByRole("row", { name: /^@example\/unit-tests/ });
  await tests.getByRole("link", { name: "too early to say" }).click();
  await expect(page).toHaveURL(/owner=@example%2Funit-tests|owner=%40example/);
  const forecast = page.locator("#forecast");
  await expect(forecast.getByText("Files counted under @example/unit-tests alone")).toBeVisible();
  await expect(forecast.getByRole("heading")).toHaveText(/^No forecast yet: 3 days of history/);
  await forecast.getByRole("link", { name: "the whole plan" }).click();
  await expect(forecast.getByText("alone,")).toBeHidden();
  await page.goto(`${PLAN}/burndown?version=1&dir=no/where`);
  await expect(forecast.getByRole("alert")).toContainText("This is the forecast of the whole plan");
});

test("both pages fit a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const rest of ["", "/burndown", "/burndown/flow?flow=left"]) {
    await page.goto(`${PLAN}${rest}${rest.includes("?") ? "&" : "?"}version=1`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoSideways(page);
  }
});

const HEAD = JSON.stringify({
  format: "plumbline.scan/1",
  tool: { name: "plumbline", version: "1" },
  repository: "own",
  recorded: "all",
});
const TREE = ["a.py", "b.py"];

function commit(n: number, modules: Readonly<Record<string, string>>): string {
  const sha = String(n).repeat(40);
  return JSON.stringify({
    sha,
    parents: n === 1 ? [] : [String(n - 1).repeat(40)],
    height: n,
    committedAt: `2025-01-0${n}T10:00:00Z`,
    mode: "full",
    filesScanned: TREE.length,
    files: Object.entries(modules).map(([path, module]) => ({
      path,
      imports: [{ line: 1, module, name: "Thing", kind: "from" }],
    })),
    tree: { added: TREE, removed: [] },
  });
}

const OWN_PLAN = JSON.stringify({
  format: "plumbline.plan/1",
  id: "thing",
  version: 1,
  title: "Thing",
  subject: { names: ["Thing"], canonical: [{ module: "good" }], legacy: [{ module: "old" }] },
  scope: { include: ["**"] },
  strategy: { targets: { new: 20, update: 60, validation: 20 } },
});

test("an upload shows without a reload", async ({ page, request }) => {
  const project = `burndown-${Date.now()}`;
  const send = async (body: string) => {
    const answer = await request.post(`/api/v1/projects/${project}/uploads`, { data: body });
    expect(answer.status(), await answer.text()).toBe(201);
  };
  await send(`${HEAD}\n${commit(1, { "a.py": "old", "b.py": "old" })}\n`);
  await send(OWN_PLAN);
  await page.goto(`/${project}/thing/burndown`);
  const headline = page.getByRole("heading", { level: 1 });
  await expect(headline).toContainText("2 legacy imports remain in 2 files");
  await send(`${HEAD}\n${commit(2, { "a.py": "good", "b.py": "old" })}\n`);
  await expect(headline).toContainText("1 legacy import remains in 1 file");
  const ledger = page.getByRole("table", { name: "Legacy imports from" });
  await expect(ledger.getByRole("row", { name: /Converted to canonical/ })).toContainText("−1");
});

import type { APIRequestContext, Page } from "@playwright/test";
import { PAYLOAD_COUNT, payload } from "../lib/fixtures/script-payloads";
import { expect, type Project, test } from "./fixtures";
import { hostilePlan, hostileReport, hostileScan } from "./hostile-story";
import { PLAN, sha } from "./story";

const START_PAGES = ["", "burndown", "heatmap", "files", "phases", "strategy", "tests"];
const MORE_PAGES = ["golden-path", "triggers", "plan", "uploads", "burndown/flow"];
/** Of the pages behind links as many as there are payloads, and some. */
const MAX_VISITS = PAYLOAD_COUNT + 60;

test("no text of any upload runs as a script, on any page", async ({ page, request, project }) => {
  test.setTimeout(600_000);
  const struck: string[] = [];
  page.on("dialog", (dialog) => {
    struck.push(`dialog on ${page.url()}`);
    void dialog.dismiss();
  });
  await project.send(hostileScan());
  await project.send(hostilePlan());
  await sendReport(request, project);
  const waiting = [...START_PAGES, ...MORE_PAGES].map((path) => project.href(path));
  waiting.unshift(`/${project.slug}`, `/${project.slug}/discover`);
  const known = new Set(waiting);
  for (let visits = 0; waiting.length > 0 && visits < MAX_VISITS; visits += 1) {
    const path = waiting.shift() ?? "";
    await page.goto(path);
    for (const found of await look(page, project)) {
      if (known.has(found)) continue;
      known.add(found);
      waiting.push(found);
    }
    if (await page.evaluate(() => "__struck" in window)) struck.push(`script on ${path}`);
  }
  expect(struck).toEqual([]);
  expect(known.size).toBeGreaterThan(MAX_VISITS);
});

test("a spreadsheet runs nothing of what is exported", async ({ request, project }) => {
  await project.send(hostileScan());
  await project.send(hostilePlan());
  const answer = await request.get(
    `/api/v1/projects/${project.slug}/plans/${PLAN}/files?format=csv`,
  );
  expect(answer.status()).toBe(200);
  const csv = await answer.text();
  expect(csv).toContain("app/");
  expect(csv).not.toMatch(/(?:^|[,\r\n])"?[=+\-@\t]/);
});

async function sendReport(request: APIRequestContext, { slug }: Project): Promise<void> {
  const answer = await request.post(`/api/v1/projects/${slug}/uploads`, {
    data: hostileReport(),
    params: {
      commit: sha(PAYLOAD_COUNT),
      environment: payload(0).slice(0, 100),
      run: payload(6),
      branch: payload(7),
    },
  });
  // Names that runs cannot have are refused; then the run comes under a plain one.
  if (answer.status() === 201) return;
  expect([400, 422]).toContain(answer.status());
  const plain = await request.post(`/api/v1/projects/${slug}/uploads`, {
    data: hostileReport(),
    params: { commit: sha(PAYLOAD_COUNT), environment: "local", run: "1" },
  });
  expect(plain.status(), await plain.text()).toBe(201);
}

/** Addresses that a page leads to within the project; none of any page may be a script. */
async function look(page: Page, { slug }: Project): Promise<readonly string[]> {
  const hrefs = await page
    .locator("a[href], area[href], form[action]")
    .evaluateAll((all) =>
      all.map((one) => one.getAttribute("href") ?? one.getAttribute("action") ?? ""),
    );
  const addresses = hrefs.map((href) => new URL(href, page.url()));
  const isHarmless = ({ protocol, hostname }: URL) =>
    ["http:", "https:", "mailto:"].includes(protocol) && hostname !== "example.org";
  expect(addresses.filter((address) => !isHarmless(address)).map(String), page.url()).toEqual([]);
  return hrefs.filter((href) => href.startsWith(`/${slug}`) && !href.includes("/api/"));
}

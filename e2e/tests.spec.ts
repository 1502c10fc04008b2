import type { APIRequestContext } from "@playwright/test";
import { expect, keysAreHeard, type Project, test } from "./fixtures";
import { sha } from "./story";

/** One JUnit file of the story's only test file, run at its nth commit. */
function reportOf(failure: string | null): string {
  const end =
    failure === null ? "/>" : `><failure message="${failure}">${failure}</failure></testcase>`;
  return `<?xml version="1.0"?><testsuites><testsuite name="pytest" tests="1"><testcase classname="tests.test_orders" name="test_paid" file="tests/test_orders.py" time="1.5"${end}</testsuite></testsuites>`;
}

async function sendRun(
  request: APIRequestContext,
  { slug }: Project,
  n: number,
  failure: string | null,
): Promise<void> {
  const place = `commit=${sha(n)}&environment=local&startedAt=2025-09-0${n + 1}T10:00:00Z`;
  const answer = await request.post(`/api/v1/projects/${slug}/uploads?${place}`, {
    data: reportOf(failure),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

test("before any run the pages say how one is uploaded", async ({ page, shop }) => {
  for (const path of ["tests", "strategy"]) {
    await page.goto(shop.href(path));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await page.goto(shop.href("tests"));
  await expect(page.getByText(`upload report.xml --project ${shop.slug}`)).toBeVisible();
});

test("a test that fails is found, with what it said and what hangs on it", async ({
  page,
  request,
  shop,
}) => {
  await sendRun(request, shop, 1, null);
  await sendRun(request, shop, 2, "expected 3 orders");
  await page.goto(shop.href("tests?show=failing"));
  await page.getByRole("link", { name: /test_paid/ }).click();
  await expect(page).toHaveURL(/tests\/[0-9a-f]{16}/);
  await expect(page.getByText("expected 3 orders").first()).toBeVisible();
  await expect(page.getByText("A mission critical test failed")).toBeVisible();
  await page.goto(`${page.url()}?as=table`);
  await expect(page.getByRole("table", { name: "Results, newest first" })).toContainText("1.5 s");
});

test("a person attests nothing that is checked, and the keys lead to the judging pages", async ({
  page,
  shop,
}) => {
  await page.goto(shop.href("phases"));
  await expect(page.getByRole("img", { name: /phase/i })).toBeVisible();
  await expect(page.getByRole("button", { name: "Attest" })).toHaveCount(0);
  await keysAreHeard(page);
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(page).toHaveURL(/\/strategy/);
  await expect(page.getByRole("heading", { name: /Inventory/ })).toBeVisible();
});

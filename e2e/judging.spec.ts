import type { APIRequestContext, Page } from "@playwright/test";
import { expect, type Project, test } from "./fixtures";
import { planText, sha } from "./story";

/** The story's two tests of orders in one run of commit n; `test_paid` fails where it is said so. */
async function sendRun(request: APIRequestContext, { slug }: Project, n: number, isPaid: boolean) {
  const failure = isPaid ? "" : `<failure message="the order is lost">at line 3</failure>`;
  const test = (name: string, inner: string) =>
    `<testcase classname="tests.test_orders" file="tests/test_orders.py" name="${name}">${inner}</testcase>`;
  const startedAt = `2025-09-0${n + 1}T10:00:00Z`;
  const answer = await request.post(
    `/api/v1/projects/${slug}/uploads?commit=${sha(n)}&environment=local&run=r${n}&startedAt=${startedAt}`,
    {
      data: `<testsuites><testsuite name="pytest">${test("test_paid", failure)}${test("test_stock", "")}</testsuite></testsuites>`,
    },
  );
  expect(answer.status()).toBe(201);
}

const state = (page: Page) => page.getByRole("region", { name: "State of the Golden Path" });

test("a journey that never ran is not checked; a failing guard breaks it and opens an incident", async ({
  page,
  request,
  shop,
}) => {
  await page.goto(shop.href("golden-path"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not checked");
  await expect(state(page)).toContainText("Cannot be judged");

  await sendRun(request, shop, 1, true);
  await sendRun(request, shop, 2, false);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Broken");
  await expect(state(page)).toContainText("The plan says yes");

  await state(page).getByRole("link", { name: "Triggers" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Roll back or override");
  await expect(page.getByText("the order is lost").first()).toBeVisible();
});

test("an incident is acknowledged by name, with the keyboard, and overridden only with a reason", async ({
  page,
  request,
  shop,
}) => {
  await sendRun(request, shop, 1, true);
  await sendRun(request, shop, 2, false);
  await page.goto(shop.href("triggers"));
  await page.locator("html[data-keys]").waitFor({ state: "attached" });

  await page.getByRole("button", { name: "Acknowledge" }).press("Enter");
  await page.keyboard.type("Ana");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Acknowledged by Ana (unverified)").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Acknowledge" })).toHaveCount(0);

  const override = page.getByRole("button", { name: "Override with a reason" }).first();
  await override.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Your name (unverified)")).toHaveValue("Ana");
  await expect(dialog.getByLabel("Why")).toBeFocused();
  await dialog.getByRole("button", { name: "Override with a reason" }).click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(override).toBeFocused();
});

test("a plan without a journey and without triggers says what to write", async ({
  page,
  project,
  shop,
}) => {
  const bare = planText(2)
    .replace(/goldenPath:[\s\S]*?(?=phases:)/, "")
    .replace(/rollback:[\s\S]*?(?=success:)/, "");
  await shop.send(bare);
  await page.goto(project.href("golden-path?version=2"));
  await expect(page.getByText("What to write in plumbline.yaml")).toBeVisible();
  await page.goto(project.href("triggers?version=2"));
  await expect(page.getByText("What to write in plumbline.yaml")).toBeVisible();
});

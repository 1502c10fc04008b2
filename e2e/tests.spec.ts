import { expect, test } from "./fixtures";

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
  shop,
}) => {
  await shop.sendRun(1, { test_paid: null });
  await shop.sendRun(2, { test_paid: "expected 3 orders" });
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
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(page).toHaveURL(/\/strategy/);
  await expect(page.getByRole("heading", { name: /Inventory/ })).toBeVisible();
});

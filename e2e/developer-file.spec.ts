import { expect, test } from "./fixtures";
import { CANONICAL, LEGACY, planText, scanText, sha } from "./story";
import { tabTo } from "./tab-to";

test("a developer goes from the list to the line to change, by keyboard alone", async ({
  page,
  shop,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await shop.send(scanText([3]));
  await page.goto(`${shop.href("files")}?version=1`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "2 files hold 2 legacy imports, all of them in app.",
  );
  const rows = page.getByRole("table", { name: "Files" }).getByRole("row");
  await expect(rows).toHaveCount(3);

  await page.keyboard.press("/");
  await expect(page.getByLabel("Path, or glob with * and ?")).toBeFocused();
  await page.keyboard.type("**/ord*.py");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=\*\*\/ord\*\.py/);
  await expect(rows).toHaveCount(2);

  await tabTo(page, "section", "Files");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${shop.href("files/app/orders.py")}\\?version=1$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "This file imports Database from a legacy path, since 4 September 2025 09:00.",
  );
  await expect(page.getByRole("heading", { name: "Write this on line 3" })).toBeVisible();

  await tabTo(page, "button", "Copy the line");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Copied").first()).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `from ${CANONICAL} import Database`,
  );

  await tabTo(page, "button", "Copy as patch");
  await page.keyboard.press("Enter");
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain("@@ -3 +3 @@");
  expect(await copied()).toBe(
    [
      "diff --git a/app/orders.py b/app/orders.py",
      "--- a/app/orders.py",
      "+++ b/app/orders.py",
      "@@ -3 +3 @@",
      `-from ${LEGACY} import Database`,
      `+from ${CANONICAL} import Database`,
      "",
    ].join("\n"),
  );
});

test("a file tells its lives, what was taken back, and who guards it", async ({ page, shop }) => {
  await shop.send(scanText([3]));
  await page.goto(`${shop.href("files/app/orders.py")}?version=1&as=table`);
  const lives = page.getByRole("table", { name: "Lives of the imports" });
  await expect(lives.getByRole("row")).toHaveCount(4);
  await expect(lives.getByRole("row").nth(1)).toContainText("converted");
  await expect(lives.getByRole("row").nth(2)).toContainText("taken back");
  await expect(lives.getByRole("row").nth(3)).toContainText("reopened on line 3");
  await expect(
    page.getByRole("heading", { name: "A move to the canonical path was taken back after 1 d" }),
  ).toBeVisible();
  await expect(page.getByRole("heading", { name: "One pattern guards it" })).toBeVisible();
  await expect(page.getByText("tests/test_orders.py")).toBeVisible();
  await expect(page.getByText("1 file", { exact: true })).toBeVisible();
  await expect(page.getByText("never ran")).toBeVisible();

  await lives.getByRole("row").nth(2).getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`at=${sha(2)}`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "This file is on the canonical path, since 3 September 09:00.",
  );
});

test("a line that is wrong under one version is right under another", async ({ page, shop }) => {
  await shop.send(planText(2));
  await page.goto(`${shop.href("files/app/orders.py")}?version=2`);
  await expect(page.getByRole("heading", { name: "Write this on line 3" })).toBeVisible();
  await page.getByRole("link", { name: "Read under version 1" }).click();
  await expect(page).toHaveURL(/version=1/);
  await expect(page.getByRole("heading", { name: "Nothing to write here" })).toBeVisible();
});

test("a wrong path finds the right one", async ({ page, shop }) => {
  await page.goto(shop.href("files/app/core/ordesr.py"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No scan has named this file.");
  await page.getByRole("link", { name: "app/orders.py" }).click();
  await expect(page).toHaveURL(new RegExp(`${shop.href("files/app/orders.py")}$`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("canonical path");
});

test("a list that a filter empties says how to go on", async ({ page, shop }) => {
  await page.goto(`${shop.href("files")}?version=1&q=nothing`);
  await expect(page.getByText("No file passes these filters.")).toBeVisible();
  await page.getByRole("link", { name: "look in all 3" }).click();
  await expect(page).toHaveURL(/show=all/);
  await expect(page.getByText("No file passes these filters.")).toBeVisible();
  await page.getByRole("link", { name: "Take the filters away" }).first().click();
  await expect(page.getByRole("table", { name: "Files" }).getByRole("row")).toHaveCount(4);
});

test("the heat map opens folders in its URL, and its table has the same numbers", async ({
  page,
  shop,
}) => {
  await shop.send(scanText([3]));
  await page.goto(`${shop.href("heatmap")}?version=1`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Of the 2 files drawn here, 2 hold a legacy import now and 0 no longer do.",
  );
  await page.getByRole("button", { name: /^app/ }).click();
  await expect(page).toHaveURL(/open=-/);
  await page.reload();
  await expect(page.getByRole("button", { name: /^app/ })).toHaveAttribute(
    "aria-expanded",
    "false",
  );

  await page.keyboard.press("t");
  const table = page.getByRole("table", { name: "2 legacy imports in app" });
  const orders = table.getByRole("row").filter({ hasText: "app/orders.py" }).getByRole("cell");
  await expect(orders.nth(1)).toHaveText("1");
  await expect(orders.nth(2)).toHaveText("4 Sep 09:00");
  await page.getByRole("link", { name: "Unplanned", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "No file has held an unplanned import so far.",
  );
});

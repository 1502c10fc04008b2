import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { CANONICAL, LEGACY, planText, scanText, sha } from "./story";
import { tabTo } from "./tab-to";

/** Presses Tab until the link to an address has the focus. */
async function tabToLink(page: Page, href: string, most: number): Promise<void> {
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => document.activeElement?.getAttribute("href"));
    if (at === href) return;
  }
  throw new Error(`No link to ${href} within ${most} stops.`);
}

test("a developer goes from the start page to the line to change, by keyboard alone", async ({
  page,
  shop,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await shop.send(scanText([3]));
  await page.goto("/");
  // Other journeys have projects of their own on this page.
  await tabToLink(page, shop.href(), 600);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${shop.href()}$`));
  // Keys are those of the frame around the plan's pages: it comes with its rail.
  await expect(page.getByRole("link", { name: /^Burndown/ }).first()).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await expect(page).toHaveURL(new RegExp(`${shop.href("files")}$`));
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
  await expect(page).toHaveURL(new RegExp(`${shop.href("files/app/orders.py")}$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "This file imports Database from a legacy path, since 4 September 2025 09:00.",
  );
  await expect(page.getByRole("heading", { name: "Write this on line 3" })).toBeVisible();

  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await tabTo(page, "button", "Copy the line");
  await page.keyboard.press("Enter");
  await expect.poll(copied).toBe(`from ${CANONICAL} import Database`);

  await tabTo(page, "button", "git blame of line 3");
  await page.keyboard.press("Enter");
  await expect.poll(copied).toBe(`git blame -L 3,3 ${sha(3).slice(0, 8)} -- app/orders.py`);

  await tabTo(page, "button", "Copy as patch");
  await page.keyboard.press("Enter");
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

  await tabTo(page, "button", "Copy the command");
  await page.keyboard.press("Enter");
  await expect.poll(copied).toBe("plumbline check --all --fix app/orders.py");
});

test("commits and lines link to the host that a person sets", async ({ page, shop }) => {
  await shop.send(scanText([3]));
  await page.goto(`/${shop.slug}`);
  const setting = page.locator("#source");
  await expect(setting.getByRole("heading")).toHaveText(
    "Commits have no links: the scans name no host that is known",
  );
  await setting.getByLabel("Address of a commit").fill("https://git.example/shop/commit/{sha}");
  await setting
    .getByLabel("Address of a line")
    .fill("https://git.example/shop/blob/{sha}/{path}#L{line}");
  await setting.getByRole("button", { name: "Set the links" }).click();
  await expect(setting.getByRole("heading")).toHaveText(
    "Commits and lines link to git.example, as it was set",
  );
  await page.goto(`${shop.href("files/app/orders.py")}?version=1`);
  await expect(
    page.getByRole("link", { name: "Line 3 on git.example", exact: true }),
  ).toHaveAttribute("href", `https://git.example/shop/blob/${sha(3)}/app/orders.py#L3`);
  const opened = page.getByRole("table", { name: "Lives of the imports" }).getByRole("row").nth(1);
  await expect(
    opened.getByRole("link", { name: `${sha(3).slice(0, 8)} on git.example` }),
  ).toHaveAttribute("href", `https://git.example/shop/commit/${sha(3)}`);
});

test("files that flip-flop are a list, and the lives of a file are filtered in the URL", async ({
  page,
  shop,
}) => {
  await shop.send(scanText([3]));
  await page.goto(`${shop.href("files")}?version=1&show=flipped`);
  const row = page.getByRole("table", { name: "Files" }).getByRole("row").nth(1);
  await expect(row).toContainText("app/orders.py");
  await expect(row.getByRole("cell").nth(1)).toHaveText("1");
  await expect(row).toContainText("4 Sep 09:00");

  await page.goto(`${shop.href("files/app/orders.py")}?version=1&class=canonical&as=table`);
  const lives = page.getByRole("table", { name: "Lives of the imports" });
  await expect(lives.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("heading", { name: "1 of 3 lives pass the filter" })).toBeVisible();
  await page.getByRole("link", { name: "Show all 3 lives" }).click();
  await expect(lives.getByRole("row")).toHaveCount(4);
});

test("a file tells its lives, what was taken back, and who guards it", async ({ page, shop }) => {
  await shop.send(scanText([3]));
  await page.goto(`${shop.href("files/app/orders.py")}?version=1&as=table`);
  const lives = page.getByRole("table", { name: "Lives of the imports" });
  await expect(lives.getByRole("row")).toHaveCount(4);
  await expect(lives.getByRole("row").nth(3)).toContainText("converted");
  await expect(lives.getByRole("row").nth(2)).toContainText("taken back");
  await expect(lives.getByRole("row").nth(1)).toContainText("reopened");
  await expect(lives.getByRole("row").nth(1)).toContainText("on line 3");
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

test.describe("a file that is not there", () => {
  test.use({ refusals: [404] });

  test("a wrong path finds the right one", async ({ page, shop }) => {
    const answer = await page.goto(shop.href("files/app/core/ordesr.py"));
    expect(answer?.status()).toBe(404);
    const heading = page.getByRole("heading", { level: 1 });
    await expect(heading).toHaveText("No scan has named this file.");
    await page.getByRole("link", { name: "app/orders.py" }).click();
    await expect(page).toHaveURL(new RegExp(`${shop.href("files/app/orders.py")}$`));
    await expect(heading).toContainText("canonical path");
  });
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

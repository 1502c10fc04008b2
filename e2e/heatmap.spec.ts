import { expect, test } from "./fixtures";
import { scanText, sha } from "./story";
import { tabTo } from "./tab-to";

const GRID = { name: "Cells: 2 legacy imports in app" };

test("from the heat map to a file, by keyboard alone", async ({ page, shop }) => {
  await shop.send(scanText([3]));
  await page.goto(`${shop.href("heatmap")}?version=1`);
  const grid = page.getByRole("treegrid", GRID);
  await tabTo(page, "div", GRID.name);
  await expect(grid).toBeFocused();

  await page.keyboard.press("ArrowDown");
  const live = page.locator("figure [aria-live]");
  await expect(live).toContainText("worst of 2 files");
  await page.keyboard.press("ArrowDown");
  await expect(live).toContainText("1 violation, the oldest since");
  const named = await grid.getAttribute("aria-activedescendant");
  const active = page.locator(`[id="${named}"]`);
  await expect(active).toHaveRole("gridcell");
  await expect(active).toHaveAccessibleName(/1 violation/);
  await expect(page.getByRole("row").filter({ has: active })).toHaveAttribute("aria-level", "2");

  await page.keyboard.press("ArrowDown");
  await expect(live).toContainText("app/");
  const path = /app\/\w+\.py/.exec((await live.textContent()) ?? "")?.[0] ?? "";
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${shop.href(`files/${path}`)}\\?version=1$`));
});

test("a span of time is brushed by keyboard and by pointer, and can be gone back from", async ({
  page,
  shop,
}) => {
  await shop.send(scanText([3]));
  await page.goto(`${shop.href("heatmap")}?version=1`);
  const grid = page.getByRole("treegrid", GRID);
  await grid.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("b");
  for (let step = 0; step < 20; step++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/zoom=2025-09-0\dT[\d:]+Z\.\.2025-09-0\dT[\d:]+Z/);
  await expect(page.getByRole("navigation", { name: "Move the span" })).toBeVisible();
  const first = page.url();

  const box = await grid.locator("canvas").boundingBox();
  const [x, y] = [box?.x ?? 0, (box?.y ?? 0) + 30];
  await page.mouse.move(x + 60, y);
  await page.mouse.down();
  await page.mouse.move(x + 200, y, { steps: 5 });
  await page.mouse.up();
  await expect(page).not.toHaveURL(first);
  await expect(page).toHaveURL(/heatmap\?.*zoom=/);
  await page.goBack();
  await expect(page).toHaveURL(first);
  await page.getByRole("link", { name: "All time" }).click();
  await expect(page).not.toHaveURL(/zoom=/);
});

test("order, colour and height of rows stand in the URL, and the table is in that order", async ({
  page,
  shop,
}) => {
  await shop.send(scanText([3]));
  await page.goto(`${shop.href("heatmap")}?version=1`);
  await page.getByRole("link", { name: "Oldest", exact: true }).click();
  await page.getByRole("link", { name: "Age", exact: true }).click();
  await expect(page).toHaveURL(/sort=age.*colour=age/);
  await expect(page.getByText("Age of the oldest of the violations")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("link", { name: "Oldest", exact: true })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await page.keyboard.press("t");
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows.nth(2)).toContainText("app/basket.py");
  await expect(rows.nth(3)).toContainText("app/orders.py");
});

test("the treemap steps through commits, shows two, and its table has the same numbers", async ({
  page,
  shop,
}) => {
  await shop.send(scanText([3]));
  await page.goto(`${shop.href("heatmap")}?version=1`);
  await page.getByRole("link", { name: "Treemap" }).click();
  await expect(page).toHaveURL(/view=treemap/);
  const head = page.getByRole("heading", { level: 1 });
  await expect(head).toHaveText("2 of 3 imports of the subject are legacy, in 2 of 4 files.");
  const slider = page.getByRole("slider", { name: "Commit", exact: true });
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(head).toHaveText("1 of 3 imports of the subject is legacy, in 1 of 4 files.");
  await expect(page).toHaveURL(new RegExp(`commit=${sha(2)}`));
  await page.getByRole("link", { name: "Beside the first" }).click();
  await expect(page.locator("figure canvas")).toHaveCount(2);

  await page.keyboard.press("t");
  const table = page.getByRole("table");
  const app = table.getByRole("row").filter({ hasText: "app/" }).getByRole("cell");
  await expect(app.nth(1)).toHaveText("1");
  await expect(app.nth(2)).toHaveText("3");
  await expect(app.nth(6)).toHaveText("2");
  await page.getByRole("link", { name: "app/" }).click();
  await expect(page).toHaveURL(/dir=app/);
  await expect(table.getByRole("row")).toHaveCount(4);
  await expect(table.getByRole("row").filter({ hasText: "stock.py" })).toContainText("0.0%");
});

import { expect, test } from "./fixtures";
import { LEGACY, sha } from "./story";

test("a view is named, found in the palette, and opens with its filter at its moment", async ({
  page,
  shop,
}) => {
  const filtered = `${shop.href("files")}?module=${LEGACY}&at=${sha(1)}`;
  await page.goto(filtered);
  await page.keyboard.press("v");
  const dialog = page.getByRole("dialog", { name: "Save this view" });
  await dialog.getByLabel("Name").fill("Legacy at the start");
  await expect(dialog.getByRole("checkbox")).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();

  await page.goto(shop.href());
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Find or do" });
  await palette.getByRole("combobox").fill("start");
  await expect(palette.getByRole("group", { name: "Saved views" })).toContainText(
    "Legacy at the start",
  );
  await page.getByRole("option", { name: "Legacy at the start" }).click();
  await expect(page).toHaveURL(new RegExp(`files\\?module=.*at=${sha(1)}`));

  // The page of before listens until this one is drawn.
  await expect(page.getByRole("heading", { level: 1 })).toContainText("files hold");
  await page.keyboard.press("v");
  await dialog.getByRole("button", { name: "Remove Legacy at the start" }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(0);
});

test("the first table of a page is copied as CSV", async ({ page, shop, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(shop.href("files"));
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find or do" }).fill("copy the first table");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain("app/basket.py");
});

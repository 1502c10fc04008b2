import { expect, test } from "./fixtures";

test("what an address names and the page does not know is said, and what it knows is not", async ({
  page,
  shop,
}) => {
  const notices = page.getByRole("complementary", { name: "About this page" });
  await page.goto(`${shop.href("owners")}?owner=app&from=plan&sort=left`);
  await expect(notices).toContainText(
    "The address names owner, sort, which this page does not know: nothing here is filtered by them.",
  );
  await page.goto(`${shop.href("files")}?q=app&version=1`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(notices.getByText("The address names")).toHaveCount(0);
});

test("the menus of the frame are reached by keyboard, also before their code is here", async ({
  page,
  shop,
}) => {
  await page.goto(shop.href(""));
  await page.getByRole("button", { name: /^Plan:/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("searchbox", { name: "Filter: Plan" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Plan:/ })).toBeFocused();
  await page.getByRole("button", { name: /^as of/ }).press("Enter");
  await expect(page.getByRole("textbox", { name: "Date or commit, UTC" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Find or do" })).toBeFocused();
});

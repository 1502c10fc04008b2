import { expect, test } from "./fixtures";
import { planText } from "./story";

test("from the start page to the first number, and to what another version says", async ({
  page,
  shop,
}) => {
  await shop.send(planText(2));
  await page.goto("/");
  const panel = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: shop.slug, exact: true }) });
  await expect(panel).toContainText("2 legacy in 2 files");
  await expect(panel).toContainText("version 1 reads 1 as legacy, 2 as canonical");
  await panel.getByRole("link", { name: /Database path/ }).click();
  await expect(page).toHaveURL(new RegExp(`/${shop.slug}/`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("2 legacy imports remain");
});

test("the start page says how to add a code base", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Add your own code base" })).toBeVisible();
  await expect(page.getByText(/plumbline -- init --repo/)).toBeVisible();
});

test.describe("deletion", () => {
  // The page hears of its own deletion, and may ask once more before it leaves.
  test.use({ refusals: [404] });

  test("a project goes only after its name was typed", async ({ page, shop, request }) => {
    await page.goto(`/${shop.slug}`);
    await page.getByRole("button", { name: "Delete the project" }).click();
    expect((await request.get(`/api/v1/projects/${shop.slug}`)).status()).toBe(200);
    await page.getByLabel(`Type ${shop.slug} to confirm`).fill(shop.slug);
    await page.getByRole("button", { name: "Delete the project" }).click();
    await page.waitForURL("/");
    await expect(page.getByRole("heading", { name: shop.slug, exact: true })).toHaveCount(0);
    expect((await request.get(`/api/v1/projects/${shop.slug}`)).status()).toBe(404);
  });
});

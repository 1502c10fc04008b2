import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { countOf, lengthOf, numbersOn } from "./number-lists";
import { planText, scanText, sha } from "./story";

/** Presses Tab until the element that a selector names has the focus. */
async function tabToThe(page: Page, selector: string, most = 80): Promise<void> {
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((one) => document.activeElement?.matches(one) === true, selector))
      return;
  }
  throw new Error(`Nothing that is ${selector} within ${most} stops.`);
}

test("two moments and two versions are picked by keyboard, and each pair opens into as many imports", async ({
  page,
  request,
  shop,
}) => {
  await shop.send(scanText([3]));
  await shop.send(planText(2));
  await page.goto(shop.href("burndown?version=1"));
  await tabToThe(page, 'a[href*="burndown/compare"]');
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/burndown\/compare/);

  // The earlier moment is typed, the later one is a commit back.
  const headline = page.getByRole("heading", { level: 1 });
  await expect(headline).toBeVisible();
  await tabToThe(page, "#ledger-from");
  await page.keyboard.type(sha(1));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`from=${sha(1)}`));
  await expect(page.locator("#ledger-from")).toHaveValue(sha(1));
  // In a field a bracket is text.
  await tabToThe(page, "main form button");
  await page.keyboard.press("[");
  await expect(page).toHaveURL(new RegExp(`at=${sha(2)}`));

  const classes = page.getByRole("table", {
    name: "Imports of the subject by class, then and now",
  });
  const legacy = classes.getByRole("row", { name: /^Legacy/ });
  await expect(legacy.getByRole("cell")).toHaveText([/Legacy/, "2", "0", "−1", "1"]);
  const moments = await numbersOn(page);
  expect(moments.length).toBeGreaterThan(5);
  for (const { text, href } of moments)
    expect(await lengthOf(request, href), href).toBe(Math.abs(countOf(text)));

  await tabToThe(page, 'a[href*="flow=out"]');
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "1 import in 1 file" })).toBeVisible();
  await page.goBack();

  // The pairs of versions: what one calls legacy the other calls canonical.
  const pairs = page.getByRole("table", { name: /by their class under version 1/ });
  await expect(pairs).toBeVisible();
  await tabToThe(page, 'a[href*="&a="]');
  const href = await page.evaluate(() => document.activeElement?.getAttribute("href") ?? "");
  const text = await page.evaluate(() => document.activeElement?.textContent ?? "");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/[?&]a=/);
  expect(await lengthOf(request, href)).toBe(countOf(text));
  const listed = page.getByRole("table", { name: "Imports as the two versions read them" });
  await expect(listed.getByRole("row")).toHaveCount(countOf(text) + 1);
});

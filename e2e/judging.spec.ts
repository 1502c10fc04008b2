import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { planText } from "./story";

const GOOD = { test_paid: null, test_stock: null };

const state = (page: Page) => page.getByRole("region", { name: "State of the Golden Path" });

test("a journey that never ran is not checked; a failing guard breaks it and opens an incident", async ({
  page,
  shop,
}) => {
  await page.goto(shop.href("golden-path"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not checked");
  await expect(state(page)).toContainText("Cannot be judged");

  await shop.sendRun(1, GOOD);
  await shop.sendRun(2, { ...GOOD, test_paid: "the order is lost" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Broken");
  await expect(state(page)).toContainText("The plan says yes");

  await state(page).getByRole("link", { name: "Triggers" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Roll back or override");
  await expect(page.getByText("the order is lost").first()).toBeVisible();
});

test("an incident is acknowledged by name, with the keyboard, and overridden only with a reason", async ({
  page,
  shop,
}) => {
  await shop.sendRun(1, GOOD);
  await shop.sendRun(2, { ...GOOD, test_paid: "the order is lost" });
  await page.goto(shop.href("triggers"));

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

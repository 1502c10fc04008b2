import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { planText, scanText } from "./story";

/** Holds the scripts of the pages back, as a slow line or a busy machine does; answers what lets them go. */
async function holdScripts(page: Page): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

test("a file that is chosen before the scripts ran is read when they do", async ({
  page,
  project,
}) => {
  await project.send(scanText([1]));
  const letGo = await holdScripts(page);
  const opened = page.goto(`/${project.slug}`);
  await page.getByLabel(/Drop a scan/).setInputFiles({
    ...{ name: "scan.ndjson", mimeType: "application/octet-stream" },
    buffer: Buffer.from(scanText([1, 2, 3])),
  });
  letGo();
  await opened;
  await expect(
    page.getByRole("list", { name: "What the files are and would change" }),
  ).toContainText("2 new commits, 1 known before");
});

test("a draft takes no letter before the scripts ran, for it would be lost", async ({
  page,
  shop,
}) => {
  const letGo = await holdScripts(page);
  const opened = page.goto(shop.href("plan"));
  const draft = page.getByLabel("Draft, prefilled with version 1");
  await expect(draft).toHaveValue(planText(1));
  await expect(draft).not.toBeEditable();
  letGo();
  await draft.fill(planText(2));
  await opened;
  await expect(draft).toHaveValue(planText(2));
  const counts = page.getByRole("region", { name: "Counts of the draft beside those of the page" });
  await expect(counts.getByRole("row", { name: /^Legacy/ })).toHaveText(/Legacy\s*1\s*2\s*\+1/);
});

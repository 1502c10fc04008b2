import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { LEGACY, planText, scanText, sha } from "./story";

const PAGES = [
  "",
  "burndown",
  "burndown?as=table",
  "heatmap",
  "heatmap?colour=change&sort=age&rows=3",
  "heatmap?as=table",
  "heatmap?view=treemap",
  `heatmap?view=treemap&area=imports&beside=${sha(1)}`,
  "heatmap?view=treemap&area=imports&as=table",
  "files",
  "files/app/orders.py",
  "findings",
  "phases",
  "phases?as=table",
  "strategy",
  "strategy?as=table&by=category",
  "tests",
  "golden-path",
  "golden-path?as=table",
  "triggers",
  "plan",
  `plan?compare=2&path=app/orders.py&module=${LEGACY}`,
  "uploads",
];
/** Of a project with runs; the tests' own pages come beside them. */
const JUDGED = [
  "",
  "files/app/orders.py",
  "phases",
  "phases?as=table",
  "strategy",
  "strategy?as=table&by=category",
  "tests",
  "golden-path",
  "golden-path?as=table",
  "golden-path?as=history",
  "triggers",
  "triggers?as=table",
];
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** Clean for axe and no wider than the screen; what is folded is opened first where `isUnfolded` says so. */
async function expectClean(page: Page, path: string, isUnfolded = false): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  if (isUnfolded)
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll("details")) folded.open = true;
    });
  expect(await complaints(page), path).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${path} scrolls sideways`).toBe(0);
}

async function complaints(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

for (const colorScheme of ["light", "dark"] as const)
  for (const viewport of SIZES)
    test.describe(`${viewport.width}, ${colorScheme}`, () => {
      test.use({ colorScheme, viewport });

      test("every page is clean for axe, in its console and in width", async ({ page, shop }) => {
        test.setTimeout(180_000);
        await shop.send(scanText([3]));
        await shop.send(planText(2));
        for (const path of ["/", `/${shop.slug}`, ...PAGES.map(shop.href)])
          await expectClean(page, path);
      });

      test("so is each that judges by runs: some pass, one fails, one is flaky", async ({
        page,
        project,
      }) => {
        test.setTimeout(180_000);
        await project.send(scanText([1, 2]));
        await project.send(
          planText(1).replace(
            "missionCritical: true, todo",
            "missionCritical: true, mustFailFirst: true, cases: [test_one_path], failsWith: path, todo",
          ),
        );
        const good = { test_paid: null, test_stock: null };
        await project.sendRun(1, { ...good, test_one_path: "two paths" });
        await project.sendRun(2, { ...good, test_one_path: null, test_stock: "none in stock" });
        await project.sendRun(2, { ...good, test_one_path: null, test_paid: "not paid" });
        for (const path of JUDGED) await expectClean(page, project.href(path), true);
        await expect(page.getByRole("button", { name: "Acknowledge" })).toBeVisible();
        await page.getByRole("button", { name: "Acknowledge" }).click();
        await expect(page.getByRole("dialog")).toBeVisible();
        expect(await complaints(page), "the dialog of an act").toEqual([]);

        await page.goto(project.href("tests"));
        const links = page.getByRole("link", { name: /^test_/ });
        await expect(links).toHaveCount(3);
        const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
        for (const href of hrefs) await expectClean(page, href ?? "", true);
        await expectClean(page, `${hrefs[0]}?as=table`, true);
      });
    });

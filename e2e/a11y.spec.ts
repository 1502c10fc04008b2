import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { LEGACY, planText, scanText } from "./story";

const PAGES = [
  "",
  "burndown",
  "burndown?as=table",
  "heatmap",
  "heatmap?as=table",
  "files",
  "files/app/orders.py",
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
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

for (const colorScheme of ["light", "dark"] as const)
  for (const viewport of SIZES)
    test(`every page is clean for axe, in its console and in width: ${viewport.width}, ${colorScheme}`, async ({
      page,
      shop,
    }) => {
      test.setTimeout(180_000);
      await shop.send(scanText([3]));
      await shop.send(planText(2));
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      for (const path of ["/", `/${shop.slug}`, ...PAGES.map(shop.href)]) {
        const answer = await page.goto(path);
        expect(answer?.status(), path).toBe(200);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`),
          path,
        ).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${path} scrolls sideways`).toBe(0);
      }
    });

import type { Page } from "@playwright/test";

/** Presses Tab until the element that the page names has the focus; fails after `most` stops. */
export async function tabTo(page: Page, role: string, name: string, most = 60): Promise<void> {
  const isThere = () =>
    page.evaluate(
      ([wanted, text]) => {
        const { activeElement: element } = document;
        const said = element?.getAttribute("aria-label") ?? element?.textContent ?? "";
        return element?.tagName.toLowerCase() === wanted && said.trim().startsWith(text ?? "");
      },
      [role, name] as const,
    );
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press("Tab");
    if (await isThere()) return;
  }
  throw new Error(`No ${role} "${name}" within ${most} stops.`);
}

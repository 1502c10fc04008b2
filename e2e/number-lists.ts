import { type APIRequestContext, expect, type Page } from "@playwright/test";

/** A number on screen, and the list of imports that it opens. */
export type Opened = { readonly text: string; readonly href: string };

export async function numbersOn(page: Page): Promise<readonly Opened[]> {
  const links = await page.locator("main a").evaluateAll((all) =>
    all.map((link) => ({
      text: link.textContent ?? "",
      href: link.getAttribute("href") ?? "",
    })),
  );
  return links.filter(({ text, href }) => isNumber(text) && isList(href));
}

function isNumber(text: string): boolean {
  return /^[+−]?[\d,]+$/.test(text.trim());
}

/** Lists of imports: those behind the ledger, and those that two versions read. */
function isList(href: string): boolean {
  return href.includes("/burndown/flow?") || /\/compare\?.*[?&]a=/.test(href);
}

export function countOf(text: string): number {
  return Number(text.trim().replace("−", "-").replaceAll(",", ""));
}

/** How many imports the list has, by the CSV of the question that its page asks. */
export async function lengthOf(request: APIRequestContext, href: string): Promise<number> {
  const { pathname, searchParams } = new URL(href, "http://plumbline");
  const [, project, plan] = pathname.split("/");
  const question = pathname.endsWith("/compare") ? "compare" : "flow";
  const answer = await request.get(
    `/api/v1/projects/${project}/plans/${plan}/${question}?${searchParams}&format=csv`,
  );
  expect(answer.status(), href).toBe(200);
  return (await answer.text()).trim().split("\r\n").length - 1;
}

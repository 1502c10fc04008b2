import { expect, test } from "./fixtures";
import { sha } from "./story";
import { tabTo } from "./tab-to";

const CHOOSER =
  "Drop a scan, a plan, reports of tests or findings, or CODEOWNERS here, or choose files";

type Told = readonly [path: string, line: number, rule: string];

/** As ruff writes JSON: absolute on the machine that ran it. */
function ruffText(told: readonly Told[]): string {
  const list = told.map(([path, row, code]) => ({
    ...{ code, filename: `/home/ci/shop/${path}`, location: { row, column: 1 } },
    ...{ end_location: { row, column: 9 }, message: `${code} at ${path}`, fix: null, url: null },
  }));
  return JSON.stringify(list);
}

function sarifText(told: readonly Told[]): string {
  const results = told.map(([uri, startLine, ruleId]) => ({
    ...{ ruleId, level: "error", message: { text: `${ruleId} in ${uri}` } },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }],
  }));
  const run = { tool: { driver: { name: "CodeScan", version: "1.2" } }, results };
  return JSON.stringify({ version: "2.1.0", runs: [run] });
}

const RUFF = [
  ["app/orders.py", 3, "F401"],
  ["app/orders.py", 9, "E711"],
  ["app/basket.py", 4, "F401"],
] as const;
const SARIF = [
  ["app/stock.py", 2, "sql-injection"],
  ["app/basket.py", 7, "weak-hash"],
] as const;

test.use({ refusals: [422] });

test("reports of two scanners, twice: burndown, heat map, files and a file's own page", async ({
  page,
  shop,
}) => {
  // A journey through five pages, of which four are opened for the first time.
  test.slow();
  await page.goto(shop.href("findings"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    /^No other scanner has reported yet/,
  );

  await page.goto(shop.href("uploads"));
  const file = (name: string, text: string) => ({
    ...{ name, mimeType: "application/json", buffer: Buffer.from(text) },
  });
  // Nothing in these reports says which commit they tell of.
  await page
    .getByLabel(CHOOSER)
    .setInputFiles([file("ruff.json", ruffText(RUFF)), file("scan.sarif", sarifText(SARIF))]);
  await page.getByLabel("Commit", { exact: true }).fill(sha(1));
  await page.getByRole("button", { name: "Read them" }).click();
  const tried = page.getByRole("list", { name: "What the files are and would change" });
  await expect(tried).toContainText(
    "ruff: 3 new, 0 closed, 0 still there; 0 stand before, 3 then.",
  );
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  const sent = page.getByRole("list", { name: "What came of the files" }).first();
  await expect(sent).toContainText(`3 findings of ruff at ${sha(1).slice(0, 8)}`);
  await expect(sent).toContainText(`2 findings of CodeScan at ${sha(1).slice(0, 8)}`);

  await page.goto(shop.href("findings"));
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toHaveText(/^5 findings stand in 3 files/);
  const files = page.getByRole("region", { name: "Files with findings" });
  await expect(files.getByRole("row", { name: /orders\.py/ })).toContainText("2");

  // Two were mended, one came: by the second reports.
  await shop.sendAt(2, ruffText(RUFF.slice(0, 1)));
  await shop.sendAt(2, sarifText([...SARIF, ["app/stock.py", 8, "weak-hash"]]));
  await page.reload();
  await expect(title).toHaveText(/^4 findings stand in 3 files, 1 fewer than in the first reports/);
  await expect(page.getByRole("figure", { name: "Findings standing over time" })).toBeVisible();
  await expect(page.locator("#burndown")).toContainText(
    "4 standing, 5 at most; 2 fixed over 4 reports",
  );

  const grid = page.getByRole("treegrid", { name: "Cells: 4 findings in app" });
  await tabTo(page, "div", "Cells: 4 findings in app");
  await page.keyboard.press("ArrowDown");
  const live = page.locator("#heatmap figure [aria-live]");
  await expect(live).toContainText("worst of 3 files");
  await page.keyboard.press("ArrowDown");
  await expect(live).toContainText("2 findings, the oldest since");
  await expect(grid).toBeFocused();

  const map = page.locator("#heatmap");
  await map.getByRole("link", { name: "Change", exact: true }).click();
  await expect(page).toHaveURL(/colour=change/);
  await map.getByRole("link", { name: "Table", exact: true }).click();
  await expect(page).toHaveURL(/as=table/);
  const table = map.getByRole("table");
  await expect(table.getByRole("row", { name: /stock\.py/ })).toContainText("2");
  await expect(table.getByRole("row", { name: /orders\.py/ })).toContainText("1");

  // The filter of the page is the map's too, and stands in the URL.
  await page
    .getByRole("navigation", { name: "Of which tool" })
    .getByRole("link", { name: "ruff" })
    .click();
  // How the map is shown stays.
  await expect(page).toHaveURL(/(?=.*tool=ruff)(?=.*colour=change)(?=.*as=table)/);
  await map.getByRole("link", { name: "Chart", exact: true }).click();
  await expect(page.getByRole("treegrid", { name: "Cells: 1 finding in app" })).toBeVisible();
  const csv = await page.request.get(
    (await map.getByRole("link", { name: "CSV" }).getAttribute("href")) ?? "",
  );
  const lines = (await csv.text()).trim().split("\r\n");
  expect(lines[0]).toMatch(/^path,owner,now,since,changed,/);
  expect(lines.slice(1).map((line) => line.split(",").slice(0, 3).join())).toEqual([
    "app/orders.py,,1",
    "app/basket.py,,0",
  ]);

  await files.getByRole("link", { name: /orders\.py/ }).click();
  await expect(page).toHaveURL(new RegExp(shop.href("files/app/orders.py")));
  const own = page.locator("#findings");
  await expect(own).toContainText("1 finding of other scanners stands here, 1 ended");
  await expect(own).toContainText("F401");
  await expect(own).toContainText("E711");
});

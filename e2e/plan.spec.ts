import { expect, test } from "./fixtures";
import { LEGACY, planText, scanText } from "./story";

test("versions read the same facts differently, and the difference says which rule changed sides", async ({
  page,
  shop,
}) => {
  await shop.send(planText(2));
  await page.goto(shop.href("plan"));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "it reads 2 imports as legacy and 1 as canonical",
  );
  await expect(page.getByText("version 1 reads 1 as legacy and 2 as canonical")).toBeVisible();

  const versions = page.getByRole("region", { name: "Versions of this plan, newest first" });
  await expect(versions.getByRole("row").nth(1)).toContainText("v2");
  await expect(versions.getByRole("row").nth(2)).toContainText("v1");

  const differences = page.getByRole("region", { name: "Differences from version 1 to version 2" });
  await expect(differences.getByRole("row", { name: new RegExp(`Moved ${LEGACY}`) })).toContainText(
    "moved from legacy to canonical",
  );
});

test("a version is read with the keys of the switch, and the links keep it", async ({
  page,
  shop,
}) => {
  await shop.send(planText(2));
  await page.goto(shop.href("plan?version=2"));
  await page.getByRole("link", { name: "Read under version 1" }).click();
  await expect(page).toHaveURL(/version=1/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "it reads 1 import as legacy and 2 as canonical",
  );
});

test("a pattern that matches nothing is not checked, and alone when asked for", async ({
  page,
  shop,
}) => {
  await page.goto(shop.href("plan"));
  const rules = page.getByRole("region", { name: "Rules, globs and patterns with their matches" });
  await expect(rules.getByRole("row", { name: /scope\.exclude\[0\]/ })).toContainText(
    "Matches nothing: not checked",
  );
  await expect(rules.getByRole("row", { name: /scope\.include\[0\]/ })).toContainText("4 files");

  await page.getByRole("link", { name: "5 not checked" }).click();
  await expect(page).toHaveURL(/rules=open/);
  await expect(rules.getByRole("row", { name: /scope\.include\[0\]/ })).toHaveCount(0);
  await expect(rules.getByRole("row", { name: /exemptions\[0\]\.path/ })).toBeVisible();
});

test("without a tree the counts of globs are unknown, with the command that mends it", async ({
  page,
  project,
}) => {
  const bare = scanText([1]).replace(/,"tree":\{[^}]*\}/, "");
  await project.send(bare);
  await project.send(planText(1));
  await page.goto(project.href("plan"));
  const rules = page.getByRole("region", { name: "Rules, globs and patterns with their matches" });
  await expect(rules.getByRole("row", { name: /scope\.include\[0\]/ })).toContainText("unknown");
  await expect(page.getByText("No full scan has said which files there are")).toBeVisible();
});

test("one import is explained by the rule that decides it, and the question is the URL", async ({
  page,
  shop,
}) => {
  await page.goto(shop.href("plan"));
  await page.getByLabel("In the file").fill("app/new.py");
  await page.getByLabel("from module").fill(LEGACY);
  await page.getByLabel("import name").fill("Database");
  await page.getByRole("button", { name: "Explain" }).click();
  await expect(page).toHaveURL(/module=shop\.legacy\.database/);
  await expect(page.getByText("Version 1 calls it legacy, by subject.legacy[0].")).toBeVisible();

  await page.goto(shop.href(`plan?path=vendor/x.py&module=${LEGACY}&name=Database`));
  await expect(page.getByText("Version 1 calls it out of scope")).toBeVisible();
});

test("the explanation comes with the page itself", async ({ request, shop }) => {
  const answer = await request.get(shop.href(`plan?path=app/new.py&module=${LEGACY}`));
  expect(await answer.text()).toContain("Version 1 calls it legacy, by subject.legacy[0].");
});

test("a draft is read as it is written: its counts, then its mistakes with their lines", async ({
  page,
  shop,
}) => {
  await page.goto(shop.href("plan"));
  const draft = page.getByLabel("Draft, prefilled with version 1");
  await draft.fill(planText(2));
  const counts = page.getByRole("region", { name: "Counts of the draft beside those of the page" });
  await expect(counts.getByRole("row", { name: /^Legacy/ })).toHaveText(/Legacy\s*1\s*2\s*\+1/);
  await expect(counts.getByRole("row", { name: /^Canonical/ })).toHaveText(
    /Canonical\s*2\s*1\s*−1/,
  );

  await draft.fill(planText(1).replace("risk: high", "risk: sometimes"));
  const answer = page.getByRole("region", { name: "What the draft says" });
  await expect(answer.getByText("1 reason against this draft")).toBeVisible();
  const line =
    planText(1)
      .split("\n")
      .findIndex((text) => text.includes("risk: high")) + 1;
  await answer.getByRole("button", { name: new RegExp(`Line ${line}`) }).click();
  await expect(draft).toBeFocused();
  const cursor = await draft.evaluate((area) =>
    area instanceof HTMLTextAreaElement
      ? area.value.slice(0, area.selectionStart).split("\n").length
      : 0,
  );
  expect(cursor).toBe(line);

  await page.getByRole("button", { name: "Back to version 1" }).click();
  await expect(draft).toHaveValue(planText(1));
});

test("the document is shown whole: phases, triggers, risks, criteria, commands, source", async ({
  page,
  shop,
}) => {
  await page.goto(shop.href("plan"));
  for (const text of [
    "At stake: Checkout",
    "Takes the money",
    "to do: Update the import",
    "violations in app/orders.py: none",
    "any of mission critical tests failed",
    "Revert the move",
    "Move one file at a time",
    "canonical imports: at least 100%",
    "the package itself",
  ])
    await expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible();
  await page.getByText(/^Show \d+ lines$/).click();
  await expect(page.getByRole("region", { name: "Source of version 1" })).toContainText(
    "rollback:",
  );
});

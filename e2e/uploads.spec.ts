import { gzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { planText, scanText, sha } from "./story";

function file(name: string, content: string | Buffer) {
  return { name, mimeType: "application/octet-stream", buffer: Buffer.from(content) };
}

const TRIED = "What the files are and would change";
const CHOOSER =
  "Drop a scan, a plan, reports of tests or findings, or CODEOWNERS here, or choose files";

/** For axe, with what is folded opened, and no wider than the screen. */
async function expectClean(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}

test("a gzipped scan and a plan are taken, and sending them again changes nothing", async ({
  page,
  project,
}) => {
  await project.send(scanText([1]));
  await page.goto(`/${project.slug}`);
  await page
    .getByLabel(CHOOSER)
    .setInputFiles([
      file("scan.ndjson.gz", gzipSync(scanText([1, 2, 3]))),
      file("plumbline.yaml", planText(1)),
    ]);
  await expect(page.getByRole("list", { name: TRIED }).getByRole("listitem")).toHaveCount(2);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectClean(page);
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  const sent = page.getByRole("list", { name: "What came of the files" });
  await expect(sent.getByRole("listitem").first()).toContainText(
    "2 commits stored, 1 known before",
  );
  await expect(sent).toContainText("plan database-path version 1");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "3 commits stand on the line; none waits for its base.",
  );
  await expect(page.getByRole("navigation", { name: "Plans and discover" })).toContainText(
    "legacy import",
  );
  await expect(page.getByText("No plan yet")).toHaveCount(0);

  await page.getByLabel(CHOOSER).setInputFiles(file("scan.ndjson", scanText([1, 2, 3])));
  await expect(page.getByRole("list", { name: TRIED })).toContainText(
    "sending it again changes nothing",
  );
  await expect(page.getByRole("button", { name: "Upload", exact: true })).toHaveCount(0);
});

test("files that come while others are read wait for their turn", async ({ page, project }) => {
  await project.send(scanText([1]));
  await page.goto(`/${project.slug}`);
  let isHeld = true;
  await page.route("**/uploads?*dryRun=true", async (route) => {
    while (isHeld) await new Promise((go) => setTimeout(go, 20));
    await route.continue();
  });
  const tried = page.getByRole("list", { name: TRIED });
  await page.getByLabel(CHOOSER).setInputFiles(file("scan.ndjson", scanText([1, 2])));
  await expect(page.getByRole("status").filter({ hasText: "Reading scan.ndjson" })).toBeVisible();
  await page.getByText(CHOOSER).dispatchEvent("drop", {
    dataTransfer: await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "plumbline.yaml"));
      return data;
    }, planText(1)),
  });
  isHeld = false;
  await expect(tried).toContainText("plumbline.yaml");
});

test("files are dropped onto the zone", async ({ page, project }) => {
  await project.send(scanText([1]));
  await page.goto(`/${project.slug}`);
  const transfer = await page.evaluateHandle(
    (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "scan.ndjson"));
      return data;
    },
    scanText([1, 2]),
  );
  await page.getByText(CHOOSER).dispatchEvent("drop", { dataTransfer: transfer });
  await expect(page.getByRole("list", { name: TRIED })).toContainText(
    "1 new commit, 1 known before",
  );
  await expect(page.getByRole("heading", { level: 1 })).toContainText("1 commit stands");
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "2 commits stand on the line",
  );
});

test.describe("refusal", () => {
  test.use({ refusals: [422] });

  test("a bad file says every reason with its place, a good one what it would change, and then the board shows just that", async ({
    page,
    shop,
  }) => {
    await page.goto(shop.href("uploads"));
    const broken = planText(2)
      .replace("risk: high", "risk: sometimes")
      .replace("bucket: update", "bucket: sometimes");
    await page.getByLabel(CHOOSER).setInputFiles(file("broken.yaml", broken));
    const tried = page.getByRole("list", { name: TRIED });
    await expect(tried).toContainText("Would be refused");
    const reasons = tried.getByRole("table", {
      name: "Reasons against the file, with their place",
    });
    for (const text of ["criticalFiles[0].risk", "tests[0].bucket"]) {
      const line = broken
        .split("\n")
        .findIndex((one) => one.includes("sometimes") && one.startsWith(text.split("[")[0] ?? ""));
      const row = reasons.getByRole("row", {
        name: new RegExp(text.replaceAll(/[[\].]/g, "\\$&")),
      });
      await expect(row).toContainText(`line ${line + 1}`);
    }
    await expect(page.getByRole("button", { name: /^Upload/ })).toHaveCount(0);
    await expectClean(page);

    await page.getByLabel(CHOOSER).setInputFiles(file("scan.ndjson", scanText([3])));
    await expect(tried).toContainText("1 new commit, with 1 import listed in 1 file");
    await expect(tried).toContainText("legacy imports go from 1 to 2: +1 reopened");
    const counts = tried.getByRole("table", { name: "Imports under Database path, now and then" });
    await expect(counts.getByRole("row", { name: /Legacy/ }).first()).toContainText(/1\s*2\s*\+1/);
    await expectClean(page);
    const table = page.getByRole("table", { name: "Uploads, newest first" });
    await expect(table.getByRole("row")).toHaveCount(3);
    await page.getByRole("button", { name: "Upload", exact: true }).press("Enter");
    await expect(page.getByRole("list", { name: "What came of the files" })).toContainText(
      "1 commit stored",
    );
    await expect(table.getByRole("row")).toHaveCount(4);
    await page.goto(shop.href());
    await expect(page.getByRole("heading", { level: 1 })).toContainText("2 legacy imports remain");
  });

  test("an upload that was refused stays listed with every reason", async ({
    page,
    request,
    shop,
  }) => {
    const broken = planText(2).replace("risk: high", "risk: sometimes");
    const answer = await request.post(`/api/v1/projects/${shop.slug}/uploads?name=broken.yaml`, {
      data: broken,
    });
    expect(answer.status()).toBe(422);
    await page.goto(shop.href("uploads"));
    const row = page
      .getByRole("region", { name: "Uploads, newest first" })
      .getByRole("row", { name: /broken\.yaml/ });
    await expect(row).toContainText("1 reason, nothing stored");
    await row.getByText("Every reason").click();
    await expect(row).toContainText("criticalFiles[0].risk");
  });
});

test("a delta waits for its base, names the command, and is placed when the base comes", async ({
  page,
  shop,
}) => {
  await shop.send(scanText([4]));
  await page.goto(shop.href("uploads"));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "1 waits for a commit that has not arrived",
  );
  const waiting = page.locator("#waiting");
  await expect(waiting).toContainText(`Waiting for ${sha(3).slice(0, 8)}`);
  await expect(waiting).toContainText("plumbline");
  await shop.send(scanText([3]));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "4 commits stand on the line; none waits for its base.",
  );
  await expect(waiting).toHaveCount(0);
});

test("an upload is withdrawn by a named person, and the withdrawal stays", async ({
  page,
  shop,
}) => {
  await shop.send(scanText([3]));
  await page.goto(shop.href("uploads"));
  const table = page.getByRole("region", { name: "Uploads, newest first" });
  const row = table.getByRole("row").nth(1);
  await row.getByRole("button", { name: /^Withdraw/ }).click();
  await row.getByLabel("Your name").fill("Ada");
  await row.getByLabel("Why").fill("wrong commit");
  await row.getByRole("button", { name: "Withdraw", exact: true }).click();
  await expect(row).toContainText("Withdrawn by Ada");
  await expect(row).toContainText("wrong commit");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "2 commits stand on the line",
  );
});

test("another page shows what was uploaded within two seconds, without a reload", async ({
  page,
  shop,
}) => {
  await page.goto(shop.href());
  await expect(page.getByRole("heading", { level: 1 })).toContainText("1 legacy import remains");
  // Another page at the same time; and the live connection of this one stands.
  await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
  await shop.send(scanText([3]));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("2 legacy imports remain", {
    timeout: 2000,
  });
  expect(await page.evaluate(() => "isSamePage" in globalThis)).toBe(true);
});

test.describe("a test report", () => {
  test.use({ refusals: [422] });

  test("is asked for its commit, sent with it, and listed with its run", async ({ page, shop }) => {
    await page.goto(shop.href("uploads"));
    const report = `<testsuites><testsuite name="pytest"><testcase classname="tests.test_a" file="tests/test_a.py" name="test_one" time="1"/><testcase classname="tests.test_a" file="tests/test_a.py" name="test_two"><failure message="no">no</failure></testcase></testsuite></testsuites>`;
    await page.getByLabel(CHOOSER).setInputFiles(file("report.xml", report));
    await expect(page.getByLabel("Commit", { exact: true })).toHaveValue(sha(2));
    await page.getByLabel("Environment").fill("laptop");
    await page.getByLabel("Run", { exact: true }).fill("evening");
    await page.getByRole("button", { name: "Read it" }).click();
    const tried = page.getByRole("list", { name: TRIED });
    await expect(tried).toContainText("2 tests are new in this environment");
    await expect(tried).toContainText("environment laptop, run evening");
    await page.getByRole("button", { name: "Upload", exact: true }).click();
    const sent = page.getByRole("list", { name: "What came of the files" });
    const said = `2 tests of run evening at ${sha(2).slice(0, 8)}, laptop`;
    await expect(sent).toContainText(said);
    await expect(page.getByRole("table", { name: "Uploads, newest first" })).toContainText(said);
    await expect(page.getByRole("button", { name: "Read it" })).toHaveCount(0);
  });
});

import { expect, test } from "./fixtures";

const from = (module: string, name = "Database") => ({ line: 1, module, name, kind: "from" });
const file = (path: string, ...imports: object[]) => ({ path, imports });

/** `shop.core` defines Database, `shop` gives it on, `shop.compat` under an old name as well. */
const FILES = [
  file("shop/__init__.py", from("shop.core")),
  file("shop/compat.py", { ...from("shop.core"), alias: "OldDatabase" }),
  ...[1, 2, 3].map((n) => file(`app/core${n}.py`, from("shop.core"))),
  ...[1, 2].map((n) => file(`app/package${n}.py`, from("shop"))),
  file("app/old.py", from("shop.compat", "OldDatabase")),
];

const SCAN = [
  {
    format: "plumbline.scan/1",
    tool: { name: "story", version: "1" },
    repository: "shop",
    recorded: "all",
  },
  {
    sha: "d".repeat(40),
    parents: [],
    height: 1,
    committedAt: "2025-09-02T09:00:00Z",
    mode: "full",
    filesScanned: FILES.length + 1,
    files: FILES,
    tree: { added: [...FILES.map(({ path }) => path), "shop/core.py"] },
  },
]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join("");

test("the worst symbol is found, its plan drafted, edited and uploaded, and its burndown stands", async ({
  page,
  project,
}) => {
  await project.send(SCAN);
  await page.goto("/");
  await page.getByRole("link", { name: `What else is fragmented in ${project.slug}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "1 symbol is imported through more than one path; the worst is Database, through 3 paths in 6 files.",
  );

  const table = page.getByRole("region", { name: "Fragmented symbols" });
  await table.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/symbol=shop\.core:Database/);
  const paths = page.getByRole("region", { name: "Paths of Database" });
  const old = paths.getByRole("row").filter({ hasText: "app/old.py" });
  await expect(old).toContainText("alias");
  await old.getByText("shop.compat").click();
  await expect(paths.getByText("app/old.py")).toBeVisible();

  const answer = page.getByRole("region", { name: "What the draft says" });
  await expect(answer).toContainText("3 legacy imports remain in 3 files");
  const draft = page.getByLabel("Draft, as plumbline.yaml");
  await draft.fill((await draft.inputValue()).replace("format: plumbline.plan/1", "format: no"));
  await expect(answer).toContainText("against this draft");
  await page.getByRole("button", { name: "Back to the draft" }).click();
  await expect(answer).toContainText("3 legacy imports remain in 3 files");

  await page.getByRole("button", { name: "Upload the plan" }).click();
  await expect(page).toHaveURL(new RegExp(`/${project.slug}/database/burndown$`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("3 legacy imports remain");
});

test("filters stand in the URL, and what is left out says so", async ({ page, project }) => {
  await project.send(SCAN);
  await page.goto(`/${project.slug}/discover?kind=shim`);
  await expect(page.getByText("Nothing passes these filters.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Take the filters away" }).first().click();
  await expect(page).toHaveURL(new RegExp(`/${project.slug}/discover$`));
  await page.getByLabel("Part of a name or a module").fill("compat");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/q=compat/);
  await expect(page.getByRole("link", { name: "Database" })).toBeVisible();
});

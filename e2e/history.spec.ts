import { expect, test } from "./fixtures";
import { CANONICAL, LEGACY, planText, sha } from "./story";

/** The story's files with their contents, and a tree in which the canonical module is and the legacy one is not. */
function scan(): string {
  const file = (path: string, blob: string, module: string) => ({
    ...{ path, blob },
    imports: [{ line: 3, module, name: "Database", kind: "from" }],
  });
  const tree = ["shop/__init__.py", "shop/core/__init__.py", "shop/core/database.py"];
  const two = ["app/basket.py", "app/orders.py"];
  const commit = (n: number, rest: object) => ({
    ...{ sha: sha(n), parents: n === 1 ? [] : [sha(n - 1)], height: n, filesScanned: 5 },
    committedAt: `2025-09-0${n + 1}T09:00:00Z`,
    ...(n === 1 ? {} : { base: sha(n - 1) }),
    ...rest,
  });
  const lines = [
    {
      format: "plumbline.scan/1",
      tool: { name: "story", version: "1" },
      ...{ repository: "shop", recorded: "all" },
    },
    commit(1, {
      mode: "full",
      files: two.map((path) => file(path, `old ${path}`, LEGACY)),
      tree: { added: [...tree, ...two] },
    }),
    commit(2, { mode: "delta", files: two.map((path) => file(path, `new ${path}`, CANONICAL)) }),
    commit(3, { mode: "delta", files: two.map((path) => file(path, `old ${path}`, LEGACY)) }),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

test("an import of a module that is not in the tree is marked, and leads from the overview to its files", async ({
  page,
  project,
}) => {
  await project.send(scan());
  await project.send(planText(1));
  await page.goto(project.href());
  await expect(page.getByText("2 imports of the plan's subject cannot work")).toBeVisible();
  await page.getByRole("link", { name: "The files", exact: true }).click();
  await expect(page.getByRole("row", { name: /app\/basket\.py/ })).toContainText("1 phantom");
  await page.goto(project.href("files/app/basket.py"));
  await expect(page.getByRole("table", { name: "Imports that stand now" })).toContainText(
    `No scan has ever seen the module ${LEGACY}`,
  );
});

test("a commit that put files back is named with the state that it restored", async ({
  page,
  project,
}) => {
  await project.send(scan());
  await project.send(planText(1));
  await page.goto(project.href("burndown"));
  const rows = page.getByRole("table", { name: "Commits that put files back to an earlier state" });
  await expect(rows.getByRole("row").nth(1)).toContainText(sha(3).slice(0, 8));
  await expect(rows.getByRole("row").nth(1)).toContainText("2 of 2");
});

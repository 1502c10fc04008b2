import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { CANONICAL, LEGACY, PLAN, planText } from "./story";

const folder = mkdtempSync(join(tmpdir(), "plumbline-e2e-"));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Commit = (files: Readonly<Record<string, string>>) => void;

/** A real repository whose name is the project's. */
function makeRepository(name: string, commits: (commit: Commit) => void): string {
  const directory = join(folder, name);
  mkdirSync(directory);
  const git = (...args: string[]) =>
    execFileSync("git", args, {
      cwd: directory,
      env: { ...process.env, HOME: folder, GIT_CONFIG_NOSYSTEM: "1" },
    });
  const commit = (files: Readonly<Record<string, string>>) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, file)), { recursive: true });
      writeFileSync(join(directory, file), text);
    }
    git("add", "-A");
    git("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "-q", "-m", "work");
  };
  git("init", "-q", "-b", "main");
  commits(commit);
  return directory;
}

/** Three commits, the last of which holds the plan. */
function withPlan(commit: Commit): void {
  commit({ "app/a.py": `from ${LEGACY} import Database\n` });
  commit({ "app/b.py": `from ${CANONICAL} import Database\nfrom ${LEGACY} import Database\n` });
  commit({ "plumbline.yaml": planText(1) });
}

/** Nobody has a plan yet; one class is imported through the module that defines it, and through one that gives it on. */
function withoutPlan(commit: Commit): void {
  const from = (module: string) => `from ${module} import Gauge\n`;
  commit({ "tools/gauge.py": "class Gauge:\n    pass\n", "tools/old.py": from("tools.gauge") });
  for (const name of ["a", "b", "c"]) commit({ [`app/${name}.py`]: from("tools.gauge") });
  for (const name of ["d", "e"]) commit({ [`app/${name}.py`]: from("tools.old") });
}

const FIELD = "Path of a git repository on this machine";

test("a newcomer adds the repository on this machine and sees its burndown", async ({
  page,
  project,
}) => {
  const directory = makeRepository(project.slug, withPlan);
  await page.goto("/");
  await page.getByLabel(FIELD).fill(directory);
  await page.getByRole("button", { name: "Look at it" }).click();
  const found = page.getByRole("form", { name: "What was found" });
  await expect(found).toContainText("3 commits on main, none of them here yet");
  await expect(found.getByLabel("Project id")).toHaveValue(project.slug);
  await found.getByRole("button", { name: "Add it" }).click();
  const state = page.getByRole("region", { name: `Adding ${project.slug}` });
  await expect(state).toContainText(`${project.slug} is here`, { timeout: 40_000 });
  await expect(state).toContainText("3 commits on its line");
  const { violations } = await new AxeBuilder({ page }).include("#add").analyze();
  expect(violations).toEqual([]);
  await page.reload();
  await expect(state).toContainText(`${project.slug} is here`);
  await state.getByRole("link", { name: `Open ${project.slug}` }).click();
  await expect(page).toHaveURL(new RegExp(`/${project.slug}/${PLAN}$`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("2 legacy imports remain");
});

test("a newcomer without a plan tracks what is fragmented worst at one press", async ({
  page,
  project,
}) => {
  const directory = makeRepository(project.slug, withoutPlan);
  await page.goto("/");
  await page.getByLabel(FIELD).fill(directory);
  await page.getByRole("button", { name: "Look at it" }).click();
  const found = page.getByRole("form", { name: "What was found" });
  await expect(found).toContainText("It has no plumbline.yaml: a plan is drafted");
  await found.getByRole("button", { name: "Add it" }).click();
  const state = page.getByRole("region", { name: `Adding ${project.slug}` });
  await expect(state).toContainText("Gauge is imported through 2 paths", { timeout: 40_000 });
  await expect(state.getByRole("link", { name: /Read the draft/ })).toHaveAttribute(
    "href",
    `/${project.slug}/discover?symbol=tools.gauge%3AGauge#symbol`,
  );
  const { violations } = await new AxeBuilder({ page }).include("#add").analyze();
  expect(violations).toEqual([]);
  await state.getByRole("button", { name: "Track Gauge" }).click();
  await expect(page).toHaveURL(new RegExp(`/${project.slug}/gauge/burndown$`), { timeout: 20_000 });
  await expect(page.getByRole("heading", { level: 1 })).toContainText("2");
});

test.describe("a path that cannot be added", () => {
  test.use({ refusals: [422] });

  test("says why, in the server's words", async ({ page, request }) => {
    const refusal = async (path: string, headers: Record<string, string> = {}) => {
      const answer = await request.post("/api/v1/local/look", { data: { path }, headers });
      return [answer.status(), (await answer.json()).detail];
    };
    expect(await refusal("relative")).toEqual([422, "Type the whole path, from / or ~ on."]);
    expect(await refusal("--exec=x")).toEqual([422, "Type the whole path, from / or ~ on."]);
    expect((await refusal(join(folder, "none")))[1]).toContain("There is no directory");
    expect((await refusal(folder, { "sec-fetch-site": "cross-site" }))[0]).toBe(403);
    expect((await refusal(folder, { origin: "http://evil.example" }))[0]).toBe(403);
    expect((await refusal(folder, { host: "evil.example" }))[0]).toBe(403);
    await page.goto("/");
    await page.getByLabel(FIELD).fill(folder);
    await page.getByRole("button", { name: "Look at it" }).click();
    await expect(page.getByText("is not in a git repository")).toBeVisible();
  });
});

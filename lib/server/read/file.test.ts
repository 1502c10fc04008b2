import { beforeEach, expect, test } from "vitest";
import type { FileModel } from "@/lib/api/file";
import type { FilesModel } from "@/lib/api/files";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { answerOf } from "@/lib/server/read/answer";
import { openBoard } from "@/lib/server/read/board";
import { QUESTIONS } from "@/lib/server/read/questions";

const PLAN = [
  "format: plumbline.plan/1",
  "id: p",
  "version: 1",
  "title: P",
  'subject: { family: ["app.*"], canonical: [{ module: app.new }], legacy: [{ module: app.old }, { module: app.older }] }',
  "strategy: { targets: { new: 20, update: 60, validation: 20 } }",
  "",
].join("\n");
const HEADER = JSON.stringify({
  format: "plumbline.scan/1",
  tool: { name: "t", version: "1" },
  repository: "https://github.com/acme/shop",
  recorded: "all",
});
const sha = (n: number) => String(n).padStart(40, "a");
const from = (line: number, module: string, name = "Thing") => ({
  ...{ line, module, name, kind: "from" },
});
const TREE = ["app/new.py", "app/old.py", "src/a.py", "src/b.py"];

/** `src/a.py` goes to the canonical path and back by a merge, then is renamed; `src/b.py` stays on two legacy ones. */
const COMMITS = [
  {
    mode: "full",
    tree: { added: TREE },
    files: [
      { path: "src/a.py", imports: [from(3, "app.old")] },
      { path: "src/b.py", imports: [from(1, "app.old"), from(5, "app.older", "Other")] },
    ],
  },
  { files: [{ path: "src/a.py", imports: [from(3, "app.new")] }] },
  {
    parents: [sha(2), sha(900)],
    files: [
      { path: "src/a.py", by: { sha: sha(900), author: "eve" }, imports: [from(4, "app.old")] },
    ],
  },
  {
    renamed: [{ from: "src/a.py", to: "src/c.py" }],
    tree: { added: ["src/c.py"], removed: ["src/a.py"] },
    files: [{ path: "src/c.py", imports: [from(7, "app.old")] }],
  },
];

function scan(): string {
  const lines = COMMITS.map((commit, index) =>
    JSON.stringify({
      sha: sha(index + 1),
      parents: index === 0 ? [] : [sha(index)],
      height: index + 1,
      committedAt: new Date(Date.UTC(2026, 0, 1 + index)).toISOString(),
      author: "ada",
      filesScanned: 4,
      ...(index === 0 ? {} : { mode: "delta", base: sha(index) }),
      ...commit,
    }),
  );
  return `${[HEADER, ...lines].join("\n")}\n`;
}

async function ask<T>(question: string, params: Record<string, string>): Promise<T> {
  const board = await openBoard({ project: PROJECT, plan: "p" });
  return (await answerOf(board, question, new URLSearchParams(params))) as T;
}

async function fileOf(question: string, format: "csv" | "patch", params: Record<string, string>) {
  const board = await openBoard({ project: PROJECT, plan: "p" });
  return (await QUESTIONS[question]?.[format]?.(board, new URLSearchParams(params))) ?? "";
}

describeOnEveryEngine("one file", (database) => {
  beforeEach(async () => {
    await bindEmpty(database());
    await send(PLAN);
    await send(scan());
  }, 30_000);

  test("tells its lives across a rename, with authors, merges and lines", async () => {
    const model = await ask<FileModel>("file", { path: "src/c.py" });
    expect(model.summary).toMatchObject({ lives: 3, open: 1 });
    const [back, right, first] = model.lives;
    expect(first).toMatchObject({ openedPath: "src/a.py", openedLine: 3, end: "converted" });
    expect(right).toMatchObject({ class: "canonical", end: "takenBack" });
    expect(back).toMatchObject({
      openedHow: "reopened",
      openedPath: "src/a.py",
      path: "src/c.py",
      openedLine: 4,
      line: 7,
      opened: { isMerge: true, by: { sha: sha(900), author: "eve" } },
      moves: [{ from: "src/a.py", to: "src/c.py", commit: { sha: sha(4) } }],
    });
    expect(model.names.map(({ path, until }) => [path, until?.sha ?? null])).toEqual([
      ["src/a.py", sha(4)],
      ["src/c.py", null],
    ]);
    expect(model.flipped).toMatchObject({ all: 1, takenBack: 1 });
    expect(model.source?.host).toBe("GitHub");
    expect(model.sha).toBe(sha(4));
  });

  test("leaves the lives that a filter asks for, in the page and in the CSV alike", async () => {
    const whole = await ask<FileModel>("file", { path: "src/c.py", page: "all" });
    for (const filter of [{ class: "canonical" }, { state: "open" }, { module: "app.old" }]) {
      const params = { path: "src/c.py", ...filter };
      const model = await ask<FileModel>("file", params);
      const rows = (await fileOf("file", "csv", params)).trim().split("\n").length - 1;
      expect(model.total).toBe(rows);
      expect(model.lanes.flatMap(({ names }) => names)).toHaveLength(rows);
      expect(model.summary).toEqual(whole.summary);
      expect(rows).toBeLessThan(3);
      expect(rows).toBeGreaterThan(0);
    }
    await expect(ask("file", { path: "src/c.py", state: "gone" })).rejects.toThrow("state=gone");
  });

  test("is written in one patch, and a list of files too", async () => {
    const { patch } = await ask<FileModel>("file", { path: "src/b.py" });
    expect(patch).toMatchObject({ lines: 2, left: 0 });
    const one = await fileOf("file", "patch", { path: "src/b.py" });
    expect(one).toContain(patch.text);
    const all = await fileOf("files", "patch", {});
    expect(all).toContain("3 lines in 2 files");
    expect(all.match(/^diff --git .*$/gm)).toEqual([
      "diff --git a/src/b.py b/src/b.py",
      "diff --git a/src/c.py b/src/c.py",
    ]);
    expect(all).toContain("@@ -7 +7 @@\n-from app.old import Thing\n+from app.new import Thing\n");
  });

  test("is in the list of what flip-flops, with who brought it back", async () => {
    const { rows, total, shows } = await ask<FilesModel>("files", { show: "flipped" });
    expect([total, shows.flipped]).toEqual([1, 1]);
    expect(rows[0]).toMatchObject({
      path: "src/a.py",
      reopened: 1,
      takenBack: 1,
      lastFlip: { sha: sha(3), isMerge: true, by: { sha: sha(900), author: "eve" } },
    });
    expect(await fileOf("files", "csv", { show: "flipped" })).toContain(
      `${sha(3)},eve,${sha(900)}`,
    );
  });
});

import { beforeEach, expect, test } from "vitest";
import type { CopiesModel } from "@/lib/api/copies";
import type { PhantomsModel } from "@/lib/api/phantoms";
import type { RestorationsModel } from "@/lib/api/restorations";
import { withExclusion } from "@/lib/domain/board/exclusion-text";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { reindexAll } from "@/lib/server/ingest/reindex";
import { demoPlans, demoScan, requests, shuffled } from "@/lib/server/ingest/testing/demo";
import { bind, bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { openBoard } from "./board";
import { readContents } from "./contents";
import { readFileFacts } from "./file-facts";
import { tryPlan } from "./plan";
import { readProject } from "./project";
import { QUESTIONS } from "./questions";

const { header, commits } = demoScan();
const SLOW = 240_000;
const PLAN = "websocket-manager";
/** A commit of 15 September at which a module is gone that many files import still. */
const MIDDLE = commits.findIndex((line) => line.includes('"sha":"b4921f4d'));
const FACTORY = "netra_backend.app.websocket_core.websocket_manager_factory";

function shaOf(position: number): string {
  return (JSON.parse(commits[position] ?? "{}") as { sha: string }).sha;
}

type Asked = { readonly sha?: string; readonly version?: number };

async function ask<T>(question: string, { sha, version }: Asked = {}): Promise<T> {
  const at = sha === undefined ? {} : { at: { kind: "sha", sha } as const };
  const board = await openBoard({ project: PROJECT, plan: PLAN, version, ...at });
  return (await QUESTIONS[question]?.json(board, new URLSearchParams())) as T;
}

async function askCsv(question: string, params = ""): Promise<string[]> {
  const board = await openBoard({ project: PROJECT, plan: PLAN });
  const text = (await QUESTIONS[question]?.csv?.(board, new URLSearchParams(params))) ?? "";
  return text.trimEnd().split("\r\n");
}

function all(asked: Asked = {}) {
  return Promise.all(["phantoms", "restorations", "copies"].map((one) => ask(one, asked)));
}

async function sendAll(texts: readonly string[]): Promise<void> {
  for (const text of texts) await send(text);
}

type Imported = { module: string; name: string | null; kind: string };
type Line = {
  readonly files: readonly { path: string; imports: readonly Imported[] }[];
  readonly deleted?: readonly string[];
  readonly renamed?: readonly { from: string; to: string }[];
  readonly tree?: { added?: readonly string[]; removed?: readonly string[] };
};

/** What stands behind so many commits, folded from the lines alone. */
function stateAfter(count: number) {
  const tree = new Set<string>();
  const files = new Map<string, Line["files"][number]["imports"]>();
  for (const text of commits.slice(0, count)) {
    const { tree: told, renamed = [], deleted = [], files: listed } = JSON.parse(text) as Line;
    for (const path of told?.added ?? []) tree.add(path);
    for (const path of told?.removed ?? []) tree.delete(path);
    for (const { from, to } of renamed) files.set(to, files.get(from) ?? []);
    for (const path of [...deleted, ...renamed.map(({ from }) => from)]) files.delete(path);
    for (const { path, imports } of listed) files.set(path, imports);
  }
  return { tree, files };
}

/** Imports of the one module, and their files; those apart that may name something in the package. */
function importsOf(module: string, { files }: ReturnType<typeof stateAfter>) {
  const found = [...files].flatMap(([path, imports]) =>
    imports.filter((one) => one.module === module).map((one) => ({ ...one, path })),
  );
  const isSure = (one: (typeof found)[number]) => !(one.kind === "from" && one.name === null);
  return {
    imports: found.filter(isSure).length,
    unsure: found.filter((one) => !isSure(one)).length,
    files: new Set(found.map(({ path }) => path)).size,
  };
}

describeOnEveryEngine("what the demo's history did", (database) => {
  beforeEach(() => bind(database()));

  test(
    "is found by content and by the tree, as the lines themselves give it",
    async () => {
      await bindEmpty(database());
      await sendAll([...requests(header, commits, 500), ...demoPlans()]);

      const state = stateAfter(MIDDLE + 1);
      expect(state.tree.has(`${FACTORY.replaceAll(".", "/")}.py`)).toBe(false);
      const naive = importsOf(FACTORY, state);
      // Field note 7: 109 files import a module that no longer exists.
      expect(naive.files).toBe(109);
      const then = await ask<PhantomsModel>("phantoms", { sha: shaOf(MIDDLE), version: 3 });
      expect(then.modules.find(({ module }) => module === FACTORY)).toMatchObject({
        cause: "deleted",
        imports: naive.imports,
      });
      expect(then.counts?.unknown).toBeGreaterThanOrEqual(naive.unsure);

      const put = await ask<RestorationsModel>("restorations", { version: 3 });
      const undone = put.rows.find(({ commit }) => commit.sha.startsWith("9e482507"));
      expect(undone?.takesBack?.sha.startsWith("4ae165c7")).toBe(true);
      expect(undone).toMatchObject({ files: 17, changed: 22, awayMs: 90_000 });

      const project = await readProject(PROJECT);
      const { returns } = await readContents(project);
      const paths = [...new Set(returns.map(({ path }) => path))].slice(0, 40);
      for (const path of paths) {
        const own = await readFileFacts(project, path);
        expect(own.returns.filter((one) => one.path === path)).toEqual(
          returns.filter((one) => one.path === path),
        );
      }

      const copies = await ask<CopiesModel>("copies", { version: 3 });
      expect(
        copies.rows.map(({ folder, treeFiles, isExcluded }) => [folder, treeFiles, isExcluded]),
      ).toEqual([["backups", 13_864, true]]);
    },
    SLOW,
  );

  test(
    "is the same after a reindex, in another order of arrival, and asked as of a commit of a longer history",
    async () => {
      const sha = shaOf(MIDDLE);
      const whole = await all();
      const middle = await all({ sha, version: 2 });
      await reindexAll();
      bind(database());
      expect(await all()).toEqual(whole);

      await bindEmpty(database());
      await sendAll([
        ...demoPlans(),
        ...requests(header, shuffled(commits.slice(0, MIDDLE + 1), 7), 200),
      ]);
      expect(await all({ sha, version: 2 })).toEqual(middle);
      await sendAll(requests(header, shuffled(commits.slice(MIDDLE + 1), 8), 200));
      expect(await all()).toEqual(whole);
    },
    SLOW,
  );

  test("is answered as CSV with the same numbers", async () => {
    const model = await ask<PhantomsModel>("phantoms");
    expect((await askCsv("phantoms")).length - 1).toBe(model.total);
    const series = await askCsv("phantoms", "table=series");
    expect(series.length - 1).toBe(model.changes);
    expect(series.at(-1)?.split(",").slice(2)).toEqual(
      [model.counts?.imports, model.counts?.files].map(String),
    );
    expect((await askCsv("restorations")).length - 1).toBe(
      (await ask<RestorationsModel>("restorations")).total,
    );
    expect((await askCsv("copies"))[1]).toMatch(/^backups,13864,/);
  });

  test("an exclusion that is suggested does to the counts what the plan with it does", async () => {
    const board = await openBoard({ project: PROJECT, plan: PLAN, version: 3 });
    const open = demoPlans()[2]?.replace(/exclude: \[[^\]]*\]/, "exclude: []") ?? "";
    await send(open.replace(/^version: 3/m, "version: 4"));
    const [row] = (await ask<CopiesModel>("copies", { version: 4 })).rows;
    expect(row?.folder).toBe("backups");
    expect(row?.isExcluded).toBe(false);
    expect(row?.imports.legacy).toBeGreaterThan(0);
    const tried = await tryPlan(board, withExclusion(open, row?.glob ?? "") ?? "");
    const without = await tryPlan(board, open);
    expect(tried.ok && without.ok && [without.counts, tried.counts]).toMatchObject([
      { legacy: row?.effect.before, legacyFiles: row?.effect.filesBefore },
      { legacy: row?.effect.after, legacyFiles: row?.effect.filesAfter },
    ]);
  });
});

const SCAN = `{"format":"plumbline.scan/1","tool":{"name":"hand","version":"1"},"repository":"r","recorded":"all"}`;
const BARE = `{"sha":"${"a".repeat(40)}","parents":[],"committedAt":"2025-09-01T00:00:00Z","mode":"full","filesScanned":1,"files":[{"path":"a.py","imports":[{"line":1,"module":"netra_backend.app.ws_manager","name":"WebSocketManager","kind":"from"}]}]}`;

describeOnEveryEngine("a scan without tree and contents", (database) => {
  test("leaves all three unknown, and says so in JSON and CSV", async () => {
    await bindEmpty(database());
    await sendAll([`${SCAN}\n${BARE}\n`, ...demoPlans()]);
    const [phantoms, restorations, copies] = await all();
    expect(phantoms).toMatchObject({ counts: null, knownFrom: null });
    expect(restorations).toMatchObject({ known: "none", rows: [] });
    expect(copies).toMatchObject({ known: "none", rows: [] });
    for (const question of ["phantoms", "restorations", "copies"])
      expect((await askCsv(question))[1]).toMatch(/^unknown: no scan/);
  });
});

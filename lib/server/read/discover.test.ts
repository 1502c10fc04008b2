import { beforeEach, expect, test } from "vitest";
import { type Discovery, discover } from "@/lib/domain/discover/discover";
import { createLineFold } from "@/lib/domain/discover/line-fold";
import type { ScannedCommit } from "@/lib/domain/scan";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { demoScan, requests } from "@/lib/server/ingest/testing/demo";
import { bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { readDiscover } from "@/lib/server/read/discover";
import { discoverCsv } from "@/lib/server/read/discover-csv";
import { readTrends } from "@/lib/server/read/discover-trends";
import { readDiscovery } from "@/lib/server/read/discovery";
import { tryNewPlan } from "@/lib/server/read/plan";
import { readProject } from "@/lib/server/read/project";

const COMMITS = 100;
const { header, commits } = demoScan();
const some = commits.slice(0, COMMITS);
const ask = (params: Record<string, string> = {}) =>
  readDiscover(PROJECT, new URLSearchParams(params));

/** Places of imports come in another order where a file has equal ones. */
function plain({ fragments, imports, files }: Discovery) {
  return {
    imports,
    files,
    fragments: fragments.map(({ paths, idle, ...rest }) => ({
      ...rest,
      paths: paths.map(({ uses, ...path }) => ({ ...path, uses: uses.length })),
      idle: idle.map(({ uses, ...path }) => ({ ...path, uses: uses.length })),
    })),
  };
}

/** What a file imports at the last of the commits. */
function importsOf(path: string | undefined) {
  const fold = createLineFold(false);
  for (const line of some) fold.add(JSON.parse(line) as ScannedCommit);
  return [...fold.codeBase().files].find((file) => file.path === path)?.imports ?? [];
}

describeOnEveryEngine("what is fragmented, out of the store", (database) => {
  beforeEach(() => bindEmpty(database()));

  test("is what the commits themselves say, at every commit, and so is its trend", async () => {
    for (const text of requests(header, some, 50)) await send(text);
    const project = await readProject(PROJECT);
    const fold = createLineFold(true);
    for (const [position, line] of some.entries()) {
      fold.add(JSON.parse(line) as ScannedCommit);
      if (position % 50 !== 49) continue;
      const { files, paths } = fold.codeBase();
      const expected = discover({ files, paths });
      const found = await readDiscovery(project, position);
      expect(plain(found)).toEqual(plain(expected));
      expect(found.fragments.length).toBeGreaterThan(5);
      const trends = await readTrends(project, found.fragments, { last: position, columns: 7 });
      expect(trends).toEqual(found.fragments.map((fragment) => fold.trend(fragment, 7)));
    }
  });

  test("says what the scan leaves out, opens one symbol, and tries its draft without a plan", async () => {
    for (const text of requests(header, some, 50)) await send(text);
    const model = await ask({ symbol: "WebSocketManager" });
    expect(model.missing?.text).toContain("recorded only imports of 55 modules");
    expect(model.chosen?.name).toBe("WebSocketManager");
    expect(model.plans).toEqual([]);
    const draft = model.chosen?.draft?.text ?? "";
    const tried = await tryNewPlan({ project: PROJECT }, draft);
    if (!tried.ok) throw new Error(JSON.stringify(tried.issues));
    const { canonical, legacy, exempt, unplanned } = tried.counts;
    const paths = model.chosen?.paths ?? [];
    const all = paths.reduce((sum, { total }) => sum + total, 0);
    // An exempt file's imports of other names from the same modules are exempt as well, and of no path.
    const exemption = /- \{ path: (\S+),/.exec(draft)?.[1];
    const modules = new Set(paths.map(({ module }) => module));
    const besides = importsOf(exemption).filter(
      ({ module, name }) => modules.has(module) && name !== "WebSocketManager",
    );
    expect({ sum: canonical + legacy + exempt, unplanned, before: tried.before }).toEqual({
      sum: all + besides.length,
      unplanned: 0,
      before: null,
    });
    const rows = (await discoverCsv(PROJECT, new URLSearchParams())).trimEnd().split("\r\n");
    expect(rows.length).toBeGreaterThan(model.rows.length);
  });

  test("is nothing, and says what to do, where no commit is known", async () => {
    const model = await ask();
    expect(model.sentences.headline).toBe("No import is known here yet.");
    expect(model.missing?.command).toContain("plumbline scan --history");
    await expect(ask({ at: "abcdef1" })).rejects.toThrow("is not a commit of this line");
    await expect(ask({ show: "all" })).rejects.toThrow("is not one of");
  });
});

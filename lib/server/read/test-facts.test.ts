import { beforeEach, expect, test } from "vitest";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { junit, sendReport } from "@/lib/server/ingest/testing/reports";
import { withdrawUpload } from "@/lib/server/ingest/withdraw";
import { readProject } from "@/lib/server/read/project";
import { readTestFacts } from "@/lib/server/read/test-facts";

const read = async () => readTestFacts(await readProject(PROJECT));
const report = (...names: string[]) =>
  junit(names.map((name) => ({ file: `${name}.py`, name, failure: "E" })));

describeOnEveryEngine("facts of test runs", (database) => {
  beforeEach(() => bindEmpty(database()));

  test("are read on from where they were, and what was given before stays as it was", async () => {
    await sendReport(report("a", "b"));
    const before = await read();
    const { cases, sets, reports } = before;
    const copy = { cases: [...cases], sets: new Map(sets), reports: [...reports] };
    await sendReport(report("b", "c"));
    await sendReport(report("b", "c", "a"), { commit: "cd".repeat(20) });
    const after = await read();
    expect(before).toEqual(copy);
    expect(after.reports[0]).toBe(before.reports[0]);
    expect(after.reports).toHaveLength(3);
    expect(after.cases.map((known) => known?.name)).toEqual([undefined, "a", "b", "c"]);
    expect([...after.sets.values()].map((ids) => [...ids])).toEqual([
      [1, 2],
      [2, 3],
      [1, 2, 3],
    ]);
    expect(await read()).toBe(after);
    await bindEmpty(database());
    expect(await read()).toEqual({ cases: [], sets: new Map(), reports: [] });
  });

  test("are the same read at once by many, and hold each report once", async () => {
    const all = [read(), sendReport(report("a")), read(), sendReport(report("b")), read(), read()];
    await Promise.all<unknown>(all);
    const { reports, cases } = await read();
    expect(reports.map(({ upload }) => upload)).toEqual([1, 2]);
    expect(cases.filter((known) => known !== undefined)).toHaveLength(2);
  });

  test("start over after a withdrawal, and when a known test turns out to have a file", async () => {
    const ctrf = (place: object) =>
      JSON.stringify({
        results: {
          tool: { name: "t" },
          summary: { tests: 1, passed: 1, failed: 0, start: 0, stop: 0 },
          tests: [{ name: "it", status: "passed", duration: 1, ...place }],
        },
      });
    await sendReport(report("a"));
    await sendReport(ctrf({ suite: "a.spec.ts" }));
    await withdrawUpload(PROJECT, 1, { by: "Ada", reason: "wrong", at: 1 });
    const [only] = (await read()).reports;
    expect(only?.upload).toBe(2);
    const isFile = async () => (await read()).cases.find((known) => known?.name === "it")?.isFile;
    expect(await isFile()).toBe(false);
    await sendReport(ctrf({ filePath: "a.spec.ts" }));
    expect(await isFile()).toBe(true);
    await send("nothing of ours").catch(() => {});
    expect((await read()).reports).toHaveLength(2);
  });
});

import { beforeEach, expect, test } from "vitest";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { importStore } from "@/lib/server/ingest/import/import-store";
import { storeAct } from "@/lib/server/ingest/store-act";
import { demoPlans, demoScan, requests, shuffled } from "@/lib/server/ingest/testing/demo";
import { bindEmpty, clear, exported, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { junit, RECEIVED_AT, SHA, sendReport } from "@/lib/server/ingest/testing/reports";
import { withdrawUpload } from "@/lib/server/ingest/withdraw";
import { readProject } from "@/lib/server/read/project";
import { readTestFacts } from "@/lib/server/read/test-facts";

const { header, commits } = demoScan();
const [plan = ""] = demoPlans();

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

/** Runs of tests in two orders with and without durations, one of them withdrawn; and what people said of it. */
async function sendRuns(): Promise<void> {
  const cases = ["z", "a", "m"].map((name, at) => ({
    ...{ file: `tests/test_${name}.py`, name: `test_${name}`, seconds: at + 1 },
    failure: at === 1 ? `E   assert ${name}` : undefined,
  }));
  await sendReport(junit(cases), { commit: SHA, environment: "ci", run: "1", variant: "x" });
  await sendReport(junit(cases.toReversed()), { commit: SHA, branch: "main" });
  await sendReport(junit(cases.map(({ seconds: _, ...rest }) => rest)));
  const gone = await sendReport(junit([{ file: "gone.py", name: "gone", failure: "gone" }]));
  await withdrawUpload(PROJECT, gone.upload, { by: "Ada", reason: "another project's", at: 1 });
  const [{ id = "" } = {}] = [...plan.matchAll(/^id: (?<id>.*)$/gm)].map(({ groups }) => groups);
  const act = { kind: "note", subject: "step:one", by: "Ada", reason: "seen" } as const;
  await storeAct(PROJECT, id, act, 1_800_000_000_001);
  await storeAct(PROJECT, id, { ...act, kind: "tick", reason: "" }, 1_700_000_000_000);
}

/** Exports of the engine before, to be read by the one after it. */
const kept: string[][] = [];

describeOnEveryEngine("a store that moves", (database) => {
  beforeEach(() => bindEmpty(database()));

  test("exports the same bytes after an import, receipts or not, also from the other engine", async () => {
    for (const text of requests(header, shuffled(commits.slice(0, 120), 5), 17)) await send(text);
    await send(plan);
    await send(requests(header, commits.slice(3, 9), 9)[0] ?? "");
    await send("what is this").catch(() => {});
    await sendRuns();
    await withdrawUpload(PROJECT, 3, { by: "Ada", reason: "wrong commit", at: 1 });
    const { client } = database();
    for (const withReceipts of [true, false]) {
      const lines = await exported(database(), withReceipts);
      expect(lines.filter((line) => /^\{"(report|act)"/.test(line))).toHaveLength(5);
      expect(lines.filter((line) => /^\{"(test|set|failure)"/.test(line))).toHaveLength(9);
      kept.push(lines);
      await clear(database());
      await importStore(client, each(lines));
      expect(await exported(database(), withReceipts)).toEqual(lines);
    }
    for (const lines of kept.filter(([first]) => first?.includes("true"))) {
      await clear(database());
      await importStore(client, each(lines));
      expect(await exported(database(), true)).toEqual(lines);
    }
  }, 60_000);

  test("goes on where it was: what is sent again is known, what is new gets further numbers", async () => {
    const texts = requests(header, commits.slice(0, 60), 20);
    for (const text of texts.slice(0, 2)) await send(text);
    const lines = await exported(database(), true);
    await clear(database());
    await importStore(database().client, each(lines));
    expect((await send(texts[1] ?? "")).isNew).toBe(false);
    expect(await send(texts[2] ?? "")).toMatchObject({ isNew: true, upload: 3 });
  }, 60_000);

  test("knows a test run again without its receipt, and goes on counting tests", async () => {
    const [one, two] = ["one", "two"].map((name) =>
      junit([{ file: "test_a.py", name, failure: "E" }]),
    );
    await sendReport(one ?? "");
    const lines = await exported(database());
    await clear(database());
    await importStore(database().client, each(lines));
    const startedAt = async () => {
      const { reports } = await readTestFacts(await readProject(PROJECT));
      return reports.map((report) => [report.startedAt, report.startedFrom]);
    };
    expect(await startedAt()).toEqual([[RECEIVED_AT, "receipt"]]);
    expect(await sendReport(one ?? "")).toMatchObject({ isNew: false, tests: 1 });
    expect(await sendReport(two ?? "")).toMatchObject({ isNew: true, tests: 1 });
    expect(await startedAt()).toHaveLength(2);
    const spoilt = lines.map((line) => line.replace('"set":0', '"set":1'));
    await clear(database());
    await expect(importStore(database().client, each(spoilt))).rejects.toThrow("there is no set 1");
  });

  test("is refused where a project is, and where the export is cut or changed; then nothing is stored", async () => {
    for (const text of requests(header, commits.slice(0, 30), 30)) await send(text);
    const lines = await exported(database());
    const { client } = database();
    const read = (some: readonly string[]) => importStore(client, each(some));
    await expect(read(lines)).rejects.toThrow("The store holds law");
    await clear(database());
    await expect(read(lines.slice(0, -1))).rejects.toThrow("its last line is missing");
    await expect(read(lines.filter((_, at) => at !== 5))).rejects.toThrow();
    await expect(read(lines.slice(1))).rejects.toThrow("line 1:");
    const life = lines.findIndex((line) => line.startsWith('{"life"'));
    const changed = lines.with(life, (lines[life] ?? "").replace('"n":1', '"n":2'));
    await expect(read(changed)).rejects.toThrow(`line ${life + 1}: the facts give`);
    const spoilt = lines.map((line) => line.replace('"filesScanned":', '"filesscanned":'));
    await expect(read(spoilt)).rejects.toThrow("the commit is not one of plumbline.scan/1");
    expect(await client.project.count()).toBe(0);
    await read(lines);
    expect(await exported(database())).toEqual(lines);
  }, 60_000);
});

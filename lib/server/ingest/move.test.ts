import { beforeEach, expect, test } from "vitest";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { importStore } from "@/lib/server/ingest/import/import-store";
import { demoPlans, demoScan, requests, shuffled } from "@/lib/server/ingest/testing/demo";
import { bindEmpty, clear, exported, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { withdrawUpload } from "@/lib/server/ingest/withdraw";

const { header, commits } = demoScan();
const [plan = ""] = demoPlans();

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
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
    await withdrawUpload(PROJECT, 3, { by: "Ada", reason: "wrong commit", at: 1 });
    const { client } = database();
    for (const withReceipts of [true, false]) {
      const lines = await exported(database(), withReceipts);
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

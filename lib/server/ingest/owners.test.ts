import { beforeEach, expect, test } from "vitest";
import type { FilesModel } from "@/lib/api/files";
import type { FlowModel } from "@/lib/api/flow";
import type { OwnersModel } from "@/lib/api/owners";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { answerModel } from "@/lib/server/http/answer-question";
import { importStore } from "@/lib/server/ingest/import/import-store";
import { deleteProject } from "@/lib/server/ingest/project";
import { reindexAll } from "@/lib/server/ingest/reindex";
import { demoPlans, demoScan, requests } from "@/lib/server/ingest/testing/demo";
import { bindEmpty, clear, exported, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { upload } from "@/lib/server/ingest/upload";
import { withdrawUpload } from "@/lib/server/ingest/withdraw";
import { readUploads } from "@/lib/server/read/uploads";

const { header, commits } = demoScan();
const [plan = ""] = demoPlans();
const LAST = 59;
const shaAt = (position: number): string =>
  (JSON.parse(commits[position] ?? "{}") as { sha: string }).sha;
const RECEIVED_AT = 1_800_000_000_000;

const OLD = "* @old\n";
const NEW = "* @all\n/netra_backend/ @backend @platform\n/netra_backend/tests/\n";

function sendOwners(text: string, commit?: string, receivedAt = RECEIVED_AT) {
  const bytes = new Uint8Array(Buffer.from(text));
  return upload(bytes, { project: PROJECT, receivedAt, name: "CODEOWNERS", run: { commit } });
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

describeOnEveryEngine("a CODEOWNERS file", (database) => {
  let place = { project: PROJECT, plan: "" };
  const ask = <T>(question: string, params: Record<string, string> = {}) =>
    answerModel<T>({ ...place, question }, params);
  const owners = (params: Record<string, string> = {}) => ask<OwnersModel>("owners", params);

  beforeEach(async () => {
    await bindEmpty(database());
    for (const text of requests(header, commits.slice(0, LAST + 1), 100)) await send(text);
    place = { project: PROJECT, plan: (await send(plan)).plan?.id ?? "" };
  }, 180_000);

  test("is stored once with its commit, and refused with every line that is wrong", async () => {
    expect(await sendOwners(NEW, shaAt(40))).toMatchObject({
      ...{ isNew: true, kind: "owners" },
      owners: { commit: shaAt(40), rules: 3 },
    });
    expect((await sendOwners(NEW, shaAt(40).slice(0, 12))).isNew).toBe(false);
    await expect(sendOwners(OLD, shaAt(40))).rejects.toMatchObject({ code: "conflict" });
    await expect(sendOwners("/a/ @a\n/b/ @b\n/c/ @c\n/d/ @d\n!/e/ @e\n")).rejects.toMatchObject({
      code: "unprocessable",
      extra: { errors: [{ line: 5 }], total: 1 },
    });
    await expect(sendOwners(OLD, "what")).rejects.toMatchObject({ code: "unprocessable" });
    const { rows } = await readUploads(PROJECT, 1);
    expect(rows.filter(({ kind }) => kind === "owners").map(({ state }) => state)).toEqual([
      "refused",
      "stored",
    ]);
  }, 180_000);

  test("holds from its commit on, before the first one that one is read backwards and says so", async () => {
    expect((await owners()).source).toBeNull();
    await sendOwners(NEW, shaAt(40));
    await sendOwners(OLD, shaAt(20));
    await sendOwners("* @never\n", "ab".repeat(20));
    const sourceAt = async (position: number) => (await owners({ at: shaAt(position) })).source;
    expect(await sourceAt(LAST)).toMatchObject({ sha: shaAt(40), isLater: false, waiting: 1 });
    expect(await sourceAt(39)).toMatchObject({ sha: shaAt(20), isLater: false, versions: 2 });
    expect(await sourceAt(19)).toMatchObject({ sha: shaAt(20), isLater: true });
  }, 180_000);

  test("without a commit holds from its receipt on, also when it comes back after another one", async () => {
    expect((await sendOwners(OLD, undefined, RECEIVED_AT)).isNew).toBe(true);
    expect((await sendOwners(OLD, undefined, RECEIVED_AT + 5)).isNew).toBe(false);
    expect((await sendOwners(NEW, undefined, RECEIVED_AT + 10)).isNew).toBe(true);
    const third = await sendOwners(OLD, undefined, RECEIVED_AT + 20);
    expect(third.isNew).toBe(true);
    expect((await owners()).source).toMatchObject({ upload: third.upload, sha: null });
    const at = new Date(RECEIVED_AT + 15).toISOString();
    expect((await owners({ at })).source).toMatchObject({ rules: 3 });
    await withdrawUpload(PROJECT, third.upload, { by: "Ada", reason: "not ours", at: 1 });
    expect((await owners()).source).toMatchObject({ rules: 3 });
  }, 180_000);

  test("splits the burndown into rows that sum to it and open into as many imports", async () => {
    await sendOwners(NEW, shaAt(5));
    for (const from of ["all", "plan", "week", shaAt(30)]) {
      const model = await owners({ from });
      const whole = await ask<{ ledger: { start: number; end: number; progress: number } }>(
        "ledger",
        { from },
      );
      const sum = (of: (row: OwnersModel["rows"][number]) => number) =>
        model.rows.reduce((total, row) => total + of(row), 0);
      expect(sum(({ ledger }) => ledger.start)).toBe(whole.ledger.start);
      expect(sum(({ now }) => now)).toBe(whole.ledger.end);
      expect(sum(({ ledger }) => ledger.progress)).toBe(whole.ledger.progress);
      for (const { owner, now, ledger, ...row } of model.rows) {
        const params = { from, owner: owner ?? "none" };
        expect((await ask<FlowModel>("flow", { ...params, flow: "end" })).total).toBe(now);
        const progress = await ask<FlowModel>("flow", { ...params, flow: "progress" });
        expect(progress.total).toBe(ledger.progress);
        for (const share of ["shared", "beside"] as const) {
          const listed = await ask<FlowModel>("flow", { ...params, flow: "end", share });
          expect(listed.total).toBe(row[share]);
        }
        const recentFrom = new Date(model.recentFrom).toISOString();
        const recent = { owner: owner ?? "none", from: recentFrom, flow: "progress" };
        expect((await ask<FlowModel>("flow", recent)).total).toBe(row.recent);
        const files = { owner: owner ?? "none", ownership: "first" };
        expect((await ask<FilesModel>("files", files)).total).toBe(row.files);
      }
    }
    await expect(ask("flow", { flow: "end", share: "shared" })).rejects.toThrow("needs owner");
    const { rows } = await owners();
    expect(rows.some(({ shared }) => shared > 0) && rows.some(({ beside }) => beside > 0)).toBe(
      true,
    );
    expect(rows.map(({ owner }) => owner)).toEqual(
      expect.arrayContaining(["@backend", "@platform"]),
    );
    expect(rows.find(({ owner }) => owner === "@platform")).toMatchObject({ now: 0 });
    expect(rows.at(-1)?.owner).toBeNull();
  }, 180_000);

  test("moves with the store, stays through a rebuild, and goes with its project", async () => {
    await sendOwners(NEW, shaAt(40));
    await sendOwners(OLD);
    const gone = await sendOwners("* @gone\n");
    await withdrawUpload(PROJECT, gone.upload, { by: "Ada", reason: "wrong", at: 1 });
    for (const withReceipts of [true, false]) {
      const lines = await exported(database(), withReceipts);
      expect(lines.filter((line) => line.startsWith('{"owners"'))).toHaveLength(2);
      await clear(database());
      await importStore(database().client, each(lines));
      expect(await exported(database(), withReceipts)).toEqual(lines);
      await reindexAll();
      expect(await exported(database(), withReceipts)).toEqual(lines);
    }
    expect((await sendOwners(NEW, shaAt(40))).isNew).toBe(false);
    await deleteProject(PROJECT);
    expect(await database().client.ownersFact.count()).toBe(0);
  }, 180_000);
});

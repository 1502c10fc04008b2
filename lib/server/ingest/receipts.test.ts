import { beforeEach, expect, test } from "vitest";
import { describeOnEveryEngine, type TestDatabase } from "@/lib/server/db/testing/test-database";
import { deleteProject } from "@/lib/server/ingest/project";
import { reindexAll } from "@/lib/server/ingest/reindex";
import { storeAct } from "@/lib/server/ingest/store-act";
import { demoPlans, demoScan, requests } from "@/lib/server/ingest/testing/demo";
import {
  addProject,
  bindEmpty,
  exported,
  PROJECT,
  send,
} from "@/lib/server/ingest/testing/law-store";
import { junit, sendReport } from "@/lib/server/ingest/testing/reports";
import { withdrawUpload } from "@/lib/server/ingest/withdraw";

const { header, commits } = demoScan();
const [plan = ""] = demoPlans();
const WITHDRAWAL = { by: "Ada", reason: "wrong project", at: 1_800_000_000_000 };

/** Rows of every table, by name. */
async function rowCounts({ pool }: TestDatabase): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = current_schema() and tablename <> '_prisma_migrations'",
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const found = await pool.query<{ n: number }>(`select count(*)::int as n from "${name}"`);
    counts[name] = found.rows[0]?.n ?? -1;
  }
  return counts;
}

function commit(sha: string, more: object): string {
  return JSON.stringify({
    sha: sha.repeat(40),
    parents: [],
    committedAt: "2026-01-01T00:00:00Z",
    mode: "full",
    filesScanned: 1,
    files: [{ path: "a.py", imports: [{ line: 1, module: "m", name: "n", kind: "from" }] }],
    ...more,
  });
}

function scanBy(tool: object, ...lines: string[]): string {
  const head = { format: "plumbline.scan/1", repository: "example", recorded: "all", tool };
  return `${[JSON.stringify(head), ...lines].join("\n")}\n`;
}

const TOOL = { name: "t", version: "1.9" };

describeOnEveryEngine("what was received", (database) => {
  beforeEach(() => bindEmpty(database()));

  test("twenty mistakes in a scan are all named with their lines, and nothing else is stored", async () => {
    const before = await rowCounts(database());
    const bad = commits
      .slice(0, 20)
      .map((line) => line.replace(/"filesScanned":\d+/, '"filesScanned":"x"'));
    const refusal = await send(`${[header, ...bad].join("\n")}\n`).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "unprocessable", extra: { total: 20 } });
    const { errors } = (refusal as { extra: { errors: { line: number; pointer: string }[] } })
      .extra;
    expect(errors.map(({ line }) => line)).toEqual(bad.map((_, index) => index + 2));
    expect(new Set(errors.map(({ pointer }) => pointer))).toEqual(new Set(["/filesScanned"]));
    expect(await rowCounts(database())).toEqual({ ...before, upload: 1 });
  });

  test("twenty mistakes in a plan are all named with line and column, and nothing else is stored", async () => {
    const before = await rowCounts(database());
    let left = 20;
    const bad = plan.replace(/(?<!# )bucket: \w+/g, (text) => (left-- > 0 ? "bucket: pail" : text));
    const refusal = await send(bad).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "unprocessable", extra: { total: 20 } });
    const { errors } = (refusal as { extra: { errors: { line: number; column: number }[] } }).extra;
    expect(errors).toHaveLength(20);
    const text = bad.split("\n");
    for (const { line, column } of errors)
      expect(text[line - 1]?.slice(column - 1)).toMatch(/^(bucket: )?pail/);
    expect(await rowCounts(database())).toEqual({ ...before, upload: 1 });
  });

  test("one bad commit among good ones leaves none of its request behind", async () => {
    const before = await rowCounts(database());
    const text = scanBy(TOOL, commit("a", {}), commit("b", { mode: "half" }));
    await expect(send(text)).rejects.toMatchObject({ code: "unprocessable" });
    expect(await rowCounts(database())).toEqual({ ...before, upload: 1 });
  });

  test("a delta whose base never comes is stored, says what it waits for, and opens nothing", async () => {
    const answer = await send(
      scanBy(TOOL, commit("a", {}), commit("b", { mode: "delta", base: "f".repeat(40) })),
    );
    expect(answer.waitingFor).toEqual([{ sha: "b".repeat(40), waitingFor: "f".repeat(40) }]);
    const lines = await exported(database());
    expect(lines.filter((line) => line.includes('"standing":"waiting"'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('{"life"'))).toHaveLength(1);
    await reindexAll();
    expect(await exported(database())).toEqual(lines);
  });

  test("of two accounts of a commit the same one wins in either order", async () => {
    const other = { files: [{ path: "b.py", imports: [] }] };
    const accounts = [
      scanBy(TOOL, commit("a", {})),
      scanBy({ name: "t", version: "1.10" }, commit("a", other)),
      scanBy(TOOL, commit("a", { filesScanned: 7 })),
      scanBy({ name: "u", version: "1.9" }, commit("a", {})),
    ];
    for (const text of accounts) await send(text);
    const expected = await exported(database());
    const winner = expected.find((line) => line.includes('"standing":"onLine"')) ?? "";
    const scanners = expected.filter((line) => line.startsWith('{"scanner"'));
    const { place } = JSON.parse(winner) as { place: { scanner: number } };
    expect(scanners[place.scanner]).toContain('"version":"1.10"');
    await bindEmpty(database());
    for (const text of accounts.toReversed()) await send(text);
    expect(await exported(database())).toEqual(expected);
  });

  test("an account of all modules wins over one of some, whatever their versions", async () => {
    const some = scanBy({ name: "t", version: "9" }, commit("a", {})).replace(
      '"all"',
      '{"modules":["m"]}',
    );
    await send(some);
    await send(scanBy(TOOL, commit("a", { filesScanned: 3 })));
    const lines = await exported(database());
    const scanners = lines.filter((line) => line.startsWith('{"scanner"'));
    const winner = lines.find((line) => line.includes('"standing":"onLine"')) ?? "";
    const { place } = JSON.parse(winner) as { place: { scanner: number } };
    expect(scanners[place.scanner]).toContain('"recorded":"all"');
  });

  test("a commit that says the same in another zone, key order and with its base left in is the same fact", async () => {
    await send(scanBy(TOOL, commit("a", { parents: ["b".repeat(40)] })));
    const again = { parents: ["b".repeat(40)], committedAt: "2026-01-01T02:00:00.000+02:00" };
    const answer = await send(scanBy(TOOL, commit("a", again)));
    expect(answer).toMatchObject({ isNew: false, commits: 0, known: 1 });
  });

  test("withdrawing the upload of a full scan gives back what it had closed", async () => {
    await send(scanBy(TOOL, commit("a", { height: 1 })));
    const before = await exported(database());
    const { upload } = await send(
      scanBy(TOOL, commit("b", { parents: ["a".repeat(40)], height: 2, files: [] })),
    );
    expect(await exported(database())).not.toEqual(before);
    await withdrawUpload(PROJECT, upload, WITHDRAWAL);
    expect(await exported(database())).toEqual(before);
    await expect(withdrawUpload(PROJECT, upload, WITHDRAWAL)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("a fact stands while any upload that held it stands", async () => {
    const first = await send(scanBy(TOOL, commit("a", { height: 1 })));
    const both = await send(scanBy(TOOL, commit("a", { height: 1 }), commit("b", { height: 2 })));
    const before = await exported(database());
    await withdrawUpload(PROJECT, first.upload, WITHDRAWAL);
    expect(await exported(database())).toEqual(before);
    await withdrawUpload(PROJECT, both.upload, WITHDRAWAL);
    expect((await exported(database())).filter((line) => line.startsWith('{"commit"'))).toEqual([]);
  });

  test("the same bytes sent at once are stored once", async () => {
    const text = requests(header, commits.slice(0, 30), 30)[0] ?? "";
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(text)));
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(answers.map(({ upload }) => upload)).size).toBe(1);
    expect((await rowCounts(database())).upload).toBe(1);
  });

  test("a project that is deleted leaves no row in any table, and others theirs", async () => {
    const { project: _, ...nothing } = await rowCounts(database());
    await addProject(database(), "other");
    await send(scanBy(TOOL, commit("a", {})), "other");
    const before = await rowCounts(database());
    for (const text of [...requests(header, commits.slice(0, 60), 40), plan]) await send(text);
    await send(requests(header, commits.slice(20, 70), 60)[0] ?? "");
    await send("no format").catch(() => {});
    await sendReport(junit([{ file: "a.py", name: "test_a", failure: "E" }]));
    const { plan: stored } = await send(plan.replace("version: 1", "version: 9"));
    const note = { kind: "note", subject: "step:one", by: "Ada", reason: "seen" } as const;
    await storeAct(PROJECT, stored?.id ?? "", note, WITHDRAWAL.at);
    await deleteProject(PROJECT);
    expect(await rowCounts(database())).toEqual({ ...before, project: 1 });
    await deleteProject("other");
    expect(await rowCounts(database())).toEqual({ ...nothing, project: 0 });
  });
});

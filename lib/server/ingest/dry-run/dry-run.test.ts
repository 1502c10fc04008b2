import { beforeAll, expect, test } from "vitest";
import type { DryRun } from "@/lib/domain/dry-run/model";
import { describeOnEveryEngine, type TestDatabase } from "@/lib/server/db/testing/test-database";
import { answerModel } from "@/lib/server/http/answer-question";
import type { RunParameters } from "@/lib/server/ingest/runs/run-parameters";
import { demoPlans, demoScan, requests } from "@/lib/server/ingest/testing/demo";
import { bindEmpty, exported, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { junit, RECEIVED_AT } from "@/lib/server/ingest/testing/reports";
import { upload } from "@/lib/server/ingest/upload";
import { readPlanStates } from "@/lib/server/read/dry-run/plan-states";
import { readProject } from "@/lib/server/read/project";
import { dryRun } from "./dry-run";

const { header, commits } = demoScan();
const [plan1 = "", plan2 = ""] = demoPlans();
const BEFORE = 60;
const AFTER = 80;
const shaAt = (position: number): string =>
  (JSON.parse(commits[position] ?? "{}") as { sha: string }).sha;

const optionsOf = (run: RunParameters = {}) => ({
  ...{ project: PROJECT, receivedAt: RECEIVED_AT, name: "a file", run },
});
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));

/** Every row of every table of the schema, the project's counters and revision among them. */
async function everyRow({ pool }: TestDatabase): Promise<Record<string, unknown>> {
  const tables = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1",
  );
  const rows: Record<string, unknown> = {};
  for (const { name } of tables.rows) {
    const found = await pool.query<{ text: string }>(
      `select t::text as text from "${name}" t order by 1`,
    );
    rows[name] = found.rows.map(({ text }) => text);
  }
  return rows;
}

async function statesNow() {
  return Object.fromEntries(await readPlanStates(await readProject(PROJECT), null));
}

/** Runs a file dry, sees that nothing came of it, and sends it: what was foretold is what came. */
async function foretold(
  database: TestDatabase,
  text: string,
  run: RunParameters = {},
): Promise<DryRun> {
  const rows = await everyRow(database);
  const before = await statesNow();
  const dry = await dryRun(bytesOf(text), optionsOf(run), "judged");
  expect(await everyRow(database)).toEqual(rows);
  expect(await statesNow()).toEqual(before);
  expect(await dryRun(bytesOf(text), optionsOf(run), "judged")).toEqual(dry);
  await upload(bytesOf(text), optionsOf(run));
  const after = await statesNow();
  for (const effect of dry.effect?.plans ?? []) {
    const { version, counts, ledger } = after[effect.plan] ?? {};
    expect({ version, counts, ledger }).toEqual(effect.after);
    const judged = new Map(
      after[effect.plan]?.judged.map((part) => [`${part.kind} ${part.id}`, part.state]),
    );
    for (const { kind, id, after: state } of effect.states)
      expect(judged.get(`${kind} ${id}`) ?? null, id).toBe(state);
  }
  expect(dry.effect?.plans.map(({ plan }) => plan).sort()).toEqual(Object.keys(after).sort());
  const again = await dryRun(bytesOf(text), optionsOf(run), "judged");
  expect(again).toMatchObject({ file: dry.file, effect: null });
  expect(again.seen).toBeGreaterThan(0);
  return dry;
}

describeOnEveryEngine("a dry run", (database) => {
  beforeAll(async () => {
    await bindEmpty(database());
    await send(requests(header, commits.slice(0, BEFORE), BEFORE)[0] ?? "");
    await send(plan1);
  }, 180_000);

  test("of a scan foretells its commits and counts, late ones and waiting ones too", async () => {
    const text = requests(header, commits.slice(BEFORE - 2, AFTER), AFTER)[0] ?? "";
    const { file, effect } = await foretold(database(), text);
    expect(file).toMatchObject({ kind: "scan", format: "plumbline.scan/1" });
    expect(effect?.own).toMatchObject({
      ...{ kind: "scan", commits: AFTER - BEFORE, known: 2, waitingFor: [] },
      line: { before: BEFORE, after: AFTER },
      latest: { before: shaAt(BEFORE - 1), after: shaAt(AFTER - 1) },
    });
    const [plan] = effect?.plans ?? [];
    expect(plan?.before?.counts).not.toEqual(plan?.after.counts);
    const gap = requests(header, commits.slice(AFTER + 1, AFTER + 2), 1)[0] ?? "";
    const waiting = await dryRun(bytesOf(gap), optionsOf(), "judged");
    expect(waiting.effect?.own).toMatchObject({
      commits: 1,
      waitingFor: [{ sha: shaAt(AFTER + 1), waitingFor: shaAt(AFTER) }],
      line: { before: AFTER, after: AFTER },
    });
  }, 180_000);
});

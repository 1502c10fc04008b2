import "server-only";
import { expect } from "vitest";
import type { DryRun } from "@/lib/domain/dry-run/model";
import type { TestDatabase } from "@/lib/server/db/testing/test-database";
import { dryRun } from "@/lib/server/ingest/dry-run/dry-run";
import type { RunParameters } from "@/lib/server/ingest/runs/run-parameters";
import { PROJECT } from "@/lib/server/ingest/testing/law-store";
import { RECEIVED_AT } from "@/lib/server/ingest/testing/reports";
import { upload } from "@/lib/server/ingest/upload";
import { readPlanStates } from "@/lib/server/read/dry-run/plan-states";
import { readProject } from "@/lib/server/read/project";

export const optionsOf = (run: RunParameters = {}) => ({
  ...{ project: PROJECT, receivedAt: RECEIVED_AT, name: "a file", run },
});
export const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));

/** Every row of every table of the schema, the project's counters and revision among them. */
export async function everyRow({ pool }: TestDatabase): Promise<Record<string, unknown>> {
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

export async function statesNow() {
  return Object.fromEntries(await readPlanStates(await readProject(PROJECT), null));
}

/** Runs a file dry, sees that nothing came of it, and sends it: what was foretold is what came. */
export async function foretold(
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

/** A SARIF log of one tool with a finding in each place. */
export function sarif(paths: readonly string[]): string {
  const results = paths.map((uri) => ({
    ...{ ruleId: "R1", level: "warning", message: { text: `wrong in ${uri}` } },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 3 } } }],
  }));
  return JSON.stringify({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "hand", version: "1", rules: [] } }, results }],
  });
}

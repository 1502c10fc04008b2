import "server-only";
import { isoInstant } from "@/lib/domain/time";
import type { CheckRow } from "@/lib/domain/verdict/check-model";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { readPhases } from "./verdict-questions";

const moment = (t: number | null | undefined): Cell =>
  t === null || t === undefined ? null : isoInstant(t);

/** One row for each phase: planned, seen, and late by how much. */
export async function phasesCsv(board: Board): Promise<string> {
  const { phases } = await readPhases(board);
  const head = [
    ...["phase", "title", "status", "planned_from", "planned_earliest", "planned_latest"],
    ...["started", "done", "done_commit", "regressed", "slip_ms", "open_checks", "simulated"],
  ];
  return csv(
    head,
    phases.map((row): Cell[] => [
      ...[row.id, row.title, row.status],
      ...[row.planned?.from, row.planned?.earliest, row.planned?.latest].map(moment),
      ...[moment(row.started?.t), moment(row.done?.t), row.done?.sha ?? null],
      ...[moment(row.regressed?.t), row.slipMs],
      ...[open(row.entry) + open(row.exit), String(row.isSimulated)],
    ]),
  );
}

function open(checks: readonly CheckRow[]): number {
  return checks.filter(({ state }) => state !== "met").length;
}

/** The success criteria: measured, attested or unknown. */
export async function successCsv(board: Board): Promise<string> {
  const { success } = await readPhases(board);
  return csv(
    ["group", "criterion", "state", "why", "attested_by", "attested_at"],
    success.map(({ group, text, state, why, attested }): Cell[] => [
      ...[group, text, state, why, attested?.by ?? null, moment(attested?.at)],
    ]),
  );
}

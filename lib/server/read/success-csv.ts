import "server-only";
import { isoInstant } from "@/lib/domain/time";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { readPhases } from "./verdict-questions";

const moment = (t: number | null | undefined): Cell =>
  t === null || t === undefined ? null : isoInstant(t);

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

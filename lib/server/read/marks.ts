import "server-only";
import { incidentSpans, type MarksModel, phaseSpans, versionSpans } from "@/lib/domain/board/marks";
import { isoInstant } from "@/lib/domain/time";
import { factPoint } from "@/lib/domain/verdict/incident-rows";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { readVerdicts } from "./judgement";
import { readPhases } from "./verdict-questions";

/** What happened beside the imports, up to the board's moment; phases and incidents as the version that is read judges them. */
export async function readMarks(board: Board): Promise<MarksModel> {
  const versions = versionSpans(board.versions, board.asOf.now);
  const { plan } = board;
  if (plan.phases.length === 0 && plan.rollback === undefined)
    return { versions, phases: [], incidents: [] };
  const verdicts = await readVerdicts(board);
  const fired = verdicts.triggers
    .flatMap(({ incidents }) => incidents)
    .map(({ key, trigger, opened, closed }) => ({
      key,
      title: trigger.title,
      opened: factPoint(verdicts, opened),
      closed: closed === null ? null : factPoint(verdicts, closed),
    }));
  const { phases } = await readPhases(board);
  return { versions, phases: phaseSpans(phases), incidents: incidentSpans(fired) };
}

export async function marksCsv(board: Board): Promise<string> {
  const { versions, phases, incidents } = await readMarks(board);
  return csv(
    ["kind", "what", "from", "to"],
    [...versions, ...phases, ...incidents].map(({ kind, why, from, to }): Cell[] => [
      kind,
      why,
      isoInstant(from),
      to === null ? null : isoInstant(to),
    ]),
  );
}

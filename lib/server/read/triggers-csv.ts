import "server-only";
import { TRIGGER_TABLES, type TriggerTable } from "@/lib/api/triggers";
import { isoInstant } from "@/lib/domain/time";
import type { TriggersModel } from "@/lib/domain/verdict/trigger-model";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { oneOf } from "./params";
import { readTriggers } from "./verdict-questions";

/** The table of the page that `table` names: the triggers, or the lanes or openings of the incident that is shown. */
export async function triggersCsv(board: Board, params: URLSearchParams): Promise<string> {
  const table = oneOf(TRIGGER_TABLES, params, "table", "triggers");
  const model = await readTriggers(board, params.get("incident"));
  return TABLES[table](model);
}

const TABLES: Readonly<Record<TriggerTable, (model: TriggersModel) => string>> = {
  triggers: ({ triggers }) =>
    csv(
      ["id", "title", "state", "why", "since", "incident", "overridden", "simulated"],
      triggers.map((row): Cell[] => [
        row.id,
        row.title,
        row.state,
        row.why,
        row.since === null ? null : isoInstant(row.since),
        row.incident,
        String(row.isOverridden),
        String(row.isSimulated),
      ]),
    ),
  lanes: ({ shown }) =>
    csv(
      ["path", "worst_class", "from", "to"],
      (shown?.lanes ?? []).flatMap(({ path, stretches }) =>
        stretches.map((one): Cell[] => [
          path,
          one.class,
          isoInstant(one.from),
          one.to === null ? null : isoInstant(one.to),
        ]),
      ),
    ),
  openings: ({ shown }) =>
    csv(
      ["opened", "commit", "author", "path", "module", "name", "class", "closed", "closed_by"],
      (shown?.openings ?? []).map(({ at, author, path, module, name, closed, ...one }): Cell[] => [
        isoInstant(at.t),
        at.sha,
        author,
        path,
        module,
        name,
        one.class,
        closed === null ? null : isoInstant(closed.t),
        closed?.sha ?? null,
      ]),
    ),
};

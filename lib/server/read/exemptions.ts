import "server-only";
import { type ExemptionRow, exemptionRows } from "@/lib/domain/board/exemptions";
import { isoInstant } from "@/lib/domain/time";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";

export function readExemptions({ plan, facts, judged, asOf }: Board): readonly ExemptionRow[] {
  return exemptionRows(plan.exemptions, facts, judged, asOf);
}

export function exemptionsCsv(board: Board): string {
  return csv(
    ["path", "reason", "owner", "until", "state", "days_left", "imports", "files"],
    readExemptions(board).map(({ until, ...row }): Cell[] => [
      ...[row.path, row.reason, row.owner, until === null ? null : isoInstant(until)],
      ...[row.state, row.daysLeft, row.imports, row.files],
    ]),
  );
}

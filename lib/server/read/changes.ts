import "server-only";
import type { ChangesModel } from "@/lib/api/burndown";
import { type CommitChange, commitChanges } from "@/lib/domain/board/commit-changes";
import { isoInstant } from "@/lib/domain/time";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { endsOf, type LedgerFrom, ledgerFrom, ledgerStart } from "./ledger";

/** The commits since a moment that moved a count, newest first: the newest `most` of them. */
export function readChanges(board: Board, from: LedgerFrom, most = 200): ChangesModel {
  const start = ledgerStart(board, from);
  const rows = changesSince(board, start.position);
  return { from: endsOf(board, start).from, rows: rows.slice(0, most), total: rows.length };
}

function changesSince({ facts, judged, asOf }: Board, position: number): CommitChange[] {
  return commitChanges(facts, judged, position, asOf.position);
}

export function changesCsv(board: Board, params: URLSearchParams): string {
  const { position } = ledgerStart(board, ledgerFrom(params));
  const head =
    "commit,time,author,subject,merge,legacy_in,reopened,legacy_out,progress,canonical_in,canonical_out,outside_in,outside_out";
  return csv(
    head.split(","),
    changesSince(board, position).map((row): Cell[] => [
      row.sha,
      isoInstant(row.t),
      row.author,
      row.subject,
      row.isMerge ? "yes" : "no",
      row.legacyIn,
      row.reopened,
      row.legacyOut,
      row.progress,
      row.canonicalIn,
      row.canonicalOut,
      row.outsideIn,
      row.outsideOut,
    ]),
  );
}

import "server-only";
import type { FilesQuestion } from "@/lib/api/files";
import { isoInstant } from "@/lib/domain/time";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { allFiles } from "./files";

/** Every file that the filters select, with the columns of the page and more. */
export async function filesCsv(board: Board, question: FilesQuestion): Promise<string> {
  const rows = await allFiles(board, question);
  return csv(
    [
      "path",
      "legacy",
      "unplanned",
      "unclassified",
      "canonical",
      "exempt",
      "out_of_scope",
      "legacy_since",
      "last_change",
      "last_commit",
      "reopened",
      "unreadable",
      "risk",
      "phantom",
      "put_back",
      "taken_back",
      "last_flip",
      "last_flip_commit",
      "last_flip_author",
      "last_flip_by",
      "owners",
      "goal",
    ],
    rows.map(({ path, counts, legacySince, lastChange, reopened, ...row }): Cell[] => [
      path,
      counts.legacy,
      counts.unplanned,
      counts.unclassified,
      counts.canonical,
      counts.exempt,
      counts.outOfScope,
      legacySince ? isoInstant(legacySince.t) : null,
      isoInstant(lastChange.t),
      lastChange.sha,
      reopened,
      row.unreadable,
      row.risk,
      row.phantoms,
      row.putBack,
      row.takenBack,
      row.lastFlip ? isoInstant(row.lastFlip.t) : null,
      row.lastFlip?.sha ?? null,
      row.lastFlip ? (row.lastFlip.by?.author ?? row.lastFlip.author) : null,
      row.lastFlip?.by?.sha ?? null,
      row.owners?.join(" ") ?? null,
      row.goal,
    ]),
  );
}

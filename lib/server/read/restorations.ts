import "server-only";
import type { ContentsKnown, RestorationsModel } from "@/lib/api/restorations";
import { type RestorationRow, restorationRows } from "@/lib/domain/board/restoration-rows";
import { contentRestorations } from "@/lib/domain/contents/restorations";
import { isoInstant } from "@/lib/domain/time";
import { plural } from "@/lib/domain/words";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { cachedForLine } from "./cache";
import { type Contents, readContents } from "./contents";

const LISTED = 100;
const PATHS = 20;
/** Fewer files are told on the file's own page, and counted in the list of files. */
const SMALLEST = 2;

/** Commits up to the board's moment that put files back to an earlier state. */
export async function readRestorations(board: Board): Promise<RestorationsModel> {
  const known = contentsKnown(await readContents(board.project), board);
  const rows = await rowsOf(board);
  return {
    sentence: sentenceOf(known, rows.length),
    known,
    rows: rows.slice(0, LISTED).map((row) => ({ ...row, paths: row.paths.slice(0, PATHS) })),
    total: rows.length,
  };
}

/** Whether scans up to the board's moment name contents. */
export function contentsKnown(
  { firstNamed, firstUnnamed }: Contents,
  { asOf }: Board,
): ContentsKnown {
  if (firstNamed > asOf.position) return "none";
  return firstUnnamed > asOf.position ? "all" : "some";
}

function sentenceOf(known: ContentsKnown, found: number): string {
  if (known === "none")
    return "Whether files were put back to an earlier state is unknown: no scan names their contents.";
  if (found === 0) return "No commit put files back to an earlier state.";
  return `${plural(found, "commit")} put files back exactly to an earlier state.`;
}

async function rowsOf(board: Board): Promise<readonly RestorationRow[]> {
  const { spans, returns } = await readContents(board.project);
  const all = await cachedForLine({ project: board.project, question: "restorations" }, async () =>
    contentRestorations(spans, returns),
  );
  const large = all.filter((one) => one.returns.length >= SMALLEST);
  return restorationRows(board.facts, board.judged, large, board.asOf.position);
}

/** One row for each commit. */
export async function restorationsCsv(board: Board): Promise<string> {
  const head =
    "commit,time,author,subject,merge,state_of,state_time,away_ms,files,files_changed,legacy_reopened,canonical_reopened,other_reopened";
  if (contentsKnown(await readContents(board.project), board) === "none")
    return csv(head.split(","), [["unknown: no scan names the contents of files"]]);
  return csv(
    head.split(","),
    (await rowsOf(board)).map((row): Cell[] => [
      row.commit.sha,
      isoInstant(row.commit.t),
      row.commit.author,
      row.commit.subject,
      row.commit.isMerge ? "yes" : "no",
      row.stateOf.sha,
      isoInstant(row.stateOf.t),
      row.awayMs,
      row.files,
      row.changed,
      row.reopened.legacy,
      row.reopened.canonical,
      row.reopened.other,
    ]),
  );
}

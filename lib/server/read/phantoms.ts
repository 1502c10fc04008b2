import "server-only";
import type { PhantomsModel } from "@/lib/api/phantoms";
import { phantomDetail, phantomSentence } from "@/lib/domain/board/phantom-words";
import {
  type PhantomPoint,
  type PhantomRow,
  phantomCounts,
  phantomModules,
  phantomRows,
  phantomSeries,
} from "@/lib/domain/board/phantoms";
import { isoInstant } from "@/lib/domain/time";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { cachedForLine } from "./cache";
import { readMissing, readPlaces, readStandingMissing } from "./missing";

const LISTED = 200;
const COLUMNS = 400;

/** Imports whose module does not exist at the board's moment, and how many there were over time. */
export async function readPhantoms(board: Board): Promise<PhantomsModel> {
  const { rows } = await readPhantomRows(board);
  const points = await seriesOf(board);
  const knownFrom = (await readMissing(board)).knownFrom;
  const { commits } = board.facts;
  const isKnown = knownFrom <= board.asOf.position;
  return {
    ...(await readPhantomSummary(board)),
    knownFrom: isKnown
      ? { sha: commits.sha[knownFrom] ?? "", t: commits.effectiveAt[knownFrom] ?? 0 }
      : null,
    modules: phantomModules(rows),
    rows: inScopeFirst(rows).slice(0, LISTED),
    total: rows.length,
    points: thinned(points, COLUMNS),
    changes: points.length,
  };
}

/** How many there are, in words. */
export async function readPhantomSummary(
  board: Board,
): Promise<Pick<PhantomsModel, "sentence" | "detail" | "counts">> {
  const { counts } = await readPhantomRows(board);
  return {
    sentence: phantomSentence(counts),
    detail: counts === null ? "" : phantomDetail(counts),
    counts,
  };
}

/** What stands at the moment, read once for it. `counts` is null where the tree is not known. */
function readPhantomRows(
  board: Board,
): Promise<Pick<PhantomsModel, "counts"> & { readonly rows: readonly PhantomRow[] }> {
  const { project, plan, asOf } = board;
  const question = `phantoms ${plan.id} ${plan.version} ${asOf.position} ${asOf.now}`;
  return cachedForLine({ project, question, family: "phantoms" }, async () => {
    const standing = await readStandingMissing(board);
    if (standing === null) return { counts: null, rows: [] };
    const rows = phantomRows(board.facts, standing, await readPlaces(board, standing));
    return { counts: phantomCounts(rows, standing), rows };
  });
}

async function seriesOf(board: Board): Promise<readonly PhantomPoint[]> {
  const missing = await readMissing(board);
  return phantomSeries(board.facts, board.judged, missing, board.asOf.position);
}

/** Of each run of neighbours the one with most imports stays, so that no peak is lost; both ends stay. */
function thinned(points: readonly PhantomPoint[], limit: number): readonly PhantomPoint[] {
  if (points.length <= limit) return points;
  const size = Math.ceil((points.length - 2) / (limit - 2));
  const kept: PhantomPoint[] = [];
  for (let at = 1; at < points.length - 1; at += size)
    kept.push(
      points
        .slice(at, Math.min(at + size, points.length - 1))
        .reduce((a, b) => (b.imports > a.imports ? b : a)),
    );
  return [...points.slice(0, 1), ...kept, ...points.slice(-1)];
}

function inScopeFirst(rows: readonly PhantomRow[]): readonly PhantomRow[] {
  const isOut = (row: PhantomRow) => Number(row.class === "outOfScope");
  return [...rows].sort((a, b) => isOut(a) - isOut(b));
}

/** Each phantom import; with `table=series` each commit after which their number differed. */
export async function phantomsCsv(board: Board, params: URLSearchParams): Promise<string> {
  if (params.get("table") === "series")
    return csv(
      ["commit", "time", "phantom_imports", "files"],
      (await seriesOf(board)).map(({ sha, t, imports, files }): Cell[] => [
        sha,
        isoInstant(t),
        imports,
        files,
      ]),
    );
  const { rows, counts } = await readPhantomRows(board);
  const head =
    "path,line,module,name,kind,where,class,effect,cause,since,since_commit,gone,gone_commit";
  const cells = rows.map((row): Cell[] => [
    row.path,
    row.line,
    row.module,
    row.name,
    row.kind,
    row.where,
    row.class,
    row.effect,
    row.cause,
    isoInstant(row.since.t),
    row.since.sha,
    row.goneAt ? isoInstant(row.goneAt.t) : null,
    row.goneAt?.sha ?? null,
  ]);
  const unknown: Cell[] = ["unknown: no scan has named the files of the tree"];
  return csv(head.split(","), counts === null ? [unknown] : cells);
}

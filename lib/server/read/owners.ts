import "server-only";
import type { OwnersModel } from "@/lib/api/owners";
import { positionAtTime } from "@/lib/domain/board/as-of";
import { type OwnerSpan, ownerRows } from "@/lib/domain/owners/owner-rows";
import { ownerSentences } from "@/lib/domain/owners/sentences";
import { isoDay } from "@/lib/domain/time";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { endsOf, type LedgerStart, ledgerFrom, ledgerStart } from "./ledger";
import { readOwners } from "./owner-files";
import { NOT_ASKED, ownerFinish } from "./owner-finish";

const WEEK = 7 * 86_400_000;
const TREND_COLUMNS = 40;
/** Owners with the most left whose finish is worked out: each is a thousand simulated runs. */
const FORECASTS = 12;

/** Legacy imports by accountable owner, with the ledger since `from`, a week where none is given. */
export async function readOwnersPage(board: Board, params: URLSearchParams): Promise<OwnersModel> {
  const start = startOf(board, params);
  const { facts, judged, asOf } = board;
  const owners = await readOwners(board);
  const { from } = endsOf(board, start);
  const trendFrom = facts.commits.effectiveAt[board.planStart ?? 0] ?? asOf.now;
  const common = { source: owners?.source ?? null, from, trendFrom, now: asOf.now };
  if (owners === null)
    return {
      ...common,
      rows: [],
      total: board.series.legacy[asOf.position] ?? 0,
      sentences: {
        headline: "Nobody is known to own a file.",
        lede: "Who owns what is read from a CODEOWNERS file, and none has been received for this line.",
      },
    };
  const rows = ownerRows(facts, judged, owners.ownersOf, spanOf(board, start, trendFrom));
  return {
    ...common,
    rows: rows.map((row, at) => ({
      ...row,
      finish: at < FORECASTS ? ownerFinish(board, owners.ownerOf, row.owner) : NOT_ASKED,
    })),
    total: rows.reduce((sum, { now }) => sum + now, 0),
    sentences: ownerSentences(rows, start.label),
  };
}

function startOf(board: Board, params: URLSearchParams): LedgerStart {
  return ledgerStart(board, params.get("from") ? ledgerFrom(params) : "week");
}

function spanOf({ facts, asOf }: Board, { position }: LedgerStart, trendFrom: number): OwnerSpan {
  const at = (t: number): number => positionAtTime(facts.commits, t);
  const width = (asOf.now - trendFrom) / (TREND_COLUMNS - 1);
  return {
    from: position,
    to: asOf.position,
    paceFrom: at(asOf.now - 4 * WEEK),
    trendAt: Array.from({ length: TREND_COLUMNS }, (_, column) =>
      Math.min(asOf.position, at(trendFrom + column * width)),
    ),
  };
}

export async function ownersCsv(board: Board, params: URLSearchParams): Promise<string> {
  const { rows } = await readOwnersPage(board, params);
  const head =
    "owner,legacy,files,shared,beside,start,introduced,reopened,scope_added,converted,removed,left,file_deleted,unreadable,exempted,scope_removed,moved_in,moved_out,end,weekly,finish,finish_half,finish_85";
  return csv(
    head.split(","),
    rows.map(({ owner, now, files, shared, beside, ledger, weekly, finish }): Cell[] => [
      ...[owner, now, files, shared, beside, ledger.start],
      ...[ledger.in.introduced, ledger.in.reopened, ledger.in.scopeAdded],
      ...[ledger.out.converted, ledger.out.removed, ledger.out.left, ledger.out.fileDeleted],
      ...[ledger.out.unreadable, ledger.out.exempted, ledger.out.scopeRemoved],
      ...[ledger.moved.in, ledger.moved.out, ledger.end, weekly],
      ...[finish.state, ...[finish.half, finish.most].map((t) => (t === null ? null : isoDay(t)))],
    ]),
  );
}

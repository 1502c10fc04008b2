import "server-only";
import type { OwnersModel } from "@/lib/api/owners";
import { positionAtTime } from "@/lib/domain/board/as-of";
import { NO_OWNER } from "@/lib/domain/board/dimensions";
import { NOTHING_LEFT } from "@/lib/domain/forecast/part";
import { type OwnerSpan, ownerRows, PACE_WEEKS } from "@/lib/domain/owners/owner-rows";
import { ownerSentences } from "@/lib/domain/owners/sentences";
import { isoDay } from "@/lib/domain/time";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { readFinishes } from "./forecast-parts";
import { endsOf, type LedgerStart, ledgerFrom, ledgerStart } from "./ledger";
import { readOwners } from "./owner-files";

const WEEK = 7 * 86_400_000;
const TREND_COLUMNS = 40;

/** Legacy imports by accountable owner, with the ledger since `from`, a week where none is given. */
export async function readOwnersPage(board: Board, params: URLSearchParams): Promise<OwnersModel> {
  const start = startOf(board, params);
  const { facts, judged, asOf } = board;
  const owners = await readOwners(board);
  const { from } = endsOf(board, start);
  const trendFrom = facts.commits.effectiveAt[board.planStart ?? 0] ?? asOf.now;
  const recentFrom = asOf.now - PACE_WEEKS * WEEK;
  const common = { source: owners?.source ?? null, from, trendFrom, recentFrom, now: asOf.now };
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
    rows,
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
    paceFrom: at(asOf.now - PACE_WEEKS * WEEK),
    trendAt: Array.from({ length: TREND_COLUMNS }, (_, column) =>
      Math.min(asOf.position, at(trendFrom + column * width)),
    ),
  };
}

export async function ownersCsv(board: Board, params: URLSearchParams): Promise<string> {
  const { rows } = await readOwnersPage(board, params);
  const finishes = await readFinishes(board, new URLSearchParams({ by: "owner" }));
  const finishOf = new Map(finishes.rows.map(({ key, finish }) => [key, finish]));
  const head =
    "owner,legacy,files,shared,beside,start,introduced,reopened,scope_added,converted,removed,left,file_deleted,unreadable,exempted,scope_removed,moved_in,moved_out,end,done_4_weeks,weekly,finish,finish_half,finish_85,no_finish_because";
  return csv(
    head.split(","),
    rows.map(({ owner, now, files, shared, beside, ledger, recent, weekly }): Cell[] => {
      const finish = finishOf.get(owner ?? NO_OWNER) ?? NOTHING_LEFT;
      return [
        ...[owner, now, files, shared, beside, ledger.start],
        ...[ledger.in.introduced, ledger.in.reopened, ledger.in.scopeAdded],
        ...[ledger.out.converted, ledger.out.removed, ledger.out.left, ledger.out.fileDeleted],
        ...[ledger.out.unreadable, ledger.out.exempted, ledger.out.scopeRemoved],
        ...[ledger.moved.in, ledger.moved.out, ledger.end, recent, weekly],
        ...[
          finish.state,
          ...[finish.half, finish.most].map((t) => (t === null ? null : isoDay(t))),
        ],
        finish.why,
      ];
    }),
  );
}

import "server-only";
import type { FindingsMap, PackedFindingsMap } from "@/lib/api/findings-map";
import type { HeatSpan } from "@/lib/domain/board/heat-columns";
import type { HeatOwners } from "@/lib/domain/board/heat-owners";
import { packRows } from "@/lib/domain/board/heat-pack";
import type { HeatmapRow } from "@/lib/domain/board/heat-row";
import { heatFinding } from "@/lib/domain/board/heat-sentences";
import { HEAT_SORTS } from "@/lib/domain/board/heat-sort";
import { type FindingsLineFacts, findingsHeat, findingsLine } from "@/lib/domain/findings/heat";
import { varintsText } from "@/lib/domain/varints";
import { AppError } from "@/lib/server/errors";
import type { Board } from "./board";
import { zoomOf } from "./burndown";
import { findingsFilter } from "./findings";
import { readFindingsFacts } from "./findings-facts";
import { heatGroups, heatSpark, readHeatOwners } from "./heat-groups";
import { heatRowsCsv } from "./heatmap-params";
import { oneOf } from "./params";

const COLUMNS = 200;

/** Files by time, of the findings that the page's filter chooses; `zoom` is a span of times. Throws bad-request for others. */
export async function findingsMapJson(
  board: Board,
  params: URLSearchParams,
): Promise<FindingsMap | PackedFindingsMap> {
  const { frame, rows, owners } = await readMap(board, params);
  if (oneOf(["plain", "packed"], params, "form", "plain") === "packed")
    return {
      ...frame,
      packed: packRows(rows),
      ownerOf: varintsText(owners?.of ?? []),
      critical: [],
    };
  return { ...frame, groups: heatGroups(rows, sortOf(params), [], owners) };
}

/** A row for each file: what stands now, since when, and the most within each column. */
export async function findingsMapCsv(board: Board, params: URLSearchParams): Promise<string> {
  const { frame, rows, owners } = await readMap(board, params);
  return heatRowsCsv({ ...frame, groups: heatGroups(rows, sortOf(params), [], owners) });
}

function sortOf(params: URLSearchParams) {
  return oneOf(HEAT_SORTS, params, "sort", "heat");
}

type Read = {
  readonly frame: Omit<FindingsMap, "groups">;
  readonly rows: readonly HeatmapRow[];
  readonly owners: HeatOwners | null;
};

async function readMap(board: Board, params: URLSearchParams): Promise<Read> {
  const facts = await readFindingsFacts(board);
  const line = findingsLine(facts, findingsFilter(board, params));
  const { effectiveAt } = line.facts.commits;
  const last = effectiveAt.length - 1;
  const all = { from: effectiveAt[line.first] ?? 0, to: effectiveAt[last] ?? 0 };
  const zoom = zoomTimes(params);
  const span = last < 0 ? NO_SPAN : spanOf(line, zoom ?? all, board.asOf.now);
  const map = last < 0 ? NO_MAP : findingsHeat(line, span, COLUMNS);
  const { rows, columns, columnMs, imports, filesNow, filesNoLonger } = map;
  const owners = await readHeatOwners(board, rows);
  const frame = {
    owners: owners?.names ?? null,
    ...{ columns, columnMs, filesNow, filesNoLonger, findings: imports, homeless: line.homeless },
    finding: heatFinding("findings", heatGroups(rows, "heat", [], owners)),
    spark:
      last < 0
        ? []
        : heatSpark(map, span, (at) => ({
            t: effectiveAt[at] ?? 0,
            count: line.standing[at] ?? 0,
          })),
    zoom: zoom === null ? null : { from: span.from, to: span.to },
    all,
    now: board.asOf.now,
  };
  return { frame, rows, owners };
}

const NO_SPAN: HeatSpan = { first: 0, last: 0, from: 0, to: 0 };
const NO_MAP = {
  ...{ columns: [], columnMs: 1, rows: [], imports: 0, filesNow: 0, filesNoLonger: 0 },
};

type Times = { readonly from: number; readonly to: number };

/** The span of the URL; null for all. */
function zoomTimes(params: URLSearchParams): Times | null {
  const zoom = zoomOf(params);
  if (zoom === null) return null;
  const { from, to } = zoom;
  if (from.kind !== "time" || to.kind !== "time")
    throw new AppError("bad-request", "The zoom of findings is two times with .. between them.");
  return { from: from.at, to: to.at };
}

/** The reports within the times, beginning with the last one before them, so that what it began with is seen. */
function spanOf({ facts, first }: FindingsLineFacts, { from, to }: Times, now: number): HeatSpan {
  const { effectiveAt } = facts.commits;
  const start = effectiveAt[first] ?? 0;
  const end = Math.max(effectiveAt.at(-1) ?? 0, now);
  const lastUpTo = (t: number) =>
    Math.max(
      first,
      effectiveAt.findLastIndex((at) => at <= t),
    );
  const span = {
    ...{ first: lastUpTo(from), last: lastUpTo(to) },
    ...{ from: Math.max(from, start), to: Math.min(to, end) },
  };
  if (span.from > span.to)
    throw new AppError("bad-request", "The zoom holds no time: its end must lie after its start.");
  return span;
}

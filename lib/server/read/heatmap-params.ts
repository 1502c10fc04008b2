import "server-only";
import type { HeatmapModel, HeatmapParams } from "@/lib/api/heatmap";
import { BARE, UNREADABLE } from "@/lib/domain/board/heat-row";
import { HEAT_SORTS } from "@/lib/domain/board/heat-sort";
import { HEAT_VALUES } from "@/lib/domain/board/heatmap";
import { isoInstant } from "@/lib/domain/time";
import { AppError } from "@/lib/server/errors";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { type Zoom, zoomOf } from "./burndown";
import { readHeatmap, readPackedHeatmap } from "./heatmap";
import { oneOf } from "./params";

/** `value`, `sort`, `columns` (1 to 400), `zoom` and `form` of the question. Throws bad-request for others. */
function heatmapParams(params: URLSearchParams): HeatmapParams & { readonly zoom: Zoom | null } {
  const columns = Number(params.get("columns") ?? 200);
  if (!Number.isInteger(columns) || columns < 1 || columns > 400)
    throw new AppError("bad-request", "columns is a whole number from 1 to 400.");
  return {
    columns,
    value: oneOf(HEAT_VALUES, params, "value", "violations"),
    sort: oneOf(HEAT_SORTS, params, "sort", "heat"),
    zoom: zoomOf(params),
  };
}

export function heatmapJson(board: Board, params: URLSearchParams): unknown {
  const asked = heatmapParams(params);
  return oneOf(["plain", "packed"], params, "form", "plain") === "packed"
    ? readPackedHeatmap(board, asked)
    : readHeatmap(board, asked);
}

/** A row for each file: what stands now, since when, and the most within each column. */
export async function heatmapCsv(board: Board, params: URLSearchParams): Promise<string> {
  return heatRowsCsv(await readHeatmap(board, heatmapParams(params)));
}

export function heatRowsCsv(model: Pick<HeatmapModel, "columns" | "groups">): string {
  const rows = model.groups.flatMap((group) =>
    group.rows.map((row): Cell[] => {
      const cells: Cell[] = model.columns.map(() => null);
      for (const [from, to, value] of row.cells)
        cells.fill(
          value === UNREADABLE ? "unreadable" : value === BARE ? null : value,
          from,
          to + 1,
        );
      const since = row.since === 0 ? null : isoInstant(row.since);
      return [row.path, row.owner, row.now, since, isoInstant(row.changedAt), ...cells];
    }),
  );
  return csv(
    ["path", "owner", "now", "since", "changed", ...model.columns.map(({ t }) => isoInstant(t))],
    rows,
  );
}

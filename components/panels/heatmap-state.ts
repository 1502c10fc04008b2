import { HEAT_COLOURS, type HeatColour } from "@/components/charts/heat-codes";
import { ROW_HEIGHTS } from "@/components/charts/use-heat-keys";
import type { DrawnHeatmap } from "@/lib/api/findings-map";
import { type PackedRows, unpackRows } from "@/lib/domain/board/heat-pack";
import { type HeatRows, sharingColumns } from "@/lib/domain/board/heat-rows";
import { HEAT_SORTS, type HeatSort } from "@/lib/domain/board/heat-sort";
import { parseMoment } from "@/lib/domain/time";

/** What the map shows without a new answer; a zoom shows what there is until the finer answer comes. */
export const HEAT_VIEW_PARAMS = ["sort", "colour", "open", "rows", "zoom"] as const;

export const ROW_HEIGHT = 15;

export type HeatState = {
  readonly sort: HeatSort;
  readonly colour: HeatColour;
  readonly rowHeight: number;
};

/** The state of the map in a URL; what is not one of the values there are is the usual one. */
export function heatStateOf(params: URLSearchParams): HeatState {
  const rows = Number(params.get("rows"));
  return {
    sort: HEAT_SORTS.find((sort) => sort === params.get("sort")) ?? "heat",
    colour: HEAT_COLOURS.find((colour) => colour === params.get("colour")) ?? "violations",
    rowHeight: ROW_HEIGHTS.find((height) => height === rows) ?? ROW_HEIGHT,
  };
}

/** The columns of an answer that lie in the span that the URL asks for, while the answer for it is not here. */
export function pendingView(
  { columns, columnMs }: DrawnHeatmap,
  zoom: string,
): readonly [from: number, end: number] | undefined {
  const [from = 0, to = 0] = zoom.split("..").map((text) => parseMoment(text) ?? Number.NaN);
  const start = columns[0]?.t ?? 0;
  const first = Math.max(0, Math.floor((from - start) / columnMs));
  const end = Math.min(columns.length, Math.ceil((to - start) / columnMs));
  return first < end ? [first, end] : undefined;
}

/** Unpacked once for each answer, also for one that is gone back to. */
const unpacked = new WeakMap<PackedRows, HeatRows>();
let newest: HeatRows | null = null;

export function heatRowsOf(packed: PackedRows): HeatRows {
  const known = unpacked.get(packed) ?? sharingColumns(unpackRows(packed), newest);
  unpacked.set(packed, known);
  newest = known;
  return known;
}

import { HEAT_COLOURS, type HeatColour } from "@/components/charts/heat-codes";
import { ROW_HEIGHTS } from "@/components/charts/use-heat-keys";
import type { DrawnHeatmap } from "@/lib/api/findings-map";
import type { HeatOwners } from "@/lib/domain/board/heat-owners";
import { type PackedRows, unpackRows } from "@/lib/domain/board/heat-pack";
import { type HeatRows, sharingColumns } from "@/lib/domain/board/heat-rows";
import { HEAT_SORTS, type HeatSort } from "@/lib/domain/board/heat-sort";
import { parseMoment } from "@/lib/domain/time";
import { numbersOf } from "@/lib/domain/varints";

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

export function heatRowsOf({ packed, owners: names, ownerOf }: DrawnHeatmap): HeatRows {
  const known = unpacked.get(packed);
  if (known !== undefined) {
    newest = known;
    return known;
  }
  const shared = sharingColumns(unpackRows(packed), newest);
  const owners = names === null ? null : { names, of: numbersOf(ownerOf) };
  const before = shared.now === newest?.now ? newest.owners : undefined;
  const kept = isSameOwners(owners, before) ? before : owners;
  const rows = { ...shared, owners: kept ?? null, owner: kept?.of };
  unpacked.set(packed, rows);
  newest = rows;
  return rows;
}

/** What was sorted by owner is found again by the owners that it was sorted by. */
function isSameOwners(a: HeatOwners | null, b: HeatOwners | null | undefined): boolean {
  if (a === null || !b) return a === (b ?? null);
  const isSame = (one: ArrayLike<unknown>, other: ArrayLike<unknown>) =>
    one.length === other.length && Array.from(one).every((value, at) => value === other[at]);
  return isSame(a.names, b.names) && isSame(a.of, b.of);
}

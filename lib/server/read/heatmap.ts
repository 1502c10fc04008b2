import "server-only";
import type { HeatGroup, HeatmapModel, HeatmapParams, PackedHeatmap } from "@/lib/api/heatmap";
import { directoryOf } from "@/lib/domain/board/breakdown";
import { countsAt } from "@/lib/domain/board/counts";
import type { HeatSpan } from "@/lib/domain/board/heat-columns";
import { type HeatOwners, heatOwners, heatTreeFor } from "@/lib/domain/board/heat-owners";
import { packRows } from "@/lib/domain/board/heat-pack";
import type { HeatmapRow } from "@/lib/domain/board/heat-row";
import { heatFinding, heatSentences } from "@/lib/domain/board/heat-sentences";
import type { HeatKeys, HeatSort } from "@/lib/domain/board/heat-sort";
import { arrange } from "@/lib/domain/board/heat-tree";
import { type HeatValue, heatmap } from "@/lib/domain/board/heatmap";
import { varintsText } from "@/lib/domain/varints";
import type { Board } from "./board";
import type { Zoom } from "./burndown";
import { heatSpan } from "./heat-span";
import { readOwners } from "./owner-files";

const DEPTH = 2;

type Asked = Omit<HeatmapParams, "sort"> & { readonly zoom: Zoom | null };
type Frame = Omit<HeatmapModel, "groups">;

/** Files that ever held an import of the class, over at most 400 columns of time. */
export async function readHeatmap(
  board: Board,
  asked: Asked & { sort: HeatSort },
): Promise<HeatmapModel> {
  const { frame, rows, owners } = await readMap(board, asked);
  return { ...frame, groups: groupsOf(rows, asked.sort, criticalFolders(board), owners) };
}

/** The same, packed. */
export async function readPackedHeatmap(board: Board, asked: Asked): Promise<PackedHeatmap> {
  const { frame, rows, owners } = await readMap(board, asked);
  const ownerOf = varintsText(owners?.of ?? []);
  return { ...frame, packed: packRows(rows), ownerOf, critical: criticalFolders(board) };
}

async function readMap(board: Board, asked: Asked) {
  const { facts, judged, asOf, planStart, plan } = board;
  const { position } = asOf;
  const { value, zoom } = asked;
  const span = heatSpan(board, zoom);
  const map = heatmap(facts, judged, { ...asked, position, span, planStart });
  const { rows, ...rest } = map;
  const known = await readOwners(board);
  const owners =
    known &&
    heatOwners(
      rows.map(({ path }) => path),
      known.ownerOf,
    );
  const { unplanned, unclassified } = countsAt(judged, position);
  const all = heatSpan(board, null);
  const frame: Frame = {
    ...rest,
    value,
    owners: owners?.names ?? null,
    sentences: heatSentences({
      ...rest,
      value,
      startsAt: plan.startsAt ?? null,
      outside: unplanned + unclassified,
      now: asOf.now,
    }),
    finding: heatFinding(value, groupsOf(rows, "heat", criticalFolders(board), owners)),
    spark: sparkOf(board, { ...rest, span, value }),
    zoom: zoom === null ? null : { from: span.from, to: span.to },
    all: { from: all.from, to: all.to },
    now: asOf.now,
  };
  return { frame, rows, owners };
}

/** Folders by the first two parts of a path, or accountable owners, with their rows, both in order. */
function groupsOf(
  rows: readonly HeatmapRow[],
  sort: HeatSort,
  critical: readonly string[],
  owners: HeatOwners | null,
): HeatGroup[] {
  const keys: HeatKeys = {
    now: rows.map(({ now }) => now),
    changedAt: rows.map(({ changedAt }) => changedAt),
    since: rows.map(({ since }) => since),
    owner: owners?.of,
  };
  const paths = rows.map(({ path }) => path);
  const tree = heatTreeFor(sort, paths, owners);
  return arrange(tree, keys, { sort, critical }).map((folder) => ({
    name: folder.name,
    now: folder.now,
    rows: folder.rows.flatMap((at) => {
      const row = rows[at];
      return row ? [{ ...row, owner: owners?.names[owners.of[at] ?? -1] ?? null }] : [];
    }),
  }));
}

function criticalFolders({ plan }: Board): readonly string[] {
  const files = new Map<string, number>();
  for (const { path } of plan.criticalFiles) {
    const name = directoryOf(path, DEPTH);
    files.set(name, (files.get(name) ?? 0) + 1);
  }
  return [...files].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}

type Spark = Pick<HeatmapModel, "columns" | "columnMs"> & {
  readonly span: HeatSpan;
  readonly value: HeatValue;
};

/** The most imports of the class within each column, at the time at which they stood; a column without commits carries on. */
function sparkOf(
  { facts, series }: Board,
  { columns, columnMs, span, value }: Spark,
): HeatmapModel["spark"] {
  const counts = value === "violations" ? series.legacy : series.unplanned;
  const start = columns[0]?.t ?? 0;
  const most = columns.map((): { t: number; count: number } | null => null);
  for (let position = span.first; position <= span.last; position++) {
    const t = Math.max(start, facts.commits.effectiveAt[position] ?? start);
    const column = Math.floor((t - start) / columnMs);
    const count = counts[position] ?? 0;
    const known = most[column];
    if (!known || count > known.count) most[column] = { t, count };
  }
  return most.filter((point) => point !== null);
}

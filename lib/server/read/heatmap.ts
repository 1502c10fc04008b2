import "server-only";
import type { HeatmapModel, HeatmapParams, PackedHeatmap } from "@/lib/api/heatmap";
import { directoryOf } from "@/lib/domain/board/breakdown";
import { countsAt } from "@/lib/domain/board/counts";
import type { HeatSpan } from "@/lib/domain/board/heat-columns";
import { packRows } from "@/lib/domain/board/heat-pack";
import { heatFinding, heatSentences } from "@/lib/domain/board/heat-sentences";
import type { HeatSort } from "@/lib/domain/board/heat-sort";
import { type HeatValue, heatmap } from "@/lib/domain/board/heatmap";
import { varintsText } from "@/lib/domain/varints";
import type { Board } from "./board";
import type { Zoom } from "./burndown";
import { heatGroups, heatSpark, readHeatOwners } from "./heat-groups";
import { heatSpan } from "./heat-span";

const DEPTH = 2;

type Asked = Omit<HeatmapParams, "sort"> & { readonly zoom: Zoom | null };
type Frame = Omit<HeatmapModel, "groups">;

/** Files that ever held an import of the class, over at most 400 columns of time. */
export async function readHeatmap(
  board: Board,
  asked: Asked & { sort: HeatSort },
): Promise<HeatmapModel> {
  const { frame, rows, owners } = await readMap(board, asked);
  return { ...frame, groups: heatGroups(rows, asked.sort, criticalFolders(board), owners) };
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
  const owners = await readHeatOwners(board, rows);
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
    finding: heatFinding(value, heatGroups(rows, "heat", criticalFolders(board), owners)),
    spark: sparkOf(board, { ...rest, span, value }),
    zoom: zoom === null ? null : { from: span.from, to: span.to },
    all: { from: all.from, to: all.to },
    now: asOf.now,
  };
  return { frame, rows, owners };
}

function criticalFolders({ plan }: Board): readonly string[] {
  const files = new Map<string, number>();
  for (const { path } of plan.criticalFiles) {
    const name = directoryOf(path, DEPTH);
    files.set(name, (files.get(name) ?? 0) + 1);
  }
  return [...files].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}

function sparkOf({ facts, series }: Board, { span, value, ...grid }: Spark): HeatmapModel["spark"] {
  const counts = value === "violations" ? series.legacy : series.unplanned;
  const { effectiveAt } = facts.commits;
  return heatSpark(grid, span, (at) => ({ t: effectiveAt[at] ?? 0, count: counts[at] ?? 0 }));
}

type Spark = Pick<HeatmapModel, "columns" | "columnMs"> & {
  readonly span: HeatSpan;
  readonly value: HeatValue;
};

import "server-only";
import type { HeatGroup, HeatmapModel } from "@/lib/api/heatmap";
import { directoryOf } from "@/lib/domain/board/breakdown";
import { countsAt } from "@/lib/domain/board/counts";
import { heatFinding, heatSentences } from "@/lib/domain/board/heat-sentences";
import {
  type HeatmapQuestion,
  type HeatmapRow,
  type HeatSort,
  heatmap,
} from "@/lib/domain/board/heatmap";
import type { Board } from "./board";

const DEPTH = 2;

export type HeatmapParams = Pick<HeatmapQuestion, "columns" | "value" | "sort">;

/** Files that ever held an import of the class, over at most 400 columns of time. */
export function readHeatmap(board: Board, params: HeatmapParams): HeatmapModel {
  const { facts, judged, asOf, planStart, plan } = board;
  const { position } = asOf;
  const { value, sort } = params;
  const { rows, ...rest } = heatmap(facts, judged, { ...params, position, planStart });
  const { unplanned, unclassified } = countsAt(judged, position);
  const groups = groupsOf(rows, sort, board);
  return {
    ...rest,
    value,
    sentences: heatSentences({
      ...rest,
      value,
      startsAt: plan.startsAt ?? null,
      outside: unplanned + unclassified,
      now: asOf.now,
    }),
    finding: heatFinding(value, groups),
    groups,
    spark: sparkOf(board, rest, value),
    now: asOf.now,
  };
}

/** Rows come sorted, and so do groups; those with critical files of the plan stand before all others. */
function groupsOf(rows: readonly HeatmapRow[], sort: HeatSort, { plan }: Board): HeatGroup[] {
  const groups = new Map<string, { name: string; now: number; rows: HeatmapRow[] }>();
  for (const row of rows) {
    const name = directoryOf(row.path, DEPTH);
    const group = groups.get(name) ?? { name, now: 0, rows: [] };
    group.rows.push(row);
    group.now += row.now;
    groups.set(name, group);
  }
  const critical = new Map<string, number>();
  for (const { path } of plan.criticalFiles) {
    const name = directoryOf(path, DEPTH);
    critical.set(name, (critical.get(name) ?? 0) + 1);
  }
  const weight = ({ name }: HeatGroup) => critical.get(name) ?? 0;
  return [...groups.values()].sort((a, b) => weight(b) - weight(a) || GROUP_ORDER[sort](a, b));
}

const byName = (a: HeatGroup, b: HeatGroup): number => (a.name < b.name ? -1 : 1);

const GROUP_ORDER: Readonly<Record<HeatSort, (a: HeatGroup, b: HeatGroup) => number>> = {
  now: (a, b) => b.now - a.now || b.rows.length - a.rows.length || byName(a, b),
  path: byName,
  change: (a, b) => (b.rows[0]?.changedAt ?? 0) - (a.rows[0]?.changedAt ?? 0) || byName(a, b),
};

/** The most imports of the class within each column, at the time at which they stood; a column without commits carries on. */
function sparkOf(
  { facts, series, asOf }: Board,
  { columns, columnMs }: Pick<HeatmapModel, "columns" | "columnMs">,
  value: HeatmapModel["value"],
): HeatmapModel["spark"] {
  const counts = value === "violations" ? series.legacy : series.unplanned;
  const start = columns[0]?.t ?? 0;
  const most = columns.map((): { t: number; count: number } | null => null);
  for (let position = 0; position <= asOf.position; position++) {
    const t = facts.commits.effectiveAt[position] ?? start;
    const column = Math.floor((t - start) / columnMs);
    const count = counts[position] ?? 0;
    const known = most[column];
    if (!known || count > known.count) most[column] = { t, count };
  }
  return most.filter((point) => point !== null);
}

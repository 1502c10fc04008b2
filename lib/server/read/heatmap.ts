import "server-only";
import type { HeatmapModel } from "@/lib/api/heatmap";
import { directoryOf } from "@/lib/domain/board/breakdown";
import { type Heatmap, heatmap } from "@/lib/domain/board/heatmap";
import { inWords, plural } from "@/lib/domain/words";
import type { Board } from "./board";

const DEPTH = 2;

/** Files that ever held a legacy import, over at most 200 columns of time. */
export function readHeatmap(board: Board, columns = 200): HeatmapModel {
  const { facts, judged, asOf, series } = board;
  const { rows, ...rest } = heatmap(facts, judged, asOf.position, Math.min(columns, 400));
  const groups = new Map<string, { name: string; now: number; rows: Heatmap["rows"][number][] }>();
  for (const row of rows) {
    const name = directoryOf(row.path, DEPTH);
    const group = groups.get(name) ?? { name, now: 0, rows: [] };
    group.rows.push(row);
    group.now += row.now;
    groups.set(name, group);
  }
  const spark = sparkOf(board, rest.columns.length, rest.columnMs);
  const all = series.legacy.subarray(0, asOf.position + 1);
  const peakAt = all.reduce(
    (best, count, position) => (count > (all[best] ?? 0) ? position : best),
    0,
  );
  return {
    ...rest,
    headline: headline(rest, rows.length),
    lede: lede(rest),
    groups: [...groups.values()].sort(
      (a, b) => b.now - a.now || b.rows.length - a.rows.length || (a.name < b.name ? -1 : 1),
    ),
    spark,
    peak:
      all.length === 0
        ? null
        : { t: facts.commits.effectiveAt[peakAt] ?? 0, count: all[peakAt] ?? 0 },
  };
}

function headline({ filesNow, filesNoLonger }: Omit<Heatmap, "rows">, files: number): string {
  if (files === 0) return "No file has held a legacy import so far.";
  return `Of the ${plural(files, "file")} drawn here, ${inWords(filesNow)} ${filesNow === 1 ? "holds" : "hold"} a legacy import now and ${inWords(filesNoLonger)} no longer ${filesNoLonger === 1 ? "does" : "do"}.`;
}

function lede({ unreadableFiles, columns, columnMs }: Omit<Heatmap, "rows">): string {
  const hours = Math.round(columnMs / 360_000) / 10;
  const scale = `${columns.length} columns of ${hours} h each; a cell shows the most violations that stood within it.`;
  if (unreadableFiles === 0) return scale;
  return `${plural(unreadableFiles, "file")} could not be read for part of the time and ${unreadableFiles === 1 ? "is" : "are"} hatched, not pale. ${scale}`;
}

/** The most legacy imports within each column. */
function sparkOf(
  { facts, series, asOf }: Board,
  columns: number,
  columnMs: number,
): { t: number; count: number }[] {
  const start = facts.commits.effectiveAt[0] ?? 0;
  const counts = new Array<number>(columns).fill(-1);
  for (let position = 0; position <= asOf.position; position++) {
    const column = Math.floor(((facts.commits.effectiveAt[position] ?? start) - start) / columnMs);
    counts[column] = Math.max(counts[column] ?? -1, series.legacy[position] ?? 0);
  }
  let held = 0;
  return counts.map((count, column) => {
    if (count >= 0) held = count;
    return { t: start + column * columnMs, count: held };
  });
}

import type { CountSeries } from "./counts";
import type { CommitColumns } from "./line-facts";

export type SeriesPoint = {
  readonly position: number;
  /** Epoch ms, effective time. */
  readonly t: number;
  readonly sha: string;
  readonly legacy: number;
  readonly unplanned: number;
  readonly unclassified: number;
  readonly canonical: number;
  readonly exempt: number;
  readonly outOfScope: number;
  readonly legacyFiles: number;
};

/** Every commit from `from` to `to` after which a count differs, and both ends. */
export function changePoints(
  commits: CommitColumns,
  counts: CountSeries,
  from: number,
  to: number,
): SeriesPoint[] {
  const points: SeriesPoint[] = [];
  let previous: SeriesPoint | null = null;
  for (let position = Math.max(0, from); position <= to; position++) {
    const point = pointAt(commits, counts, position);
    if (previous === null || position === to || differs(previous, point)) points.push(point);
    previous = point;
  }
  return points;
}

function pointAt(commits: CommitColumns, counts: CountSeries, position: number): SeriesPoint {
  return {
    position,
    t: commits.effectiveAt[position] ?? 0,
    sha: commits.sha[position] ?? "",
    legacy: counts.legacy[position] ?? 0,
    unplanned: counts.unplanned[position] ?? 0,
    unclassified: counts.unclassified[position] ?? 0,
    canonical: counts.canonical[position] ?? 0,
    exempt: counts.exempt[position] ?? 0,
    outOfScope: counts.outOfScope[position] ?? 0,
    legacyFiles: counts.legacyFiles[position] ?? 0,
  };
}

function differs(a: SeriesPoint, b: SeriesPoint): boolean {
  return (
    a.legacy !== b.legacy ||
    a.unplanned !== b.unplanned ||
    a.unclassified !== b.unclassified ||
    a.canonical !== b.canonical ||
    a.exempt !== b.exempt ||
    a.outOfScope !== b.outOfScope
  );
}

/**
 * At most `limit` points for a chart: time is cut into slots, and of each slot its highest and lowest legacy count and its
 * last point stay, so that no peak between two columns is lost. The exact series is the CSV's.
 */
export function thinned(points: readonly SeriesPoint[], limit: number): readonly SeriesPoint[] {
  const first = points[0];
  const last = points.at(-1);
  if (points.length <= limit || !first || !last) return points;
  const slots = Math.max(1, Math.floor((limit - 2) / 3));
  const width = (last.t - first.t) / slots || 1;
  const kept = new Set<SeriesPoint>([first, last]);
  let slot: SeriesPoint[] = [];
  let current = 0;
  const flush = (): void => {
    const end = slot.at(-1);
    if (!end) return;
    kept.add(end);
    kept.add(slot.reduce((a, b) => (b.legacy > a.legacy ? b : a)));
    kept.add(slot.reduce((a, b) => (b.legacy < a.legacy ? b : a)));
    slot = [];
  };
  for (const point of points) {
    const index = Math.min(slots - 1, Math.floor((point.t - first.t) / width));
    if (index !== current) flush();
    current = index;
    slot.push(point);
  }
  flush();
  return points.filter((point) => kept.has(point));
}

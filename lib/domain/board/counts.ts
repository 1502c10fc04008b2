import { type ClassCounts, IMPORT_CLASSES, type ImportClass } from "../import-class";
import type { Judged, JudgedSpan } from "./judge";

/** Counts after every commit: one array per class, and the files that hold a legacy import. Indexed by position. */
export type CountSeries = Readonly<Record<ImportClass, Int32Array>> & {
  readonly legacyFiles: Int32Array;
};

export function isStanding(span: JudgedSpan, position: number): boolean {
  return span.from <= position && (span.to < 0 || span.to > position);
}

/** The six counts at a position; they sum to all imports of the subject. */
export function countsAt(
  judged: Judged,
  position: number,
): ClassCounts & { readonly legacyFiles: number } {
  const counts: Record<ImportClass, number> = {
    outOfScope: 0,
    exempt: 0,
    canonical: 0,
    legacy: 0,
    unplanned: 0,
    unclassified: 0,
  };
  const files = new Set<number>();
  for (const span of judged.spans) {
    if (!isStanding(span, position)) continue;
    counts[span.class]++;
    if (span.class === "legacy") files.add(span.path);
  }
  return { ...counts, legacyFiles: files.size };
}

export function countSeries(judged: Judged): CountSeries {
  const { spans, length } = judged;
  const steps = Object.fromEntries(
    IMPORT_CLASSES.map((name) => [name, new Int32Array(length + 1)]),
  ) as Record<ImportClass, Int32Array>;
  for (const span of spans) {
    const column = steps[span.class];
    bump(column, span.from, 1);
    bump(column, span.to < 0 ? length : span.to, -1);
  }
  for (const column of Object.values(steps)) accumulate(column);
  return { ...steps, legacyFiles: legacyFiles(judged) };
}

function bump(column: Int32Array, index: number, by: number): void {
  column[index] = (column[index] ?? 0) + by;
}

function accumulate(column: Int32Array): void {
  for (let i = 1; i < column.length; i++) bump(column, i, column[i - 1] ?? 0);
}

/** A file counts once however many legacy imports overlap in it: walk its openings and closings in order. */
function legacyFiles({ spans, length }: Judged): Int32Array {
  const edges = new Map<number, [position: number, by: number][]>();
  for (const span of spans) {
    if (span.class !== "legacy") continue;
    const known = edges.get(span.path);
    const list = known ?? [];
    if (!known) edges.set(span.path, list);
    list.push([span.from, 1], [span.to < 0 ? length : span.to, -1]);
  }
  const column = new Int32Array(length + 1);
  for (const list of edges.values()) {
    list.sort((a, b) => a[0] - b[0]);
    let held = 0;
    for (let i = 0; i < list.length; ) {
      const position = list[i]?.[0] ?? 0;
      const before = held;
      for (; i < list.length && list[i]?.[0] === position; i++) held += list[i]?.[1] ?? 0;
      if (before === 0 && held > 0) bump(column, position, 1);
      if (before > 0 && held === 0) bump(column, position, -1);
    }
  }
  accumulate(column);
  return column;
}

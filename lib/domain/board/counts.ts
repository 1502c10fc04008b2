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

/** A file counts once however many legacy imports overlap in it: net its openings and closings per commit, in order. */
function legacyFiles({ spans, length }: Judged): Int32Array {
  const column = new Int32Array(length + 1);
  for (const changes of legacyChanges(spans, length).values()) {
    let held = 0;
    for (const [position, by] of [...changes].sort((a, b) => a[0] - b[0])) {
      const before = held;
      held += by;
      bump(column, position, Math.sign(held) - Math.sign(before));
    }
  }
  accumulate(column);
  return column;
}

/** For each file, by position: how many legacy imports more or fewer it holds from there on. */
function legacyChanges(
  spans: readonly JudgedSpan[],
  length: number,
): Map<number, Map<number, number>> {
  const files = new Map<number, Map<number, number>>();
  for (const span of spans) {
    if (span.class !== "legacy") continue;
    let changes = files.get(span.path);
    if (!changes) {
      changes = new Map();
      files.set(span.path, changes);
    }
    const to = span.to < 0 ? length : span.to;
    changes.set(span.from, (changes.get(span.from) ?? 0) + 1);
    changes.set(to, (changes.get(to) ?? 0) - 1);
  }
  return files;
}

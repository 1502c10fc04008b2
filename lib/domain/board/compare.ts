import { IMPORT_CLASSES, type ImportClass } from "../import-class";
import { isStanding } from "./counts";
import type { Judged, JudgedSpan } from "./judge";
import type { LineFacts } from "./line-facts";

/** One class at two moments under one plan version. */
export type ClassChange = {
  readonly class: ImportClass;
  readonly from: number;
  readonly to: number;
  /** What opened and what went within the span (from, to], renames within the class left out. */
  readonly in: number;
  readonly out: number;
};

/** `to = from + in - out` for each class, over everything. */
export function classChanges(judged: Judged, from: number, to: number): ClassChange[] {
  const rows = IMPORT_CLASSES.map((name) => ({ class: name, from: 0, to: 0, in: 0, out: 0 }));
  const rowOf = new Map(rows.map((row) => [row.class, row]));
  for (const span of judged.spans) {
    const row = rowOf.get(span.class);
    if (row === undefined) continue;
    if (isStanding(span, from)) row.from++;
    if (isStanding(span, to)) row.to++;
    if (isOpening(span, from, to)) row.in++;
    if (isClosing(span, from, to)) row.out++;
  }
  return rows;
}

function isOpening(span: JudgedSpan, from: number, to: number): boolean {
  return span.from > from && span.from <= to && span.opening !== "moved";
}

function isClosing(span: JudgedSpan, from: number, to: number): boolean {
  return span.closing !== null && span.closing !== "moved" && span.to > from && span.to <= to;
}

/** A file whose legacy imports differ between two moments, or moved within the span without a difference. */
export type FileChange = {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly in: number;
  readonly out: number;
};

/** Files by the size of their change, worse before better; those in which no legacy import moved are left out. */
export function fileChanges(
  facts: Pick<LineFacts, "paths">,
  judged: Judged,
  from: number,
  to: number,
): FileChange[] {
  const rows = new Map<number, { from: number; to: number; in: number; out: number }>();
  for (const span of judged.spans) {
    if (span.class !== "legacy" || span.from > to || (span.to >= 0 && span.to <= from)) continue;
    const row = rows.get(span.path) ?? { from: 0, to: 0, in: 0, out: 0 };
    rows.set(span.path, row);
    if (isStanding(span, from)) row.from++;
    if (isStanding(span, to)) row.to++;
    if (isOpening(span, from, to)) row.in++;
    if (isClosing(span, from, to)) row.out++;
  }
  return [...rows]
    .map(([path, row]) => ({ path: facts.paths[path] ?? "", ...row }))
    .filter((row) => row.in + row.out > 0 || row.from !== row.to)
    .sort(
      (a, b) =>
        change(b) - change(a) || b.in + b.out - (a.in + a.out) || (a.path < b.path ? -1 : 1),
    );
}

function change({ from, to }: FileChange): number {
  return to - from;
}

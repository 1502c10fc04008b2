import { countsAt, isStanding } from "./counts";
import type { Judged, JudgedSpan } from "./judge";
import type { LineFacts } from "./line-facts";

/** Codes of a cell that is not a number of violations. */
export const BARE = -1;
export const UNREADABLE = -2;

/** A run of columns [from, to] with one value: violations (the most within a column), BARE or UNREADABLE. */
export type HeatRun = readonly [from: number, to: number, value: number];

export type HeatmapRow = {
  readonly path: string;
  readonly now: number;
  readonly cells: readonly HeatRun[];
};

export type Heatmap = {
  /** Start of each column, epoch ms, and the last commit in it. */
  readonly columns: readonly { readonly t: number; readonly sha: string }[];
  readonly columnMs: number;
  readonly rows: readonly HeatmapRow[];
  readonly legacy: number;
  readonly filesNow: number;
  readonly filesNoLonger: number;
  readonly unreadableFiles: number;
};

/** Files that held a legacy import at some commit up to `position`, over equal slots of time. */
export function heatmap(
  facts: LineFacts,
  judged: Judged,
  position: number,
  wanted: number,
): Heatmap {
  const grid = columnsOf(facts, position, wanted);
  const byPath = new Map<number, JudgedSpan[]>();
  const held = new Set<number>();
  for (const span of judged.spans) {
    if (span.from > position || span.class === "outOfScope") continue;
    const spans = byPath.get(span.path);
    if (spans) spans.push(span);
    else byPath.set(span.path, [span]);
    if (span.class === "legacy") held.add(span.path);
  }
  const spells = new Map<number, [number, number][]>();
  for (const spell of facts.spells) {
    if (!held.has(spell.path) || spell.from > position) continue;
    spells.set(spell.path, [...(spells.get(spell.path) ?? []), [spell.from, spell.to]]);
  }
  const rows = [...held].map((path) =>
    rowOf(
      facts.paths[path] ?? "",
      byPath.get(path) ?? [],
      spells.get(path) ?? [],
      position,
      grid.columnOf,
      grid.columns.length,
    ),
  );
  const now = countsAt(judged, position);
  return {
    columns: grid.columns,
    columnMs: grid.columnMs,
    rows: rows.sort((a, b) => b.now - a.now || (a.path < b.path ? -1 : 1)),
    legacy: now.legacy,
    filesNow: now.legacyFiles,
    filesNoLonger: rows.length - now.legacyFiles,
    unreadableFiles: spells.size,
  };
}

type Grid = { columns: { t: number; sha: string }[]; columnMs: number; columnOf: Int32Array };

/** Equal slots from the first commit to the last; `columnOf` maps a position to its slot. */
function columnsOf(facts: LineFacts, position: number, wanted: number): Grid {
  const { effectiveAt, sha } = facts.commits;
  const start = effectiveAt[0] ?? 0;
  const columnMs = Math.max(
    1,
    Math.ceil(((effectiveAt[position] ?? start) - start + 1) / Math.max(1, wanted)),
  );
  const columnOf = new Int32Array(position + 1);
  const columns: { t: number; sha: string }[] = [];
  for (let i = 0; i <= position; i++) {
    const column = Math.floor(((effectiveAt[i] ?? start) - start) / columnMs);
    columnOf[i] = column;
    while (columns.length <= column)
      columns.push({ t: start + columns.length * columnMs, sha: sha[Math.max(0, i - 1)] ?? "" });
    columns[column] = { t: start + column * columnMs, sha: sha[i] ?? "" };
  }
  return { columns, columnMs, columnOf };
}

function rowOf(
  path: string,
  spans: readonly JudgedSpan[],
  spells: readonly (readonly [number, number])[],
  position: number,
  columnOf: Int32Array,
  width: number,
): HeatmapRow {
  const edges: [position: number, legacy: number, subject: number][] = [];
  for (const span of spans) {
    const legacy = span.class === "legacy" ? 1 : 0;
    edges.push([span.from, legacy, 1]);
    if (span.to >= 0 && span.to <= position) edges.push([span.to, -legacy, -1]);
  }
  const cells = new Int32Array(width).fill(BARE);
  paintCounts(edges, cells, columnOf, width);
  for (const [from, to] of spells) {
    const end = to >= 0 && to <= position ? (columnOf[to - 1] ?? 0) : width - 1;
    cells.fill(UNREADABLE, columnOf[from] ?? 0, end + 1);
  }
  return {
    path,
    now: spans.filter((span) => span.class === "legacy" && isStanding(span, position)).length,
    cells: runs(cells),
  };
}

/** A column shows the most violations that stood at some commit within it. */
function paintCounts(
  edges: [position: number, legacy: number, subject: number][],
  cells: Int32Array,
  columnOf: Int32Array,
  width: number,
): void {
  edges.sort((a, b) => a[0] - b[0]);
  let legacy = 0;
  let subject = 0;
  let column = 0;
  for (let i = 0; i < edges.length; ) {
    const at = edges[i]?.[0] ?? 0;
    const here = columnOf[at] ?? 0;
    for (; column < here; column++) paint(cells, column, legacy, subject);
    paint(cells, here, legacy, subject, at > 0 && columnOf[at - 1] === here);
    for (; i < edges.length && edges[i]?.[0] === at; i++) {
      legacy += edges[i]?.[1] ?? 0;
      subject += edges[i]?.[2] ?? 0;
    }
    paint(cells, here, legacy, subject);
  }
  for (; column < width; column++) paint(cells, column, legacy, subject);
}

function paint(
  cells: Int32Array,
  column: number,
  legacy: number,
  subject: number,
  stoodHere = true,
): void {
  if (subject > 0 && stoodHere) cells[column] = Math.max(cells[column] ?? BARE, legacy);
}

function runs(cells: Int32Array): HeatRun[] {
  const found: HeatRun[] = [];
  for (let i = 0; i < cells.length; ) {
    const value = cells[i] ?? BARE;
    let end = i;
    while (end + 1 < cells.length && cells[end + 1] === value) end++;
    if (value !== BARE) found.push([i, end, value]);
    i = end + 1;
  }
  return found;
}

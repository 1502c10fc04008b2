import type { HeatColumns } from "./heat-columns";
import { BARE, type HeatChange, type HeatRun, UNREADABLE } from "./heat-row";
import type { JudgedSpan } from "./judge";

type CellsOf = {
  /** All spans of the file in scope, and those of them that are counted. */
  readonly spans: readonly JudgedSpan[];
  readonly counted: readonly JudgedSpan[];
  /** Positions [from, to) at which the file could not be read; `to` is -1 while it cannot. */
  readonly spells: readonly (readonly [from: number, to: number])[];
  readonly grid: HeatColumns;
  readonly timeOf: (position: number) => number;
};

/** The cells of a file: the most that stood at some commit within each column, and since when the oldest of them did. */
export function heatCells({ spans, counted, spells, grid, timeOf }: CellsOf): HeatRun[] {
  const width = grid.columns.length;
  const cells = new Int32Array(width).fill(BARE);
  const sinces = new Float64Array(width);
  const last = grid.columnOf.length - 1;
  paintCounts(edgesOf(spans, new Set(counted), last), cells, grid);
  for (const span of counted) {
    const reach = columnsOf(span, grid);
    if (reach !== null) age(sinces, reach, timeOf(span.from));
  }
  for (const [from, to] of spells) {
    const reach = columnsOf({ from, to }, grid);
    if (reach === null) continue;
    cells.fill(UNREADABLE, reach[0], reach[1] + 1);
    sinces.fill(0, reach[0], reach[1] + 1);
  }
  return runs(cells, sinces);
}

/** What came and went in each column: not by renames, and not what the first commit of the line found. */
export function heatChanges(counted: readonly JudgedSpan[], grid: HeatColumns): HeatChange[] {
  const found = new Map<number, [came: number, went: number]>();
  const add = (position: number, side: 0 | 1) => {
    const column = grid.columnOf[position] ?? -1;
    if (position <= grid.first || column < 0) return;
    const sums = found.get(column) ?? [0, 0];
    sums[side] += 1;
    found.set(column, sums);
  };
  for (const { from, to, opening, closing } of counted) {
    if (opening !== "moved") add(from, 0);
    if (to >= 0 && closing !== "moved") add(to, 1);
  }
  return [...found]
    .sort((a, b) => a[0] - b[0])
    .map(([column, [came, went]]) => [column, came, went]);
}

type Reach = readonly [first: number, last: number];

/** The columns in which something stood at some commit; a column without commits carries on. Null outside the span. */
function columnsOf(
  { from, to }: { readonly from: number; readonly to: number },
  { columnOf, columns, first }: HeatColumns,
): Reach | null {
  const last = columnOf.length - 1;
  if (from > last || (to >= 0 && to <= first)) return null;
  const start = columnOf[Math.max(from, first)] ?? 0;
  if (to < 0 || to > last) return [start, columns.length - 1];
  const here = columnOf[to] ?? 0;
  return [start, columnOf[to - 1] === here ? here : here - 1];
}

function age(sinces: Float64Array, [first, last]: Reach, since: number): void {
  for (let column = first; column <= last; column++) {
    const known = sinces[column] ?? 0;
    if (known === 0 || since < known) sinces[column] = since;
  }
}

type Edge = readonly [position: number, counted: number, subject: number];

function edgesOf(
  spans: readonly JudgedSpan[],
  counted: ReadonlySet<JudgedSpan>,
  last: number,
): Edge[] {
  const edges: Edge[] = [];
  for (const span of spans) {
    if (span.from > last) continue;
    const by = counted.has(span) ? 1 : 0;
    edges.push([span.from, by, 1]);
    if (span.to >= 0 && span.to <= last) edges.push([span.to, -by, -1]);
  }
  return edges.sort((a, b) => a[0] - b[0]);
}

/** A column shows the most that stood at some commit within it; what came before the span is what it begins with. */
function paintCounts(edges: readonly Edge[], cells: Int32Array, grid: HeatColumns): void {
  const { columnOf, first } = grid;
  const stood: Stood = { counted: 0, subject: 0 };
  let column = 0;
  for (let i = 0; i < edges.length; ) {
    const at = edges[i]?.[0] ?? 0;
    const here = columnOf[at] ?? 0;
    if (at > first) {
      // What stood before this commit, up to its column and within it where a commit came before it there.
      const before = columnOf[at - 1] === here ? here + 1 : here;
      paint(cells, column, before, stood);
      column = here;
    }
    for (; i < edges.length && edges[i]?.[0] === at; i++) {
      stood.counted += edges[i]?.[1] ?? 0;
      stood.subject += edges[i]?.[2] ?? 0;
    }
  }
  paint(cells, column, cells.length, stood);
}

type Stood = { counted: number; subject: number };

function paint(cells: Int32Array, from: number, end: number, { counted, subject }: Stood): void {
  if (subject === 0) return;
  for (let column = from; column < end; column++)
    cells[column] = Math.max(cells[column] ?? BARE, counted);
}

function runs(cells: Int32Array, sinces: Float64Array): HeatRun[] {
  const found: HeatRun[] = [];
  for (let i = 0; i < cells.length; ) {
    const value = cells[i] ?? BARE;
    const since = sinces[i] ?? 0;
    let end = i;
    while (end + 1 < cells.length && cells[end + 1] === value && sinces[end + 1] === since) end++;
    if (value !== BARE) found.push([i, end, value, since]);
    i = end + 1;
  }
  return found;
}

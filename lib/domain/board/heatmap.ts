import { isStanding } from "./counts";
import { type HeatColumns, heatColumns } from "./heat-columns";
import type { Judged, JudgedSpan } from "./judge";
import type { LineFacts } from "./line-facts";

/** Codes of a cell that is not a number. BARE: no import of the subject stood. */
export const BARE = -1;
export const UNREADABLE = -2;

/** What the cells count. */
export const HEAT_VALUES = ["violations", "unplanned"] as const;
export type HeatValue = (typeof HEAT_VALUES)[number];
export const HEAT_SORTS = ["now", "path", "change"] as const;
export type HeatSort = (typeof HEAT_SORTS)[number];

/** A run of columns [from, to] with one value: the most within a column, BARE or UNREADABLE. */
export type HeatRun = readonly [from: number, to: number, value: number];

export type HeatmapRow = {
  readonly path: string;
  readonly now: number;
  /** Time at which the count of the file last changed, epoch ms. */
  readonly changedAt: number;
  readonly cells: readonly HeatRun[];
};

export type Heatmap = Pick<HeatColumns, "columns" | "columnMs"> & {
  readonly rows: readonly HeatmapRow[];
  /** Imports counted now, and the files that hold them. */
  readonly imports: number;
  readonly filesNow: number;
  readonly filesNoLonger: number;
  readonly unreadableFiles: number;
  /** Files that came to hold one, or ceased to, after the plan started; null when it has not. */
  readonly turned: number | null;
};

export type HeatmapQuestion = {
  readonly position: number;
  readonly columns: number;
  readonly value: HeatValue;
  readonly sort: HeatSort;
  /** The last position before the plan starts. */
  readonly planStart: number | null;
};

/** Files that held an import of the class at some commit up to a position, over equal slots of time. */
export function heatmap(facts: LineFacts, judged: Judged, question: HeatmapQuestion): Heatmap {
  const { position } = question;
  const grid = heatColumns(facts.commits, position, question.columns);
  const { byPath, held } = spansOf(judged, question);
  const spells = spellsOf(facts, held, position);
  const rows = [...held].map((path) =>
    rowOf(facts, byPath.get(path) ?? [], spells.get(path) ?? [], { path, grid, question }),
  );
  const filesNow = rows.filter(({ now }) => now > 0).length;
  return {
    columns: grid.columns,
    columnMs: grid.columnMs,
    rows: rows.map(({ row }) => row).sort(ORDER[question.sort]),
    imports: rows.reduce((sum, { now }) => sum + now, 0),
    filesNow,
    filesNoLonger: rows.length - filesNow,
    unreadableFiles: spells.size,
    turned: question.planStart === null ? null : rows.filter(({ hasTurned }) => hasTurned).length,
  };
}

const CLASS_OF = { violations: "legacy", unplanned: "unplanned" } as const;

const byPath = (a: HeatmapRow, b: HeatmapRow): number => (a.path < b.path ? -1 : 1);

/** What holds most now comes first; of those that hold none, what held one last. */
const ORDER: Readonly<Record<HeatSort, (a: HeatmapRow, b: HeatmapRow) => number>> = {
  now: (a, b) => b.now - a.now || b.changedAt - a.changedAt || byPath(a, b),
  path: byPath,
  change: (a, b) => b.changedAt - a.changedAt || byPath(a, b),
};

function spansOf(judged: Judged, { position, value }: HeatmapQuestion) {
  const byPath = new Map<number, JudgedSpan[]>();
  const held = new Set<number>();
  for (const span of judged.spans) {
    if (span.from > position || span.class === "outOfScope") continue;
    const spans = byPath.get(span.path);
    if (spans) spans.push(span);
    else byPath.set(span.path, [span]);
    if (span.class === CLASS_OF[value]) held.add(span.path);
  }
  return { byPath, held };
}

type Interval = readonly [from: number, to: number];

function spellsOf(
  { spells }: LineFacts,
  held: ReadonlySet<number>,
  position: number,
): ReadonlyMap<number, readonly Interval[]> {
  const found = new Map<number, Interval[]>();
  for (const { path, from, to } of spells) {
    if (!held.has(path) || from > position) continue;
    const known = found.get(path);
    if (known) known.push([from, to]);
    else found.set(path, [[from, to]]);
  }
  return found;
}

type Edge = readonly [position: number, counted: number, subject: number];

type RowPlace = {
  readonly path: number;
  readonly grid: HeatColumns;
  readonly question: HeatmapQuestion;
};

function rowOf(
  { paths, commits }: LineFacts,
  spans: readonly JudgedSpan[],
  spells: readonly Interval[],
  { path, grid, question }: RowPlace,
): { row: HeatmapRow; now: number; hasTurned: boolean } {
  const { position, value, planStart } = question;
  const counted = spans.filter((span) => span.class === CLASS_OF[value]);
  const now = counted.filter((span) => isStanding(span, position)).length;
  const width = grid.columns.length;
  const cells = new Int32Array(width).fill(BARE);
  paintCounts(edgesOf(spans, question), cells, grid.columnOf);
  for (const [from, to] of spells) {
    const end = to >= 0 && to <= position ? (grid.columnOf[to - 1] ?? 0) : width - 1;
    cells.fill(UNREADABLE, grid.columnOf[from] ?? 0, end + 1);
  }
  const ends = counted.map(({ from, to }) => (to >= 0 && to <= position ? to : from));
  const changedAt = commits.effectiveAt[Math.max(-1, ...ends)] ?? 0;
  return {
    row: { path: paths[path] ?? "", now, changedAt, cells: runs(cells) },
    now,
    hasTurned: planStart !== null && hasTurned(counted, planStart, position),
  };
}

/** True when the file's state, holding one or none, differed at some commit after the plan's start from the one there. */
function hasTurned(counted: readonly JudgedSpan[], planStart: number, position: number): boolean {
  const holds = (at: number) => counted.some((span) => isStanding(span, at));
  const before = holds(planStart);
  const edges = counted.flatMap(({ from, to }) => (to < 0 ? [from] : [from, to]));
  return edges.some((at) => at > planStart && at <= position && holds(at) !== before);
}

function edgesOf(spans: readonly JudgedSpan[], { position, value }: HeatmapQuestion): Edge[] {
  const edges: Edge[] = [];
  for (const span of spans) {
    const counted = span.class === CLASS_OF[value] ? 1 : 0;
    edges.push([span.from, counted, 1]);
    if (span.to >= 0 && span.to <= position) edges.push([span.to, -counted, -1]);
  }
  return edges.sort((a, b) => a[0] - b[0]);
}

/** A column shows the most that stood at some commit within it. */
function paintCounts(edges: readonly Edge[], cells: Int32Array, columnOf: Int32Array): void {
  let counted = 0;
  let subject = 0;
  let column = 0;
  for (let i = 0; i < edges.length; ) {
    const at = edges[i]?.[0] ?? 0;
    const here = columnOf[at] ?? 0;
    for (; column < here; column++) paint(cells, column, counted, subject);
    if (at > 0 && columnOf[at - 1] === here) paint(cells, here, counted, subject);
    for (; i < edges.length && edges[i]?.[0] === at; i++) {
      counted += edges[i]?.[1] ?? 0;
      subject += edges[i]?.[2] ?? 0;
    }
    paint(cells, here, counted, subject);
  }
  for (; column < cells.length; column++) paint(cells, column, counted, subject);
}

function paint(cells: Int32Array, column: number, counted: number, subject: number): void {
  if (subject > 0) cells[column] = Math.max(cells[column] ?? BARE, counted);
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

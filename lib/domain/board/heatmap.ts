import { isStanding } from "./counts";
import { heatCells, heatChanges } from "./heat-cells";
import { type HeatColumns, type HeatSpan, heatColumns } from "./heat-columns";
import type { HeatmapRow } from "./heat-row";
import type { Judged, JudgedSpan } from "./judge";
import type { LineFacts } from "./line-facts";

/** What the cells count. */
export const HEAT_VALUES = ["violations", "unplanned"] as const;
export type HeatValue = (typeof HEAT_VALUES)[number];

export type Heatmap = Pick<HeatColumns, "columns" | "columnMs"> & {
  /** By path. */
  readonly rows: readonly HeatmapRow[];
  /** Imports counted now, and the files that hold them. */
  readonly imports: number;
  readonly filesNow: number;
  readonly filesNoLonger: number;
  readonly unreadableFiles: number;
  /** Files that came to hold one, or ceased to, after the plan started; null when it has not. */
  readonly turned: number | null;
};

/** Of a line what its map is drawn from. */
export type HeatFacts = Pick<LineFacts, "paths" | "spells"> & {
  readonly commits: Pick<LineFacts["commits"], "effectiveAt" | "sha">;
};

export type HeatmapQuestion = {
  readonly position: number;
  /** What is drawn of the line: up to `position`. */
  readonly span: HeatSpan;
  readonly columns: number;
  readonly value: HeatValue;
  /** The last position before the plan starts. */
  readonly planStart: number | null;
};

/** Files that held an import of the class at some commit up to a position, over equal slots of time. */
export function heatmap(facts: HeatFacts, judged: Judged, question: HeatmapQuestion): Heatmap {
  const { position } = question;
  const grid = heatColumns(facts.commits, question.span, question.columns);
  const { byPath, held } = spansOf(judged, question);
  const spells = spellsOf(facts, held, position);
  const rows = [...held].map((path) =>
    rowOf(facts, byPath.get(path) ?? [], spells.get(path) ?? [], { path, grid, question }),
  );
  const filesNow = rows.filter(({ row }) => row.now > 0).length;
  return {
    columns: grid.columns,
    columnMs: grid.columnMs,
    rows: rows.map(({ row }) => row).sort((a, b) => (a.path < b.path ? -1 : 1)),
    imports: rows.reduce((sum, { row }) => sum + row.now, 0),
    filesNow,
    filesNoLonger: rows.length - filesNow,
    unreadableFiles: spells.size,
    turned: question.planStart === null ? null : rows.filter(({ hasTurned }) => hasTurned).length,
  };
}

const CLASS_OF = { violations: "legacy", unplanned: "unplanned" } as const;

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
  { spells }: HeatFacts,
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

type RowPlace = {
  readonly path: number;
  readonly grid: HeatColumns;
  readonly question: HeatmapQuestion;
};

function rowOf(
  { paths, commits }: HeatFacts,
  spans: readonly JudgedSpan[],
  spells: readonly Interval[],
  { path, grid, question }: RowPlace,
): { row: HeatmapRow; hasTurned: boolean } {
  const { position, value, planStart } = question;
  const counted = spans.filter((span) => span.class === CLASS_OF[value]);
  const standing = counted.filter((span) => isStanding(span, position));
  const ends = counted.map(({ from, to }) => (to >= 0 && to <= position ? to : from));
  const timeOf = (at: number): number => commits.effectiveAt[at] ?? 0;
  const opened = standing.map(({ from }) => from);
  return {
    row: {
      path: paths[path] ?? "",
      now: standing.length,
      changedAt: timeOf(Math.max(-1, ...ends)),
      since: opened.length === 0 ? 0 : timeOf(Math.min(...opened)),
      cells: heatCells({ spans, counted, spells, grid, timeOf }),
      changes: heatChanges(counted, grid),
    },
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

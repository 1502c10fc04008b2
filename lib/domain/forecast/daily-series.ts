import type { Judged, JudgedSpan } from "../board/judge";
import type { Throughput } from "./flows";
import { METHOD } from "./simulate";

const DAY = 86_400_000;

/** A line in days that end at a moment: the flows of each, and the imports that stood before the first and after each. */
export type DailySeries = Pick<Throughput, "out" | "in"> & {
  /** One more than days. */
  readonly counts: readonly number[];
  /** The day from which on the pace is the plan's own: its start, or the line's. */
  readonly start: number;
  /** Epoch ms at which the last day ends. */
  readonly until: number;
};

export type SeriesEnds = {
  /** Epoch ms of each commit, ascending. */
  readonly effectiveAt: readonly number[];
  /** The last position that is read. */
  readonly position: number;
  /** Epoch ms at which the plan starts; null: with the line. */
  readonly startsAt: number | null;
};

/**
 * The legacy imports of a line day by day, up to the time of the commit at `position`. Only whole days after the first
 * commit are in it: what that one brings stood before. `within` narrows it to some imports (a path, a folder, an owner).
 */
export function dailySeries(
  judged: Judged,
  { effectiveAt, position, startsAt }: SeriesEnds,
  within: (span: JudgedSpan) => boolean = () => true,
): DailySeries {
  const until = effectiveAt[position] ?? 0;
  const days = Math.max(0, Math.floor((until - (effectiveAt[0] ?? until)) / DAY));
  // What moved before the first whole day counts as having stood there, or not.
  const dayOf = (at: number): number =>
    Math.max(-1, days - 1 - Math.floor((until - (effectiveAt[at] ?? until)) / DAY));
  const columns: Columns = {
    in: new Array<number>(days + 1).fill(0),
    out: new Array<number>(days + 1).fill(0),
    steps: new Array<number>(days + 1).fill(0),
  };
  for (const span of judged.spans)
    if (span.class === "legacy" && span.from <= position && within(span))
      addSpan(columns, span, dayOf, position);
  let standing = 0;
  const counts = columns.steps.map((step) => {
    standing += step;
    return standing;
  });
  const begins = startsAt === null ? 0 : days - Math.floor((until - startsAt) / DAY);
  return {
    in: columns.in.slice(1),
    out: columns.out.slice(1),
    counts,
    start: Math.min(days, Math.max(0, begins)),
    until,
  };
}

/** By day plus one; the first place is before the first day. */
type Columns = Record<"in" | "out" | "steps", number[]>;

function addSpan(
  { in: into, out, steps }: Columns,
  span: JudgedSpan,
  dayOf: (at: number) => number,
  position: number,
): void {
  const opened = dayOf(span.from) + 1;
  add(steps, opened, 1);
  if (isInflow(span)) add(into, opened, 1);
  if (span.to < 0 || span.to > position) return;
  const closed = dayOf(span.to) + 1;
  add(steps, closed, -1);
  if (isProgress(span)) add(out, closed, 1);
}

function isInflow({ opening }: JudgedSpan): boolean {
  return opening === "introduced" || opening === "reopened";
}

function isProgress({ closing }: JudgedSpan): boolean {
  return closing === "converted" || closing === "removed";
}

function add(column: number[], index: number, by: number): void {
  column[index] = (column[index] ?? 0) + by;
}

/** The days on which the pace at the end of day `day` rests: the latest of the plan's own, `window` at most. */
export function paceAt(
  series: DailySeries,
  day: number = series.out.length,
  window: number = METHOD.window,
): Throughput {
  const from = Math.min(day, Math.max(series.start, day - window));
  return {
    out: series.out.slice(from, day),
    in: series.in.slice(from, day),
    standing: series.counts.slice(from, day),
  };
}

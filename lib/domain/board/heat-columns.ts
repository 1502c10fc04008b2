import type { CommitColumns } from "./line-facts";

type Commits = Pick<CommitColumns, "effectiveAt" | "sha">;

export type HeatColumns = {
  /** Start of each column, epoch ms, and the last commit up to its end. */
  readonly columns: readonly { readonly t: number; readonly sha: string }[];
  readonly columnMs: number;
  /** Position of a commit to its column; -1 before the first commit of the span. */
  readonly columnOf: Int32Array;
  /** The commit with which the span begins. */
  readonly first: number;
};

/** The part of a line that is drawn: its commits, and the time from and to which it reaches, epoch ms. */
export type HeatSpan = {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SLOTS = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12].map((hours) => hours * HOUR),
  ...[1, 2, 3, 7, 14, 28, 56, 112, 364].map((days) => days * DAY),
];

/** All of a line up to a position. */
export function wholeSpan({ effectiveAt }: Commits, position: number): HeatSpan {
  const from = effectiveAt[0] ?? 0;
  return { first: 0, last: position, from, to: effectiveAt[position] ?? from };
}

/** Equal slots of a round length, at whole multiples of it in UTC, over a span: at most `most` of them. */
export function heatColumns(commits: Commits, span: HeatSpan, most: number): HeatColumns {
  const { effectiveAt, sha } = commits;
  const { first, last, from, to } = span;
  const columnMs = slotFor(from, to, Math.max(1, most));
  const start = Math.floor(from / columnMs) * columnMs;
  const columnOf = new Int32Array(last + 1).fill(-1);
  const columns: { t: number; sha: string }[] = [];
  const reach = (column: number, before: string) => {
    while (columns.length <= column)
      columns.push({ t: start + columns.length * columnMs, sha: before });
  };
  for (let i = first; i <= last; i++) {
    const column = Math.max(0, Math.floor(((effectiveAt[i] ?? start) - start) / columnMs));
    columnOf[i] = column;
    reach(column, sha[Math.max(0, i - 1)] ?? "");
    columns[column] = { t: start + column * columnMs, sha: sha[i] ?? "" };
  }
  reach(Math.floor((to - start) / columnMs), sha[last] ?? "");
  return { columns, columnMs, columnOf, first };
}

function slotFor(first: number, last: number, most: number): number {
  const fits = (slot: number) => Math.floor(last / slot) - Math.floor(first / slot) < most;
  const round = SLOTS.find(fits);
  if (round !== undefined) return round;
  let slot = 364 * DAY;
  while (!fits(slot)) slot *= 2;
  return slot;
}

import type { CommitColumns } from "./line-facts";

export type HeatColumns = {
  /** Start of each column, epoch ms, and the last commit up to its end. */
  readonly columns: readonly { readonly t: number; readonly sha: string }[];
  readonly columnMs: number;
  /** Position of a commit to its column. */
  readonly columnOf: Int32Array;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SLOTS = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12].map((hours) => hours * HOUR),
  ...[1, 2, 3, 7, 14, 28, 56, 112, 364].map((days) => days * DAY),
];

/** Equal slots of a round length, at whole multiples of it in UTC, from the first commit to the last: at most `most` of them. */
export function heatColumns(commits: CommitColumns, position: number, most: number): HeatColumns {
  const { effectiveAt, sha } = commits;
  const first = effectiveAt[0] ?? 0;
  const last = effectiveAt[position] ?? first;
  const columnMs = slotFor(first, last, Math.max(1, most));
  const start = Math.floor(first / columnMs) * columnMs;
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

function slotFor(first: number, last: number, most: number): number {
  const fits = (slot: number) => Math.floor(last / slot) - Math.floor(first / slot) < most;
  const round = SLOTS.find(fits);
  if (round !== undefined) return round;
  let slot = 364 * DAY;
  while (!fits(slot)) slot *= 2;
  return slot;
}

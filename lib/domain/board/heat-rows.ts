import type { HeatOwners } from "./heat-owners";
import { BARE } from "./heat-row";

/** The rows of a heat map in columns, by path: what a browser draws tens of thousands of rows from. */
export type HeatRows = {
  readonly paths: readonly string[];
  readonly now: Float64Array;
  /** Epoch ms. */
  readonly changedAt: Float64Array;
  /** Epoch ms; 0 where none stands. */
  readonly since: Float64Array;
  /** Who is accountable; null where no CODEOWNERS file is known, and absent where nobody asked. */
  readonly owners?: HeatOwners | null;
  readonly owner?: ArrayLike<number> | undefined;
  /** The runs of row r are those from `starts[r]` up to `starts[r + 1]`. */
  readonly runs: {
    readonly starts: Int32Array;
    readonly from: Int32Array;
    readonly to: Int32Array;
    /** A count, or UNREADABLE; columns of no run are BARE. */
    readonly value: Int32Array;
    /** Epoch ms; 0 where none stood. */
    readonly since: Float64Array;
  };
  /** What came and went, in the same manner. */
  readonly changes: {
    readonly starts: Int32Array;
    readonly column: Int32Array;
    readonly came: Int32Array;
    readonly went: Int32Array;
  };
};

/**
 * The rows with the columns of `before` in place of their own where all of them say the same, as they do in every span of one
 * moment: who remembers what was made of a column then finds it.
 */
export function sharingColumns(rows: HeatRows, before: HeatRows | null): HeatRows {
  if (before === null) return rows;
  const { runs, changes, owners: _, owner: __, ...columns } = rows;
  const all = Object.keys(columns) as (keyof typeof columns)[];
  return all.every((name) => isSame(columns[name], before[name]))
    ? { ...before, runs, changes }
    : rows;
}

function isSame(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** The run of a row that a column lies in; -1 where it is bare. */
export function runAt({ runs }: HeatRows, row: number, column: number): number {
  for (let run = runs.starts[row] ?? 0; run < (runs.starts[row + 1] ?? 0); run++)
    if ((runs.from[run] ?? 0) <= column && (runs.to[run] ?? 0) >= column) return run;
  return -1;
}

/** A count, BARE or UNREADABLE. */
export function valueAt(rows: HeatRows, row: number, column: number): number {
  return rows.runs.value[runAt(rows, row, column)] ?? BARE;
}

/** What came and went within a column. */
export function changeAt(
  { changes }: HeatRows,
  row: number,
  column: number,
): { readonly came: number; readonly went: number } {
  for (let at = changes.starts[row] ?? 0; at < (changes.starts[row + 1] ?? 0); at++)
    if (changes.column[at] === column)
      return { came: changes.came[at] ?? 0, went: changes.went[at] ?? 0 };
  return { came: 0, went: 0 };
}

/** Codes of a cell that is not a number. BARE: no import of the subject stood. */
export const BARE = -1;
export const UNREADABLE = -2;

/**
 * A run of columns [from, to] with one value: the most within a column, BARE or UNREADABLE; and since when the oldest of
 * those that stood within them did, epoch ms, 0 where none stood.
 */
export type HeatRun = readonly [from: number, to: number, value: number, since: number];

/** What came and went within a column: renames apart, and from the second commit of the line on. */
export type HeatChange = readonly [column: number, came: number, went: number];

export type HeatmapRow = {
  readonly path: string;
  readonly now: number;
  /** Time at which the count of the file last changed, epoch ms. */
  readonly changedAt: number;
  /** Since when the oldest that stands now does, epoch ms; 0 where none stands. */
  readonly since: number;
  readonly cells: readonly HeatRun[];
  readonly changes: readonly HeatChange[];
};

/** One bucket of the planned test mix. Counts are files; `target` is percent. */
export type BucketBar = {
  readonly name: string;
  readonly target: number;
  readonly planned: number;
  readonly inTree: number;
  readonly ran: number;
  readonly inState: number;
  /** The state that the bucket is for, as in "3 of 4 updated". */
  readonly stateWord: string;
  /** Percentage points that the planned share lies off the target. */
  readonly drift: number;
  readonly cases: { readonly planned: number; readonly ran: number };
};

/** Shares of the axis, 0 to 1. */
export type BucketLengths = {
  readonly target: number;
  readonly planned: number;
  readonly inTree: number;
  readonly ran: number;
  readonly inState: number;
};

/** Percent at the end of the axis: the next 20 above the longest bar or target, so that no bar is cut. */
export function bucketScale(bars: readonly BucketBar[]): number {
  const files = plannedFiles(bars);
  const most = Math.max(
    20,
    ...bars.map(({ target }) => target),
    ...bars.map(({ planned, inTree }) => shareOf(Math.max(planned, inTree), files)),
  );
  return Math.min(100, Math.ceil(most / 20) * 20);
}

/** Ticks at every 20 percent, the last one the scale itself. */
export function bucketTicks(scale: number): readonly number[] {
  return Array.from({ length: Math.round(scale / 20) + 1 }, (_, index) => index * 20);
}

/** The bars of one bucket along an axis that ends at `scale` percent; shares are of all planned files. */
export function bucketLengths(
  bar: BucketBar,
  bars: readonly BucketBar[],
  scale: number,
): BucketLengths {
  const files = plannedFiles(bars);
  const along = (count: number) => Math.min(1, shareOf(count, files) / scale);
  return {
    target: Math.min(1, bar.target / scale),
    planned: along(bar.planned),
    inTree: along(bar.inTree),
    ran: along(bar.ran),
    inState: along(bar.inState),
  };
}

/** "on target", "13 points over", "6.5 points under". */
export function driftInWords(drift: number): string {
  const rounded = Math.round(Math.abs(drift) * 10) / 10;
  if (rounded === 0) return "on target";
  return `${rounded} ${rounded === 1 ? "point" : "points"} ${drift > 0 ? "over" : "under"}`;
}

function plannedFiles(bars: readonly BucketBar[]): number {
  return bars.reduce((sum, { planned }) => sum + planned, 0);
}

function shareOf(count: number, files: number): number {
  return files === 0 ? 0 : (100 * count) / files;
}

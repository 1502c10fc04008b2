/** Commits of a line that are sent together, as indexes, both included. */
export type Step = {
  readonly from: number;
  readonly to: number;
  /** The first is sent in full, for nothing that it could be compared with is there; else it is a delta. */
  readonly isFull: boolean;
  /** The full one goes last: what hangs on it is derived once, when it comes, and not again with every request. */
  readonly isFullLast: boolean;
};

/** The newest commits of a history that go ahead of it, so that something is seen before all is sent. */
const FIRST_COMMITS = 500;

/**
 * What is missing, newest stretch first. `startNear` chooses where the newest part of a long history that nothing is known
 * of begins, near the index given: that part goes ahead.
 */
export async function stepsOf(
  has: readonly boolean[],
  startNear: (index: number) => Promise<number>,
  firstCommits = FIRST_COMMITS,
): Promise<Step[]> {
  const steps: Step[] = [];
  for (const { from, to } of missingStretches(has)) {
    const isWhole = from === 0 && to === has.length - 1;
    const start = isWhole && to + 1 > 2 * firstCommits ? await startNear(to + 1 - firstCommits) : 0;
    if (start > 0) steps.push({ from: start, to, isFull: true, isFullLast: false });
    const end = start > 0 ? start - 1 : to;
    steps.push({ from, to: end, isFull: from === 0, isFullLast: from === 0 && end > from });
  }
  return steps;
}

function missingStretches(has: readonly boolean[]): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (let to = has.lastIndexOf(false); to >= 0; ) {
    const before = has.lastIndexOf(true, to);
    stretches.push({ from: before + 1, to });
    to = before < 0 ? -1 : has.lastIndexOf(false, before);
  }
  return stretches;
}

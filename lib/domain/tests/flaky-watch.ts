import { isFailure, type Mark } from "./results";
import type { Run } from "./runs";

/** Results of one test that are looked back on. */
const FLAKY_WINDOW = 10;
/** Changes between passing and failing within the window from which on a test is flaky. */
export const FLAKY_FLIPS = 3;

/** Up to so many marks are looked through one by one. */
const FEW = 4;
const ALL = (1 << FLAKY_WINDOW) - 1;

/** The last results of one test: bit 0 is the last of them, and each has one place in every number. */
type Seen = {
  /** How many of them there are, at most the window. */
  count: number;
  failed: number;
  retried: number;
  /** Passed where the one before failed or the other way round, at one commit. */
  clash: number;
  /** Index of the last run. */
  run: number;
  isFlaky: boolean;
};

const NO_TESTS: ReadonlySet<number> = new Set();
const NONE: readonly number[] = [];

/**
 * Which tests are flaky: within their last 10 results in one environment they passed and failed at one commit, passed only
 * on another try, or changed between passing and failing three times or more.
 */
export class FlakyWatch {
  /** Only tests that lately did anything but pass are followed. */
  private readonly seen = new Map<number, Seen>();
  /** The tests that the runs held, from each place on at which they became others. */
  private readonly helds: { readonly from: number; readonly held: ReadonlySet<number> }[] = [];
  /** By run those of its tests that said nothing. */
  private readonly silent = new Map<number, ReadonlySet<number>>();
  private sorted = NONE;
  private isSorted = true;

  /** `line`: indexes of the runs that are taken, in their order. */
  constructor(
    private readonly runs: readonly Run[],
    private readonly line: Int32Array,
  ) {}

  /** True while every test simply passed for as long as is looked back. */
  get isCalm(): boolean {
    return this.seen.size === 0;
  }

  /** `at`: the place of a run in the line. */
  take(at: number, marks: readonly Mark[], held: ReadonlySet<number>): void {
    const run = this.line[at] ?? -1;
    if (marks.length > 0) this.follow(at, marks, held);
    else if (this.seen.size > 0) this.passAll(run, held);
    if (this.helds.at(-1)?.held !== held) this.helds.push({ from: at, held });
    if (marks.some(isSilent))
      this.silent.set(run, new Set(marks.filter(isSilent).map(({ test }) => test)));
  }

  /** Sorted ids of the flaky ones; the same object for as long as they are the same. */
  flaky(): readonly number[] {
    if (!this.isSorted) {
      const flaky: number[] = [];
      for (const [test, { isFlaky }] of this.seen) if (isFlaky) flaky.push(test);
      flaky.sort((a, b) => a - b);
      if (flaky.length !== this.sorted.length || flaky.some((one, at) => one !== this.sorted[at]))
        this.sorted = flaky;
      this.isSorted = true;
    }
    return this.sorted;
  }

  private follow(at: number, marks: readonly Mark[], held: ReadonlySet<number>): void {
    const run = this.line[at] ?? -1;
    const marked = marks.length > FEW ? new Map(marks.map((mark) => [mark.test, mark])) : null;
    for (const mark of marks)
      if (!isSilent(mark) && !this.seen.has(mark.test))
        this.seen.set(mark.test, this.pastOf(mark.test, at));
    for (const [test, results] of this.seen) {
      const mark = marked ? marked.get(test) : marks.find((one) => one.test === test);
      if (!held.has(test) || (mark !== undefined && isSilent(mark))) continue;
      this.add(test, results, run, mark);
    }
  }

  private passAll(run: number, held: ReadonlySet<number>): void {
    for (const [test, results] of this.seen)
      if (held.has(test)) this.add(test, results, run, undefined);
  }

  private add(test: number, results: Seen, run: number, mark: Mark | undefined): void {
    const failed = mark !== undefined && isFailure(mark.status);
    const isFlip = results.count > 0 && (results.failed & 1) !== Number(failed);
    const isClash = isFlip && this.runs[results.run]?.sha === this.runs[run]?.sha;
    results.failed = shifted(results.failed, failed);
    results.retried = shifted(results.retried, mark?.isRetried ?? false);
    results.clash = shifted(results.clash, isClash);
    results.count = Math.min(FLAKY_WINDOW, results.count + 1);
    results.run = run;
    const isFlaky = isFlakyNow(results);
    if (isFlaky !== results.isFlaky) this.isSorted = false;
    results.isFlaky = isFlaky;
    if (results.count === FLAKY_WINDOW && results.failed === 0 && results.retried === 0)
      this.seen.delete(test);
  }

  /** What was not followed before simply passed in the last run that held it; older passes change nothing. */
  private pastOf(test: number, before: number): Seen {
    const run = this.lastRun(test, before);
    const count = run < 0 ? 0 : 1;
    return { count, failed: 0, retried: 0, clash: 0, run, isFlaky: false };
  }

  /** The last run before a place that held a test and said how it ended; -1 for none. */
  private lastRun(test: number, before: number): number {
    let end = before;
    for (let lot = this.helds.length - 1; lot >= 0; lot--) {
      const { from, held } = this.helds[lot] ?? { from: 0, held: NO_TESTS };
      for (let at = end - 1; held.has(test) && at >= from; at--) {
        const run = this.line[at] ?? -1;
        if (!this.silent.get(run)?.has(test)) return run;
      }
      end = from;
    }
    return -1;
  }
}

/** With one result more; what is older than the window falls out. */
function shifted(bits: number, isSet: boolean): number {
  return ((bits << 1) | Number(isSet)) & ALL;
}

function isFlakyNow({ count, failed, retried, clash }: Seen): boolean {
  if ((retried & ~failed) !== 0) return true;
  // Bit n compares result n with the one before it; the oldest has none before it.
  const pairs = (1 << (count - 1)) - 1;
  if ((clash & pairs) !== 0) return true;
  let flips = (failed ^ (failed >> 1)) & pairs;
  let found = 0;
  for (; flips !== 0; flips &= flips - 1) found += 1;
  return found >= FLAKY_FLIPS;
}

/** Skipped and muted results say nothing of whether the test is steady. */
function isSilent({ status }: Mark): boolean {
  return status !== "passed" && !isFailure(status);
}

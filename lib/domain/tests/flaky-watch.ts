import { isFailure, type Mark } from "./results";
import type { Run } from "./runs";

/** Results of one test that are looked back on. */
const FLAKY_WINDOW = 10;
/** Changes between passing and failing within the window from which on a test is flaky. */
export const FLAKY_FLIPS = 3;

type Past = {
  readonly run: number;
  readonly held: ReadonlySet<number>;
  readonly silent: ReadonlySet<number>;
};

const NONE: ReadonlySet<number> = new Set();

type Seen = { readonly run: number; readonly failed: boolean; readonly retried: boolean };

/**
 * Which tests are flaky: within their last 10 results in one environment they passed and failed at one commit, passed only
 * on another try, or changed between passing and failing three times or more.
 */
export class FlakyWatch {
  /** Only tests that lately did anything but pass are followed. */
  private readonly seen = new Map<number, Seen[]>();
  private readonly past: Past[] = [];

  constructor(private readonly runs: readonly Run[]) {}

  /** True while every test simply passed for as long as is looked back. */
  get isCalm(): boolean {
    return this.seen.size === 0;
  }

  take(run: number, marks: readonly Mark[], held: ReadonlySet<number>): void {
    if (marks.length > 0 || this.seen.size > 0) this.follow(run, marks, held);
    const silent = marks.filter(isSilent).map(({ test }) => test);
    this.past.push({ run, held, silent: silent.length === 0 ? NONE : new Set(silent) });
  }

  private follow(run: number, marks: readonly Mark[], held: ReadonlySet<number>): void {
    const marked = new Map(marks.map((mark) => [mark.test, mark]));
    for (const mark of marks)
      if (!isSilent(mark) && !this.seen.has(mark.test))
        this.seen.set(mark.test, this.pastOf(mark.test));
    for (const [test, results] of this.seen) {
      const mark = marked.get(test);
      if (!held.has(test) || (mark !== undefined && isSilent(mark))) continue;
      results.push({
        run,
        failed: mark !== undefined && isFailure(mark.status),
        retried: mark?.isRetried ?? false,
      });
      if (results.length > FLAKY_WINDOW) results.shift();
      if (isCalm(results)) this.seen.delete(test);
    }
  }

  /** What was not followed before simply passed in the last run that held it; older passes change nothing. */
  private pastOf(test: number): Seen[] {
    const last = this.past.findLast(({ held, silent }) => held.has(test) && !silent.has(test));
    return last ? [{ run: last.run, failed: false, retried: false }] : [];
  }

  /** Sorted ids of the flaky ones. */
  flaky(): number[] {
    return [...this.seen]
      .filter(([, results]) => this.isFlaky(results))
      .map(([test]) => test)
      .sort((a, b) => a - b);
  }

  private isFlaky(results: readonly Seen[]): boolean {
    let flips = 0;
    for (const [at, { run, failed, retried }] of results.entries()) {
      if (retried && !failed) return true;
      const before = results[at - 1];
      if (before === undefined || before.failed === failed) continue;
      flips += 1;
      if (this.runs[before.run]?.sha === this.runs[run]?.sha) return true;
    }
    return flips >= FLAKY_FLIPS;
  }
}

/** Nothing but passes for as long as is looked back: it need not be followed. */
function isCalm(results: readonly Seen[]): boolean {
  return results.length === FLAKY_WINDOW && results.every((one) => !one.failed && !one.retried);
}

/** Skipped and muted results say nothing of whether the test is steady. */
function isSilent({ status }: Mark): boolean {
  return status !== "passed" && !isFailure(status);
}

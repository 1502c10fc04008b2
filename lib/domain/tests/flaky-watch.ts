import { isFailure, type Mark } from "./results";
import type { Run } from "./runs";

/** Results of one test that are looked back on. */
const FLAKY_WINDOW = 10;
/** Changes between passing and failing within the window from which on a test is flaky. */
export const FLAKY_FLIPS = 3;

type Seen = { readonly run: number; readonly failed: boolean; readonly retried: boolean };

/**
 * Which tests are flaky: within their last 10 results in one environment they passed and failed at one commit, passed only
 * on another try, or changed between passing and failing three times or more.
 */
export class FlakyWatch {
  /** Only tests that ever did anything but pass are followed. */
  private readonly seen = new Map<number, Seen[]>();
  private before: { readonly run: number; readonly held: ReadonlySet<number> } | null = null;

  constructor(private readonly runs: readonly Run[]) {}

  take(run: number, marks: readonly Mark[], held: ReadonlySet<number>): void {
    const marked = new Map(marks.map((mark) => [mark.test, mark]));
    for (const { test } of marks) if (!this.seen.has(test)) this.seen.set(test, this.pastOf(test));
    for (const [test, results] of this.seen) {
      const mark = marked.get(test);
      if (!held.has(test) || (mark !== undefined && isSilent(mark))) continue;
      results.push({
        run,
        failed: mark !== undefined && isFailure(mark.status),
        retried: mark?.isRetried ?? false,
      });
      if (results.length > FLAKY_WINDOW) results.shift();
    }
    this.before = { run, held };
  }

  /** What was not followed before simply passed, where the run before held it. */
  private pastOf(test: number): Seen[] {
    if (!this.before?.held.has(test)) return [];
    return [{ run: this.before.run, failed: false, retried: false }];
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

/** Skipped and muted results say nothing of whether the test is steady. */
function isSilent({ status }: Mark): boolean {
  return status !== "passed" && !isFailure(status);
}

import type { TestFacts } from "./facts";
import type { TestStatus } from "./report";
import type { Run } from "./runs";

/** How a test ended in a run, where that is not a plain pass. */
export type Mark = {
  readonly test: number;
  readonly status: TestStatus;
  readonly isRetried: boolean;
  /** Id of the failure text; null for none. */
  readonly message: number | null;
  /** Index of the run. */
  readonly run: number;
};

export type RunResults = {
  /** Sorted test ids. Equal arrays are the same object, so that what is worked out for one serves all. */
  readonly tests: Int32Array;
  /** By test: what is not a plain pass. */
  readonly marks: ReadonlyMap<number, Mark>;
};

/** The files of one run are one result for each test: the last attempt, retried when attempts ended differently. */
export class ResultReader {
  private readonly unions = new Map<string, Int32Array>();
  private readonly known: (RunResults | undefined)[] = [];
  private readonly tests: (Int32Array | undefined)[] = [];

  private readonly ownSets = new Map<number, Int32Array>();

  /** `same`: by the id of a test the one that stands for it (`sameTests`). */
  constructor(
    private readonly facts: TestFacts,
    private readonly same: ReadonlyMap<number, number> = new Map(),
  ) {}

  of(run: Run): RunResults {
    let results = this.known[run.index];
    if (!results) {
      results = run.reports.length === 1 ? this.single(run) : this.merged(run);
      this.known[run.index] = results;
    }
    return results;
  }

  /** The tests of a run alone: that of one report is its set. */
  testsOf(run: Run): Int32Array {
    let tests = this.tests[run.index];
    if (!tests) {
      const only = run.reports.length === 1 ? run.reports[0] : undefined;
      tests = only ? this.set(only.set) : this.of(run).tests;
      this.tests[run.index] = tests;
    }
    return tests;
  }

  /** The tests of a set, sorted; no two of them are one. */
  set(id: number): Int32Array {
    const stored = this.facts.sets.get(id) ?? EMPTY;
    if (this.same.size === 0) return stored;
    let own = this.ownSets.get(id);
    if (!own) {
      const isOther = stored.some((test) => this.same.has(test));
      own = isOther ? stored.map((test) => this.same.get(test) ?? test).sort() : stored;
      this.ownSets.set(id, own);
    }
    return own;
  }

  private single(run: Run): RunResults {
    const report = run.reports[0];
    const tests = this.set(report?.set ?? -1);
    // Ordinals are those of the set as it is stored.
    const stored = this.facts.sets.get(report?.set ?? -1) ?? EMPTY;
    const marks = new Map<number, Mark>();
    for (const { ordinal, status, isRetried, message } of report?.exceptions ?? []) {
      const told = stored[ordinal];
      const test = told === undefined ? undefined : (this.same.get(told) ?? told);
      if (test !== undefined) marks.set(test, { test, status, isRetried, message, run: run.index });
    }
    return { tests, marks };
  }

  private merged(run: Run): RunResults {
    const last = new Map<number, Attempt>();
    for (const report of run.reports) {
      const { tests, marks } = this.single({ ...run, reports: [report] });
      const { startedAt } = report;
      for (const test of tests) {
        const mark = marks.get(test) ?? pass(test, run.index);
        last.set(test, later(last.get(test), { mark, startedAt }));
      }
    }
    const marks = new Map<number, Mark>();
    for (const [test, { mark }] of last) if (!isPlainPass(mark)) marks.set(test, mark);
    return { tests: this.union(run), marks };
  }

  private union(run: Run): Int32Array {
    const ids = [...new Set(run.reports.map(({ set }) => set))].sort((a, b) => a - b);
    const key = ids.join();
    let union = this.unions.get(key);
    if (!union) {
      const tests = new Set(ids.flatMap((id) => [...this.set(id)]));
      union = Int32Array.from(tests).sort();
      this.unions.set(key, union);
    }
    return union;
  }
}

const EMPTY = new Int32Array(0);

type Attempt = { readonly mark: Mark; readonly startedAt: number };

const GRAVITY: Readonly<Record<TestStatus, number>> = {
  ...{ failed: 6, error: 5, skipped: 4, quarantined: 3, xfailed: 2, xpassed: 1, passed: 0 },
};

/** The last attempt, retried when attempts ended differently. Of two that started together neither is the last: the worse counts. */
function later(before: Attempt | undefined, next: Attempt): Attempt {
  if (before === undefined) return next;
  const isTie = before.startedAt === next.startedAt;
  const isWorse = GRAVITY[before.mark.status] > GRAVITY[next.mark.status];
  const { mark, startedAt } = isTie && isWorse ? before : next;
  const isRetried =
    before.mark.isRetried || next.mark.isRetried || before.mark.status !== next.mark.status;
  return { mark: { ...mark, isRetried }, startedAt };
}

function pass(test: number, run: number): Mark {
  return { test, status: "passed", isRetried: false, message: null, run };
}

function isPlainPass({ status, isRetried }: Mark): boolean {
  return status === "passed" && !isRetried;
}

/** Whether a run held a test; its tests are sorted. */
export function holdsTest({ tests }: RunResults, test: number): boolean {
  let low = 0;
  let high = tests.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tests[middle] ?? 0) < test) low = middle + 1;
    else high = middle;
  }
  return tests[low] === test;
}

/** The test failed: what it checks does not hold, or could not be checked for an error of its own. */
export function isFailure(status: TestStatus): boolean {
  return status === "failed" || status === "error";
}

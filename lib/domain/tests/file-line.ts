import { FlakyWatch } from "./flaky-watch";
import { isFailure, type Mark } from "./results";
import { COLLECTION, type TestIndex } from "./test-index";

/** A failing test: its last mark, and the run since which it has failed without a break. */
export type FailingMark = Mark & { readonly since: number };

/** How the tests of one file stand in one environment behind one run. */
export type FileState = {
  /** Tests that the run held. */
  readonly tests: number;
  readonly passed: number;
  /** Failing in this run, or failing in an earlier one and not run since: only a pass clears a failure. */
  readonly failing: readonly FailingMark[];
  readonly skipped: readonly Mark[];
  /** Quarantined or expected to fail: their result is muted by their own suite. */
  readonly muted: readonly Mark[];
  readonly retried: readonly Mark[];
  readonly flaky: readonly number[];
  /** Most tests of any run up to this one. */
  readonly best: number;
};

/** The runs that held a file in one environment, and how it stood behind each. */
export type FileLine = {
  /** Indexes of the runs, ascending. */
  readonly runs: Int32Array;
  /** For each of them its state; equal states are the same object. */
  readonly states: readonly FileState[];
};

export type FileLineQuestion = {
  readonly path: string;
  readonly environment: string;
  /** Which tests count; absent: all of the file. */
  readonly tests?: ReadonlySet<number> | undefined;
  /** True: a test counts from its first pass on only (new and validation tests guard nothing before; rules.md 5). */
  readonly oncePassed?: boolean | undefined;
};

/** Folds the runs that hold a file into its states. Pure; the cost is the runs and what did not simply pass in them. */
export function fileLine(index: TestIndex, question: FileLineQuestion): FileLine {
  const runs = index.coveringRuns(question.path, question.environment);
  const fold = new Fold(index, question);
  const states: FileState[] = [];
  for (const run of runs) states.push(fold.next(run));
  return { runs, states };
}

class Fold {
  private readonly members = new Map<Int32Array, ReadonlySet<number>>();
  private readonly watch: FlakyWatch;
  private readonly passedOnce = new Set<number>();
  private failing = new Map<number, FailingMark>();
  private best = 0;
  private last: { readonly key: string; readonly state: FileState } | null = null;

  constructor(
    private readonly index: TestIndex,
    private readonly question: FileLineQuestion,
  ) {
    this.watch = new FlakyWatch(index.runs);
  }

  next(run: number): FileState {
    const { tests, marks } = this.resultsOf(run);
    const held = this.membersOf(tests);
    const own = [...marks.values()].filter(({ test }) => held.has(test));
    const counted = this.question.oncePassed === true ? this.oncePassed(held, marks) : held;
    this.watch.take(run, own, held);
    this.carry(run, own, held, counted);
    this.best = Math.max(this.best, counted.size);
    return this.state(
      counted,
      own.filter(({ test }) => counted.has(test)),
    );
  }

  private resultsOf(run: number) {
    const found = this.index.runs[run];
    if (!found) throw new Error(`there is no run ${run}`);
    return this.index.results.of(found);
  }

  /** The tests of a run that the question is about, worked out once for each set. */
  private membersOf(tests: Int32Array): ReadonlySet<number> {
    let held = this.members.get(tests);
    if (!held) {
      const { path, tests: wanted } = this.question;
      held = new Set(
        tests.filter((test) => this.index.pathOf[test] === path && (wanted?.has(test) ?? true)),
      );
      this.members.set(tests, held);
    }
    return held;
  }

  private oncePassed(
    held: ReadonlySet<number>,
    marks: ReadonlyMap<number, Mark>,
  ): ReadonlySet<number> {
    for (const test of held) {
      const status = marks.get(test)?.status ?? "passed";
      if (status === "passed") this.passedOnce.add(test);
    }
    return new Set([...held].filter((test) => this.passedOnce.has(test)));
  }

  /** A failure stays until its test passes, is skipped or is muted; a collection error until its file runs again. */
  private carry(
    run: number,
    own: readonly Mark[],
    held: ReadonlySet<number>,
    counted: ReadonlySet<number>,
  ): void {
    const before = this.failing;
    const failing = new Map<number, FailingMark>();
    const isCollected = [...held].some((test) => !this.isCollection(test));
    for (const mark of before.values()) {
      const isCleared = held.has(mark.test) || (isCollected && this.isCollection(mark.test));
      if (!isCleared) failing.set(mark.test, mark);
    }
    for (const mark of own) {
      if (!isFailure(mark.status) || !counted.has(mark.test)) continue;
      failing.set(mark.test, { ...mark, since: before.get(mark.test)?.since ?? run });
    }
    this.failing = failing;
  }

  private isCollection(test: number): boolean {
    return this.index.facts.cases[test]?.name === COLLECTION;
  }

  private state(counted: ReadonlySet<number>, own: readonly Mark[]): FileState {
    const flaky = this.watch.flaky();
    const failing = [...this.failing.values()];
    const key = JSON.stringify([
      counted.size,
      this.best,
      flaky,
      failing.map(({ test, since, message }) => [test, since, message]),
      own.map(({ test, status, isRetried }) => [test, status, isRetried]),
    ]);
    if (this.last?.key === key) return this.last.state;
    const of = (...statuses: Mark["status"][]) =>
      own.filter(({ status }) => statuses.includes(status));
    const skipped = of("skipped");
    const muted = of("quarantined", "xfailed", "xpassed");
    const failed = of("failed", "error").length;
    const unpassed =
      failed + skipped.length + muted.filter(({ status }) => status !== "xpassed").length;
    const state: FileState = {
      tests: counted.size,
      passed: counted.size - unpassed,
      failing,
      skipped,
      muted,
      retried: own.filter(({ status, isRetried }) => isRetried && status === "passed"),
      flaky,
      best: this.best,
    };
    this.last = { key, state };
    return state;
  }
}

import { FlakyWatch } from "./flaky-watch";
import { isFailure, type Mark } from "./results";
import type { Run } from "./runs";
import { COLLECTION, type TestIndex } from "./test-index";

/** A failing test: its last mark, and the run since which it has failed without a break. */
export type FailingMark = Mark & { readonly since: number };

/** How the tests of one file stand in one environment behind one run. */
export type FileState = {
  /** Tests that the run held. */
  readonly tests: number;
  readonly passed: number;
  /** Failing in this run, or failing in an earlier one and not run since. */
  readonly failing: readonly FailingMark[];
  /** Failed, and since then only skipped or muted: the last result is no failure, and nothing has shown that it passes. */
  readonly silenced: readonly FailingMark[];
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

const NONE: readonly Mark[] = [];

class Fold {
  private readonly members = new Map<Int32Array, ReadonlySet<number>>();
  private readonly watch: FlakyWatch;
  private readonly passedOnce = new Set<number>();
  private failing = new Map<number, FailingMark>();
  private silenced = new Map<number, FailingMark>();
  private best = 0;
  private last: { readonly key: string; readonly state: FileState } | null = null;
  /** The tests of the last run, where all of them simply passed and nothing of the past is left to follow. */
  private quiet: Int32Array | null = null;

  constructor(
    private readonly index: TestIndex,
    private readonly question: FileLineQuestion,
  ) {
    this.watch = new FlakyWatch(index.runs);
  }

  next(index: number): FileState {
    const run = this.runOf(index);
    const { tests } = this.index.results.of(run);
    const held = this.membersOf(tests);
    const all = this.index.marksOf(run, this.question.path);
    const own = all.length === 0 ? NONE : all.filter(({ test }) => held.has(test));
    this.watch.take(index, own, held);
    if (own.length === 0 && this.quiet === tests && this.last) return this.last.state;
    const counted = this.question.oncePassed === true ? this.oncePassed(held, own) : held;
    this.carry(index, own, held, counted);
    this.best = Math.max(this.best, counted.size);
    const isQuiet =
      own.length === 0 && this.failing.size + this.silenced.size === 0 && this.watch.isCalm;
    this.quiet = isQuiet ? tests : null;
    return this.state(
      counted,
      own.filter(({ test }) => counted.has(test)),
    );
  }

  private runOf(index: number): Run {
    const found = this.index.runs[index];
    if (!found) throw new Error(`there is no run ${index}`);
    return found;
  }

  /** The tests of a run that the question is about, worked out once for each set. */
  private membersOf(tests: Int32Array): ReadonlySet<number> {
    let held = this.members.get(tests);
    if (!held) {
      const { path, tests: wanted } = this.question;
      const all = this.index.membersOf(tests, path);
      held = wanted ? new Set([...all].filter((test) => wanted.has(test))) : all;
      this.members.set(tests, held);
    }
    return held;
  }

  private oncePassed(held: ReadonlySet<number>, own: readonly Mark[]): ReadonlySet<number> {
    const unpassed = new Set(
      own.filter(({ status }) => status !== "passed").map(({ test }) => test),
    );
    for (const test of held) if (!unpassed.has(test)) this.passedOnce.add(test);
    return new Set([...held].filter((test) => this.passedOnce.has(test)));
  }

  /**
   * A failure is the last result until its test passes, is skipped or is muted; a collection error until its file runs again.
   * What is skipped or muted behind a failure is silenced until it passes.
   */
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
    this.silence(own, held, isCollected);
    this.failing = failing;
  }

  private silence(own: readonly Mark[], held: ReadonlySet<number>, isCollected: boolean): void {
    const silenced = new Map<number, FailingMark>();
    for (const mark of this.silenced.values()) {
      const isCleared = held.has(mark.test) || (isCollected && this.isCollection(mark.test));
      if (!isCleared) silenced.set(mark.test, mark);
    }
    for (const { test, status } of own) {
      const before = this.failing.get(test) ?? this.silenced.get(test);
      if (before && isSilent(status)) silenced.set(test, before);
    }
    this.silenced = silenced;
  }

  private isCollection(test: number): boolean {
    return this.index.facts.cases[test]?.name === COLLECTION;
  }

  private state(counted: ReadonlySet<number>, own: readonly Mark[]): FileState {
    const flaky = this.watch.flaky();
    const sorted = (marks: ReadonlyMap<number, FailingMark>) =>
      [...marks.values()].sort((a, b) => this.index.byName(a.test, b.test));
    const failing = sorted(this.failing);
    const silenced = sorted(this.silenced);
    const key = JSON.stringify([
      counted.size,
      this.best,
      flaky,
      [...failing, ...silenced].map(({ test, status, since, run, message }) => [
        ...[test, status, since, run, message],
      ]),
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
      silenced,
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

function isSilent(status: Mark["status"]): boolean {
  return status === "skipped" || status === "quarantined" || status === "xfailed";
}

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
  const fold = new Fold(index, question, runs);
  const states: FileState[] = [];
  const marked = index.marked(question.path);
  let next = 0;
  runs.forEach((run, at) => {
    while ((marked.runs[next] ?? Number.POSITIVE_INFINITY) < run) next += 1;
    states.push(fold.next(at, marked.runs[next] === run ? (marked.marks[next] ?? NONE) : NONE));
  });
  return { runs, states };
}

const NONE: readonly Mark[] = [];
const NO_MARKS: ReadonlyMap<number, FailingMark> = new Map();

class Fold {
  private readonly members = new Map<Int32Array, ReadonlySet<number>>();
  private readonly watch: FlakyWatch;
  private readonly passedOnce = new Set<number>();
  /** Tests of which each has passed once. */
  private readonly passed = new Set<ReadonlySet<number>>();
  private failing = NO_MARKS;
  private silenced = NO_MARKS;
  private best = 0;
  private last: FileState | null = null;
  private lastOwn: readonly Mark[] = NONE;
  private lastTests: Int32Array | null = null;
  private lastHeld: ReadonlySet<number> = new Set();
  /** The tests of the last run, where all of them simply passed and nothing failing or silenced is left to follow. */
  private quiet: ReadonlySet<number> | null = null;

  constructor(
    private readonly index: TestIndex,
    private readonly question: FileLineQuestion,
    private readonly runs: Int32Array,
  ) {
    this.watch = new FlakyWatch(index.runs, runs);
  }

  /** The state behind a run at a place of the line; `all`: what of the file did not simply pass in it. */
  next(at: number, all: readonly Mark[]): FileState {
    const index = this.runs[at] ?? -1;
    const run = this.runOf(index);
    const held = this.membersOf(this.index.results.testsOf(run));
    const own = all.length === 0 ? NONE : all.filter(({ test }) => held.has(test));
    this.watch.take(at, own, held);
    if (own.length === 0 && this.quiet === held && this.last?.flaky === this.watch.flaky())
      return this.last;
    const counted = this.question.oncePassed === true ? this.oncePassed(held, own) : held;
    this.carry(index, own, held, counted);
    this.best = Math.max(this.best, counted.size);
    const isQuiet = own.length === 0 && this.failing.size + this.silenced.size === 0;
    this.quiet = isQuiet ? held : null;
    return this.state(
      counted,
      own.length === 0 ? NONE : own.filter(({ test }) => counted.has(test)),
    );
  }

  private runOf(index: number): Run {
    const found = this.index.runs[index];
    if (!found) throw new Error(`there is no run ${index}`);
    return found;
  }

  /** The tests of a run that the question is about, worked out once for each set. */
  private membersOf(tests: Int32Array): ReadonlySet<number> {
    if (tests === this.lastTests) return this.lastHeld;
    let held = this.members.get(tests);
    if (!held) {
      const { path, tests: wanted } = this.question;
      const all = this.index.membersOf(tests, path);
      held = wanted ? new Set([...all].filter((test) => wanted.has(test))) : all;
      this.members.set(tests, held);
    }
    this.lastTests = tests;
    this.lastHeld = held;
    return held;
  }

  private oncePassed(held: ReadonlySet<number>, own: readonly Mark[]): ReadonlySet<number> {
    if (this.passed.has(held)) return held;
    const unpassed = new Set(
      own.filter(({ status }) => status !== "passed").map(({ test }) => test),
    );
    for (const test of held) if (!unpassed.has(test)) this.passedOnce.add(test);
    const counted = new Set([...held].filter((test) => this.passedOnce.has(test)));
    if (counted.size === held.size) this.passed.add(held);
    return counted;
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
    if (own.length + before.size + this.silenced.size === 0) return;
    const isCollected = this.isAnyTest(held);
    const failing = this.uncleared(before, held, isCollected);
    for (const mark of own) {
      if (!isFailure(mark.status) || !counted.has(mark.test)) continue;
      const { test, status, isRetried, message } = mark;
      const since = before.get(test)?.since ?? run;
      failing.set(test, { test, status, isRetried, message, run: mark.run, since });
    }
    this.silence(own, held, isCollected);
    this.failing = failing;
  }

  private silence(own: readonly Mark[], held: ReadonlySet<number>, isCollected: boolean): void {
    if (this.silenced.size === 0 && !own.some(({ status }) => isSilent(status))) return;
    const silenced = this.uncleared(this.silenced, held, isCollected);
    for (const { test, status } of own) {
      const before = this.failing.get(test) ?? this.silenced.get(test);
      if (before && isSilent(status)) silenced.set(test, before);
    }
    this.silenced = silenced;
  }

  /** Those of earlier runs that this one says nothing of. */
  private uncleared(
    marks: ReadonlyMap<number, FailingMark>,
    held: ReadonlySet<number>,
    isCollected: boolean,
  ): Map<number, FailingMark> {
    const left = new Map<number, FailingMark>();
    if (marks.size === 0) return left;
    for (const mark of marks.values()) {
      const isCleared = held.has(mark.test) || (isCollected && this.isCollection(mark.test));
      if (!isCleared) left.set(mark.test, mark);
    }
    return left;
  }

  private isAnyTest(held: ReadonlySet<number>): boolean {
    for (const test of held) if (!this.isCollection(test)) return true;
    return false;
  }

  private isCollection(test: number): boolean {
    return this.index.facts.cases[test]?.name === COLLECTION;
  }

  private sorted(marks: ReadonlyMap<number, FailingMark>): readonly FailingMark[] {
    if (marks.size === 0) return NO_FAILING;
    return [...marks.values()].sort((a, b) => this.index.byName(a.test, b.test));
  }

  private state(counted: ReadonlySet<number>, own: readonly Mark[]): FileState {
    const flaky = this.watch.flaky();
    const failing = this.sorted(this.failing);
    const silenced = this.sorted(this.silenced);
    const { last } = this;
    const isSame =
      last !== null &&
      last.tests === counted.size &&
      last.best === this.best &&
      areSame(last.flaky, flaky, isEqual) &&
      areSame(last.failing, failing, isSameFailure) &&
      areSame(last.silenced, silenced, isSameFailure) &&
      areSame(this.lastOwn, own, isSameEnd);
    if (isSame) return last;
    const state: FileState = {
      tests: counted.size,
      passed: counted.size - own.filter(isUnpassed).length,
      failing,
      silenced,
      skipped: ended(own, isSkipped),
      muted: ended(own, isMuted),
      retried: ended(own, isRetriedPass),
      flaky,
      best: this.best,
    };
    this.lastOwn = own;
    this.last = state;
    return state;
  }
}

const NO_FAILING: readonly FailingMark[] = [];

function areSame<T>(a: readonly T[], b: readonly T[], is: (a: T, b: T) => boolean): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((one, at) => is(one, b[at] as T));
}

function isEqual(a: number, b: number): boolean {
  return a === b;
}

function isSameEnd(a: Mark, b: Mark): boolean {
  return a.test === b.test && a.status === b.status && a.isRetried === b.isRetried;
}

function isSameFailure(a: FailingMark, b: FailingMark): boolean {
  if (a === b) return true;
  return (
    a.test === b.test &&
    a.status === b.status &&
    a.since === b.since &&
    a.run === b.run &&
    a.message === b.message
  );
}

function ended(own: readonly Mark[], is: (mark: Mark) => boolean): readonly Mark[] {
  return own.some(is) ? own.filter(is) : NONE;
}

function isSkipped({ status }: Mark): boolean {
  return status === "skipped";
}

function isMuted({ status }: Mark): boolean {
  return status === "quarantined" || status === "xfailed" || status === "xpassed";
}

function isRetriedPass({ status, isRetried }: Mark): boolean {
  return isRetried && status === "passed";
}

function isUnpassed({ status }: Mark): boolean {
  return status !== "passed" && status !== "xpassed";
}

function isSilent(status: Mark["status"]): boolean {
  return status === "skipped" || status === "quarantined" || status === "xfailed";
}

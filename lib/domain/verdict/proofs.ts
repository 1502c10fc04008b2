import { failureMatcher } from "@/lib/domain/failure-pattern";
import { anyGlobMatcher } from "@/lib/domain/glob";
import type { PlannedTest } from "@/lib/domain/plan";
import type { TestStatus } from "@/lib/domain/tests/report";
import { holdsTest, type Mark } from "@/lib/domain/tests/results";
import type { Run } from "@/lib/domain/tests/runs";
import { COLLECTION, type TestIndex } from "@/lib/domain/tests/test-index";
import type { Point } from "./context";
import { type Guards, lastUpTo } from "./guards";
import type { ScopeCounts } from "./scope-counts";

/** One result of a case: which run, how, and how many violations stood at its commit. */
export type CaseResult = {
  readonly run: number;
  readonly status: TestStatus;
  readonly message: number | null;
  readonly violations: number;
};

export type CaseStory = {
  readonly name: string;
  readonly test: number | null;
  /** The first failure that proves: at a commit with violations, for the reason that the plan names. */
  readonly proof: CaseResult | null;
  /** The first failure that proves nothing: an error, another reason, or no violation stood. */
  readonly unproven: CaseResult | null;
  readonly firstPass: CaseResult | null;
  readonly passAfterProof: CaseResult | null;
  readonly last: CaseResult | null;
  /** Index of its first run; the case did not exist before. Named cases always do. */
  readonly from: number;
};

/** The story of a file's cases up to a point, for tests that must fail before they pass. */
export class Proofs {
  private readonly known = new Map<PlannedTest, Map<string, readonly CaseStory[]>>();
  private readonly turns = new WeakMap<readonly CaseStory[], Int32Array>();

  constructor(
    private readonly guards: Guards,
    private readonly violations: ScopeCounts,
  ) {}

  /** The stories up to the moment that is asked for. */
  atEnd(entry: PlannedTest, path: string): readonly CaseStory[] {
    const ofEntry = this.known.get(entry) ?? new Map<string, readonly CaseStory[]>();
    this.known.set(entry, ofEntry);
    let stories = ofEntry.get(path);
    if (!stories) {
      stories = this.stories(entry, path, this.guards.context.end);
      ofEntry.set(path, stories);
    }
    return stories;
  }

  /** The next run at which the story of a case of the file goes on; infinity for none. */
  nextTurn(entry: PlannedTest, path: string, point: Point): number {
    const stories = this.atEnd(entry, path);
    let turns = this.turns.get(stories);
    if (!turns) {
      const runs = stories.flatMap(({ from, proof, unproven, firstPass }) => [
        ...[from, proof?.run ?? -1, unproven?.run ?? -1, firstPass?.run ?? -1],
      ]);
      turns = Int32Array.from(runs.filter(Number.isFinite)).sort();
      this.turns.set(stories, turns);
    }
    return turns[lastUpTo(turns, point.run) + 1] ?? Number.POSITIVE_INFINITY;
  }

  /** The cases that the entry names, else all tests of the file. */
  private stories(entry: PlannedTest, path: string, point: Point): CaseStory[] {
    const { index } = this.guards.context;
    const tests = index
      .testsOf(path)
      .filter((test) => index.facts.cases[test]?.name !== COLLECTION);
    const runs = this.runsOf(path, point);
    const nameOf = (test: number) => index.facts.cases[test]?.name ?? "";
    if (entry.cases.length === 0)
      return tests.map((test) => this.story(labelOf(index, test), [test], entry, path, runs));
    return entry.cases.map((name) => {
      const own = tests.filter((test) => isCase(nameOf(test), name));
      return this.story(name, own, entry, path, runs);
    });
  }

  private story(
    name: string,
    tests: readonly number[],
    entry: PlannedTest,
    path: string,
    runs: Int32Array,
  ): CaseStory {
    const failures = this.failuresOf(tests, path, runs);
    const isProof = this.proofJudge(entry);
    const proof = failures.find(isProof) ?? null;
    return {
      name,
      test: tests[0] ?? null,
      proof,
      unproven: failures.find((one) => !isProof(one)) ?? null,
      firstPass: this.nextPass(tests, runs, 0),
      passAfterProof:
        proof === null ? null : this.nextPass(tests, runs, lastUpTo(runs, proof.run) + 1),
      last: this.last(tests, runs),
      from: entry.cases.length > 0 ? -1 : this.guards.context.index.firstRunOf(tests[0] ?? -1),
    };
  }

  /** The runs of a file where it counts, up to a point. */
  private runsOf(path: string, point: Point): Int32Array {
    const { index } = this.guards.context;
    const lists = this.guards
      .environments(path, point)
      .map((environment) => index.coveringRuns(path, environment));
    const runs = Int32Array.from(lists.flatMap((list) => [...list])).sort();
    return runs.subarray(0, lastUpTo(runs, point.run) + 1);
  }

  /** In the order of their runs, those of one run in the order of the tests. */
  private failuresOf(tests: readonly number[], path: string, runs: Int32Array): CaseResult[] {
    const { index } = this.guards.context;
    const failures: CaseResult[] = [];
    for (const at of index.marked(path).runs) {
      const run = index.runs[at];
      if (!run || runs[lastUpTo(runs, at)] !== at) continue;
      const { marks } = index.results.of(run);
      for (const test of tests) {
        const mark = marks.get(test);
        if (mark && isFailing(mark.status)) failures.push(this.resultOf(run, mark));
      }
    }
    return failures;
  }

  /** The first pass in the runs from one on. */
  private nextPass(tests: readonly number[], runs: Int32Array, from: number): CaseResult | null {
    for (let at = from; at < runs.length; at++) {
      const found = this.resultsIn(tests, runs[at] ?? -1).find(isPassed);
      if (found) return found;
    }
    return null;
  }

  private last(tests: readonly number[], runs: Int32Array): CaseResult | null {
    for (let at = runs.length - 1; at >= 0; at--) {
      const found = this.resultsIn(tests, runs[at] ?? -1).at(-1);
      if (found) return found;
    }
    return null;
  }

  private resultsIn(tests: readonly number[], at: number): CaseResult[] {
    const { index } = this.guards.context;
    const run = index.runs[at];
    if (!run) return [];
    const held = index.results.of(run);
    return tests
      .filter((test) => holdsTest(held, test))
      .map((test) => this.resultOf(run, held.marks.get(test)));
  }

  /** Without `failsWith` a failure proves, an error does not: it may come from anything. */
  private proofJudge({ failsWith }: PlannedTest): (result: CaseResult) => boolean {
    const { texts } = this.guards.context;
    const matches = failsWith === undefined ? null : failureMatcher(failsWith);
    return ({ status, message, violations }) => {
      if (!isFailing(status) || violations === 0) return false;
      if (matches === null) return status !== "error";
      return matches(texts.of(message) ?? "");
    };
  }

  /** What stood before the first commit is not known, and so proves nothing. */
  private resultOf({ index, position }: Run, mark: Mark | undefined): CaseResult {
    const { status = "passed", message = null } = mark ?? {};
    const violations = position < 0 ? 0 : (this.violations.legacy[position] ?? 0);
    return { run: index, status, message, violations };
  }
}

function isPassed({ status }: CaseResult): boolean {
  return status === "passed" || status === "xpassed";
}

/** A failure that its suite expects is one that was seen. */
function isFailing(status: TestStatus): boolean {
  return status === "failed" || status === "error" || status === "xfailed";
}

/** The name, and the variant where there is one. */
function labelOf({ facts }: TestIndex, test: number): string {
  const { name = "", variant = "" } = facts.cases[test] ?? {};
  return variant === "" ? name : `${name} [${variant}]`;
}

/** The case is the test's own name, whatever its classes and parameters. */
function isCase(name: string, wanted: string): boolean {
  if (name === wanted) return true;
  const own = name.slice(name.lastIndexOf("::") < 0 ? 0 : name.lastIndexOf("::") + 2);
  const bracket = own.indexOf("[");
  return own === wanted || (bracket > 0 && own.slice(0, bracket) === wanted);
}

/** Ids of the messages by which tests with `failsWith` are told to fail for their reason: needed before anything is judged. */
export function proofMessages({
  plan,
  index,
}: Pick<Guards["context"], "plan" | "index">): number[] {
  const ids = new Set<number>();
  const globs = plan.tests.filter(({ failsWith }) => failsWith !== undefined);
  const matches = anyGlobMatcher(globs.map(({ path }) => path));
  if (globs.length === 0) return [];
  for (const run of index.runs)
    for (const { test, message } of index.results.of(run).marks.values())
      if (message !== null && matches(index.pathOf[test] ?? "")) ids.add(message);
  return [...ids];
}

import { failureMatcher } from "@/lib/domain/failure-pattern";
import { anyGlobMatcher } from "@/lib/domain/glob";
import type { PlannedTest } from "@/lib/domain/plan";
import type { TestStatus } from "@/lib/domain/tests/report";
import { holdsTest } from "@/lib/domain/tests/results";
import { COLLECTION, type TestIndex } from "@/lib/domain/tests/test-index";
import type { Point } from "./context";
import type { Guards } from "./guards";
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

  /** The cases that the entry names, else all tests of the file. */
  private stories(entry: PlannedTest, path: string, point: Point): CaseStory[] {
    const { index } = this.guards.context;
    const tests = index
      .testsOf(path)
      .filter((test) => index.facts.cases[test]?.name !== COLLECTION);
    const nameOf = (test: number) => index.facts.cases[test]?.name ?? "";
    if (entry.cases.length === 0)
      return tests.map((test) => this.story(labelOf(index, test), [test], entry, path, point));
    return entry.cases.map((name) => {
      const own = tests.filter((test) => isCase(nameOf(test), name));
      return this.story(name, own, entry, path, point);
    });
  }

  private story(
    name: string,
    tests: readonly number[],
    entry: PlannedTest,
    path: string,
    point: Point,
  ): CaseStory {
    const results = tests.flatMap((test) => this.resultsOf(test, path, point));
    results.sort((a, b) => a.run - b.run);
    const isProof = this.proofJudge(entry);
    const proof = results.find(isProof) ?? null;
    const isFailed = ({ status }: CaseResult) => isFailing(status);
    const isPassed = ({ status }: CaseResult) => status === "passed" || status === "xpassed";
    return {
      name,
      test: tests[0] ?? null,
      proof,
      unproven: results.find((one) => isFailed(one) && !isProof(one)) ?? null,
      firstPass: results.find(isPassed) ?? null,
      passAfterProof:
        proof === null
          ? null
          : (results.find((one) => isPassed(one) && one.run > proof.run) ?? null),
      last: results.at(-1) ?? null,
      from: entry.cases.length > 0 ? -1 : this.guards.context.index.firstRunOf(tests[0] ?? -1),
    };
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

  private resultsOf(test: number, path: string, point: Point): CaseResult[] {
    const { index } = this.guards.context;
    const results: CaseResult[] = [];
    for (const environment of this.guards.environments(path, point)) {
      for (const at of index.coveringRuns(path, environment)) {
        if (at > point.run) break;
        const result = this.resultOf(test, at);
        if (result) results.push(result);
      }
    }
    return results;
  }

  /** What stood before the first commit is not known, and so proves nothing. */
  private resultOf(test: number, at: number): CaseResult | null {
    const { index } = this.guards.context;
    const run = index.runs[at];
    if (!run) return null;
    const held = index.results.of(run);
    if (!holdsTest(held, test)) return null;
    const { status = "passed", message = null } = held.marks.get(test) ?? {};
    const violations = run.position < 0 ? 0 : (this.violations.legacy[run.position] ?? 0);
    return { run: at, status, message, violations };
  }
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

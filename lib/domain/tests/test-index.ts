import type { TestFacts } from "./facts";
import { type Mark, ResultReader } from "./results";
import type { Run } from "./runs";
import { sameTests } from "./same-tests";

/** The test name that a parser gives to a file that could not be collected. */
export const COLLECTION = "(collection)";

/** Runs in one environment of the same sets of tests. */
type Kind = {
  readonly environment: string;
  readonly sets: readonly number[];
  readonly runs: Int32Array;
};

export type MarkedRuns = {
  /** Indexes of runs, ascending. */
  readonly runs: readonly number[];
  /** For each of them the marks, by name. */
  readonly marks: readonly (readonly Mark[])[];
};

const NO_MARKED: MarkedRuns = { runs: [], marks: [] };
const NO_TESTS: ReadonlySet<number> = new Set();
const NO_RUNS = new Int32Array(0);

/** The runs of a line, and which file each of their tests is of. */
export class TestIndex {
  readonly results: ResultReader;
  /** Path in the tree (or the report's own place) by test id. */
  readonly pathOf: readonly (string | undefined)[];
  /** By the id of a test the one that stands for it: writers name its file differently. */
  readonly same: ReadonlyMap<number, number>;
  /** Environments of the runs, sorted. */
  readonly environments: readonly string[];
  private readonly testsByPath = new Map<string, number[]>();
  private readonly pathsOfSet = new Map<number, ReadonlySet<string>>();
  private readonly covering = new Map<string, ReadonlyMap<string, Int32Array>>();
  private kinds: readonly Kind[] | null = null;
  private readonly first = new Map<number, number>();
  private readonly firstOfPath = new Map<string, number>();
  private readonly members = new Map<Int32Array, ReadonlyMap<string, ReadonlySet<number>>>();
  private byPath: ReadonlyMap<string, MarkedRuns> | null = null;

  constructor(
    readonly facts: TestFacts,
    readonly runs: readonly Run[],
    resolve: (place: string) => string,
  ) {
    const resolved = new Map<string, string>();
    this.pathOf = facts.cases.map((test) => {
      if (!test) return undefined;
      // A place that is no file never is one, though its text may equal a path.
      const key = `${test.isFile} ${test.place}`;
      let path = resolved.get(key);
      if (path === undefined) {
        path = test.isFile ? resolve(test.place) : test.place;
        resolved.set(key, path);
      }
      return path;
    });
    this.same = sameTests(facts, this.pathOf);
    this.results = new ResultReader(facts, this.same);
    this.environments = [...new Set(runs.map(({ environment }) => environment))].sort();
    for (const { index, reports } of runs)
      for (const { set } of reports) if (!this.pathsOfSet.has(set)) this.addSet(set, index);
    for (const tests of this.testsByPath.values()) tests.sort((a, b) => this.byName(a, b));
  }

  /** Every file that a run held a test of. */
  get paths(): Iterable<string> {
    return this.testsByPath.keys();
  }

  /** Ids of the tests of a file that any run held, by name. */
  testsOf(path: string): readonly number[] {
    return this.testsByPath.get(path) ?? [];
  }

  /** Index of the first run that held a test; infinity for none. */
  firstRunOf(test: number): number {
    return this.first.get(test) ?? Number.POSITIVE_INFINITY;
  }

  /** Index of the first run that held any test of a file; infinity for none. */
  firstRunIn(path: string): number {
    return this.firstOfPath.get(path) ?? Number.POSITIVE_INFINITY;
  }

  /** Indexes of the runs in one environment that held a test of the file. */
  coveringRuns(path: string, environment: string): Int32Array {
    return this.coveringByEnvironment(path).get(environment) ?? NO_RUNS;
  }

  /** Environments in which the file ever ran. */
  environmentsOf(path: string): string[] {
    return [...this.coveringByEnvironment(path).keys()];
  }

  /** The tests of a file among those of a run. */
  membersOf(tests: Int32Array, path: string): ReadonlySet<number> {
    let byPath = this.members.get(tests);
    if (!byPath) {
      byPath = this.groupTests(tests);
      this.members.set(tests, byPath);
    }
    return byPath.get(path) ?? NO_TESTS;
  }

  /** The runs in which not all of a file simply passed, wherever they took place, and what did not. */
  marked(path: string): MarkedRuns {
    this.byPath ??= this.groupRuns();
    return this.byPath.get(path) ?? NO_MARKED;
  }

  /** Order of tests that is the same in every store: ids tell only in which order tests arrived. */
  byName(a: number, b: number): number {
    const one = this.facts.cases[a];
    const two = this.facts.cases[b];
    return (
      byText(one?.name ?? "", two?.name ?? "") ||
      byText(one?.variant ?? "", two?.variant ?? "") ||
      byText(one?.key ?? "", two?.key ?? "")
    );
  }

  private coveringByEnvironment(path: string): ReadonlyMap<string, Int32Array> {
    let found = this.covering.get(path);
    if (!found) {
      const kinds = this.runsByKind().filter(({ sets }) => this.isIn(sets, path));
      found = new Map(
        this.environments.flatMap((environment) => {
          const own = kinds.filter((kind) => kind.environment === environment);
          const runs = own.length === 1 ? own[0]?.runs : merged(own.map((kind) => kind.runs));
          return runs && runs.length > 0 ? [[environment, runs] as const] : [];
        }),
      );
      this.covering.set(path, found);
    }
    return found;
  }

  private isIn(sets: readonly number[], path: string): boolean {
    return sets.some((set) => this.pathsOfSet.get(set)?.has(path));
  }

  /** Runs that hold the same files are looked at as one: most do. */
  private runsByKind(): readonly Kind[] {
    if (this.kinds) return this.kinds;
    const byKey = new Map<string, { environment: string; sets: number[]; runs: number[] }>();
    for (const { index, environment, reports } of this.runs) {
      const sets = reports.map(({ set }) => set);
      const key = `${sets.join()} ${environment}`;
      const kind = byKey.get(key);
      if (kind) kind.runs.push(index);
      else byKey.set(key, { environment, sets, runs: [index] });
    }
    this.kinds = [...byKey.values()].map((kind) => ({ ...kind, runs: Int32Array.from(kind.runs) }));
    return this.kinds;
  }

  private groupRuns(): Map<string, MarkedRuns> {
    const found = new Map<string, { runs: number[]; marks: (readonly Mark[])[] }>();
    for (const run of this.runs)
      for (const [path, marks] of this.groupMarks(this.results.of(run).marks.values())) {
        let own = found.get(path);
        if (!own) {
          own = { runs: [], marks: [] };
          found.set(path, own);
        }
        own.runs.push(run.index);
        own.marks.push(marks);
      }
    return found;
  }

  private groupMarks(marks: Iterable<Mark>): Map<string, Mark[]> {
    const byPath = new Map<string, Mark[]>();
    for (const mark of marks) {
      const path = this.pathOf[mark.test] ?? "";
      const own = byPath.get(path);
      if (own) own.push(mark);
      else byPath.set(path, [mark]);
    }
    for (const own of byPath.values())
      if (own.length > 1) own.sort((a, b) => this.byName(a.test, b.test));
    return byPath;
  }

  private groupTests(tests: Int32Array): Map<string, Set<number>> {
    const byPath = new Map<string, Set<number>>();
    for (const test of tests) {
      const path = this.pathOf[test] ?? "";
      const own = byPath.get(path);
      if (own) own.add(test);
      else byPath.set(path, new Set([test]));
    }
    return byPath;
  }

  /** Sets come in the order of runs: what a set brings ran first in the run that brings it. */
  private addSet(id: number, run: number): void {
    const paths = new Set<string>();
    for (const test of this.results.set(id)) {
      const path = this.pathOf[test];
      if (path === undefined) continue;
      paths.add(path);
      this.addTest(test, path, run);
    }
    this.pathsOfSet.set(id, paths);
  }

  private addTest(test: number, path: string, run: number): void {
    if (this.first.has(test)) return;
    this.first.set(test, run);
    if (!this.firstOfPath.has(path)) this.firstOfPath.set(path, run);
    const tests = this.testsByPath.get(path);
    if (tests) tests.push(test);
    else this.testsByPath.set(path, [test]);
  }
}

function merged(lists: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all.sort();
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

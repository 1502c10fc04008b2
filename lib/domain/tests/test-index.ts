import type { TestFacts } from "./facts";
import { ResultReader } from "./results";
import type { Run } from "./runs";

/** The test name that a parser gives to a file that could not be collected. */
export const COLLECTION = "(collection)";

/** The runs of a line, and which file each of their tests is of. */
export class TestIndex {
  readonly results: ResultReader;
  /** Path in the tree (or the report's own place) by test id. */
  readonly pathOf: readonly (string | undefined)[];
  private readonly testsByPath = new Map<string, number[]>();
  private readonly pathsOfSet = new Map<number, ReadonlySet<string>>();
  private readonly covering = new Map<string, Int32Array>();

  constructor(
    readonly facts: TestFacts,
    readonly runs: readonly Run[],
    resolve: (place: string) => string,
  ) {
    this.results = new ResultReader(facts);
    const resolved = new Map<string, string>();
    this.pathOf = facts.cases.map((test) => {
      if (!test) return undefined;
      let path = resolved.get(test.place);
      if (path === undefined) {
        path = test.isFile ? resolve(test.place) : test.place;
        resolved.set(test.place, path);
      }
      return path;
    });
    const held = new Set(runs.flatMap(({ reports }) => reports.map(({ set }) => set)));
    for (const [id, tests] of facts.sets) if (held.has(id)) this.addSet(id, tests);
  }

  /** Every file that a run held a test of. */
  get paths(): Iterable<string> {
    return this.testsByPath.keys();
  }

  /** Ids of the tests of a file that any run held. */
  testsOf(path: string): readonly number[] {
    return this.testsByPath.get(path) ?? [];
  }

  /** Indexes of the runs in one environment that held a test of the file. */
  coveringRuns(path: string, environment: string): Int32Array {
    const key = `${environment} ${path}`;
    let covering = this.covering.get(key);
    if (!covering) {
      covering = Int32Array.from(
        this.runs
          .filter((run) => run.environment === environment && this.holds(run, path))
          .map(({ index }) => index),
      );
      this.covering.set(key, covering);
    }
    return covering;
  }

  /** Environments in which the file ever ran. */
  environmentsOf(path: string): string[] {
    return [...new Set(this.runs.map(({ environment }) => environment))]
      .filter((environment) => this.coveringRuns(path, environment).length > 0)
      .sort();
  }

  private holds(run: Run, path: string): boolean {
    return run.reports.some(({ set }) => this.pathsOfSet.get(set)?.has(path));
  }

  private addSet(id: number, tests: Int32Array): void {
    const paths = new Set<string>();
    for (const test of tests) {
      const path = this.pathOf[test];
      if (path !== undefined) paths.add(path);
    }
    this.pathsOfSet.set(id, paths);
    for (const test of tests) this.addTest(test);
  }

  private readonly seen = new Set<number>();

  private addTest(test: number): void {
    const path = this.pathOf[test];
    if (path === undefined || this.seen.has(test)) return;
    this.seen.add(test);
    const tests = this.testsByPath.get(path);
    if (tests) tests.push(test);
    else this.testsByPath.set(path, [test]);
  }
}

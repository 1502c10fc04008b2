import type { TestIndex } from "@/lib/domain/tests/test-index";

/** How many tests a file ran in one environment: one row for each run at which that, or the most so far, is another number. */
export type FileSizes = {
  readonly runs: Int32Array;
  readonly tests: Int32Array;
  /** Most tests of any run up to this one. */
  readonly best: Int32Array;
};

/** The cost is one look at each run; the tests of a set are counted once. */
export function fileSizes(index: TestIndex, path: string, environment: string): FileSizes {
  const runs: number[] = [];
  const tests: number[] = [];
  const best: number[] = [];
  let set: Int32Array | null = null;
  let most = 0;
  for (const at of index.coveringRuns(path, environment)) {
    const run = index.runs[at];
    const own: Int32Array | null = run ? index.results.testsOf(run) : set;
    if (own === null || own === set) continue;
    set = own;
    const { size } = index.membersOf(own, path);
    if (size === tests.at(-1) && size <= most) continue;
    most = Math.max(most, size);
    runs.push(at);
    tests.push(size);
    best.push(most);
  }
  return {
    runs: Int32Array.from(runs),
    tests: Int32Array.from(tests),
    best: Int32Array.from(best),
  };
}

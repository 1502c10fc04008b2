import type { Run } from "@/lib/domain/tests/runs";
import { COLLECTION } from "@/lib/domain/tests/test-index";
import { inWords, plural } from "@/lib/domain/words";
import { runRef } from "./context";
import { lastUpTo } from "./guards";
import type { TestRow, TestsModel } from "./test-model";
import { testRow } from "./test-rows";
import type { Verdicts } from "./verdicts";

const PAGE = 50;
const RUNS_SHOWN = 12;

export type TestsFilter = {
  readonly show: "planned" | "all" | "failing" | "unknown" | "flaky" | "passing";
  readonly environment: string;
  readonly q: string;
  readonly page: number;
};

/** Every test that ran, judged once for a moment. */
export function allTests({ judgement }: Pick<Verdicts, "judgement">): TestRow[] {
  const { index } = judgement.context;
  const rows = [...index.paths].flatMap((path) =>
    index
      .testsOf(path)
      .filter((test) => !isOver(judgement, path, test))
      .map((test) => testRow(judgement, test)),
  );
  const order = { failing: 0, unknown: 1, passing: 2 } as const;
  return rows.sort(
    (a, b) =>
      order[a.state] - order[b.state] ||
      Number(b.isPlanned) - Number(a.isPlanned) ||
      byText(a.place, b.place) ||
      byText(a.name, b.name) ||
      byText(a.variant, b.variant),
  );
}

/** A file that could not be collected, and ran since: that is no test. */
function isOver({ context }: Verdicts["judgement"], path: string, test: number): boolean {
  const { index, end } = context;
  if (index.facts.cases[test]?.name !== COLLECTION) return false;
  return index.environmentsOf(path).every((environment) => {
    const covering = index.coveringRuns(path, environment);
    const last = index.runs[covering[lastUpTo(covering, end.run)] ?? -1];
    return last === undefined || !index.results.of(last).tests.includes(test);
  });
}

/** The tests that a filter leaves, in their order; its page is not looked at. */
export function shownTests(all: readonly TestRow[], filter: TestsFilter): readonly TestRow[] {
  return all.filter((row) => isShown(row, filter));
}

/** The tests that a filter leaves, a page of them, and the last runs. */
export function testsBoard(
  verdicts: Pick<Verdicts, "judgement">,
  all: readonly TestRow[],
  elsewhere: readonly Run[],
  filter: TestsFilter,
): TestsModel {
  const { context } = verdicts.judgement;
  const { index, plan } = context;
  const left = shownTests(all, filter);
  const pages = Math.max(1, Math.ceil(left.length / PAGE));
  const page = Math.min(Math.max(1, filter.page), pages);
  const of = (state: TestRow["state"]) => all.filter((row) => row.state === state).length;
  const counts = {
    all: all.length,
    passing: of("passing"),
    failing: of("failing"),
    unknown: of("unknown"),
    flaky: all.filter(({ isFlaky }) => isFlaky).length,
  };
  return {
    planVersion: plan.version,
    sentence: sentenceOf(counts, index.runs.length),
    rows: left.slice((page - 1) * PAGE, page * PAGE),
    total: left.length,
    page,
    pages,
    counts,
    environments: [...new Set(index.runs.map(({ environment }) => environment))].sort(),
    runs: index.runs.length,
    elsewhere: elsewhere.length,
    lastRuns: lastRuns(verdicts),
    isSimulated: index.runs.some(({ isSimulated }) => isSimulated),
  };
}

function isShown(row: TestRow, { show, environment, q }: TestsFilter): boolean {
  if (show === "planned" && !row.isPlanned) return false;
  if (show === "flaky" && !row.isFlaky) return false;
  if ((show === "failing" || show === "unknown" || show === "passing") && row.state !== show)
    return false;
  if (environment !== "" && !row.environments.some((one) => one.environment === environment))
    return false;
  return q === "" || `${row.place}::${row.name}`.toLowerCase().includes(q.toLowerCase());
}

function sentenceOf(counts: TestsModel["counts"], runs: number): string {
  if (runs === 0) return "No test run has been uploaded, so nothing here is checked.";
  if (counts.failing > 0)
    return `${inWords(counts.failing)} of ${plural(counts.all, "test")} ${counts.failing === 1 ? "fails" : "fail"}; ${inWords(counts.unknown)} ${counts.unknown === 1 ? "is" : "are"} unknown.`;
  if (counts.unknown > 0)
    return `No test fails; ${inWords(counts.unknown)} of ${plural(counts.all, "test")} ${counts.unknown === 1 ? "is" : "are"} unknown.`;
  if (counts.all === 0) return "No run held a test, so nothing here is checked.";
  return counts.all === 1
    ? "The one test passed when it last ran."
    : `All ${plural(counts.all, "test")} passed when they last ran.`;
}

function lastRuns({ judgement }: Pick<Verdicts, "judgement">): TestsModel["lastRuns"] {
  const { context } = judgement;
  return context.index.runs
    .slice(-RUNS_SHOWN)
    .reverse()
    .flatMap((run) => {
      const ref = runRef(context, run.index);
      if (ref === null) return [];
      const { tests, marks } = context.index.results.of(run);
      const of = (...statuses: string[]) =>
        [...marks.values()].filter(({ status }) => statuses.includes(status)).length;
      return [
        {
          ...ref,
          tests: tests.length,
          failed: of("failed", "error"),
          skipped: of("skipped", "quarantined", "xfailed"),
        },
      ];
    });
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

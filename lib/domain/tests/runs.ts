import type { CommitColumns } from "@/lib/domain/board/line-facts";
import type { ReportFact, TestFacts } from "./facts";

/** A run (rules.md 5): all files uploaded for one commit, environment and run id, placed on the line. */
export type Run = {
  /** Place in the order of runs, from 0. */
  readonly index: number;
  readonly sha: string;
  readonly environment: string;
  readonly run: string;
  /** Position of its commit; of the last commit before its start where that was never scanned. */
  readonly position: number;
  readonly isScanned: boolean;
  /** Start of the earliest of its files, epoch ms. */
  readonly startedAt: number;
  readonly isSimulated: boolean;
  readonly incomplete: string | null;
  /** By start; the last one that holds a test says how it ended. */
  readonly reports: readonly ReportFact[];
};

export type RunOrder = {
  /** By commit, start and run id. */
  readonly runs: readonly Run[];
  /** Runs on commits of other branches: listed, and nothing hangs on them. */
  readonly elsewhere: readonly Run[];
};

export type RunsLine = {
  readonly commits: CommitColumns;
  /** Commits that are known and not on the line. */
  readonly offLine: ReadonlySet<string>;
  readonly watchedBranch: string | null;
};

/** Up to which fact the runs are taken (rules.md 4): a commit's position, and for a time also a start. */
export type RunsUntil = { readonly position: number; readonly time: number | null };

const WELL_KNOWN = new Set(["main", "master", "trunk", "develop"]);

/** The runs up to a moment, in the order that decides which result is the last. Independent of the order of arrival. */
export function orderRuns(facts: TestFacts, line: RunsLine, until: RunsUntil): RunOrder {
  const positions = new Map(line.commits.sha.map((sha, position) => [sha, position]));
  const groups = new Map<string, ReportFact[]>();
  for (const report of facts.reports) {
    const key = JSON.stringify([report.sha, report.environment, report.run]);
    const group = groups.get(key);
    if (group) group.push(report);
    else groups.set(key, [report]);
  }
  const placed = [...groups.values()].map((reports) => placeRun(facts, reports, line, positions));
  const known = placed.filter(({ run }) => isIncluded(run, line.commits, until));
  const ordered = known.filter(({ isElsewhere }) => !isElsewhere).map(({ run }) => run);
  return {
    runs: ordered.sort(byOrder).map((run, index) => ({ ...run, index })),
    elsewhere: known
      .filter(({ isElsewhere }) => isElsewhere)
      .map(({ run }) => run)
      .sort((a, b) => a.startedAt - b.startedAt || byText(a.run, b.run)),
  };
}

type Placed = { readonly run: Run; readonly isElsewhere: boolean };

function placeRun(
  facts: TestFacts,
  group: readonly ReportFact[],
  line: RunsLine,
  positions: ReadonlyMap<string, number>,
): Placed {
  const reports = group.length === 1 ? group : sortedReports(facts, group);
  const { sha, environment, run } = reports[0] as ReportFact;
  const startedAt = Math.min(...reports.map((report) => report.startedAt));
  const position = positions.get(sha);
  return {
    run: {
      index: -1,
      sha,
      environment,
      run,
      position: position ?? lastBefore(line.commits.effectiveAt, startedAt),
      isScanned: position !== undefined,
      startedAt,
      isSimulated: reports.some(({ isSimulated }) => isSimulated),
      incomplete: reports.find(({ incomplete }) => incomplete !== null)?.incomplete ?? null,
      reports,
    },
    isElsewhere: position === undefined && isElsewhere(sha, reports, line),
  };
}

/** By start. Of two files that started together the content decides, never their arrival or the ids of a store. */
function sortedReports(facts: TestFacts, group: readonly ReportFact[]): ReportFact[] {
  return group
    .map((report) => ({ report, content: contentKey(facts, report) }))
    .sort((a, b) => a.report.startedAt - b.report.startedAt || byText(a.content, b.content))
    .map(({ report }) => report);
}

function contentKey({ cases, sets }: TestFacts, report: ReportFact): string {
  const tests = sets.get(report.set) ?? [];
  const ends = report.exceptions
    .map(({ ordinal, status, isRetried }) => {
      const key = cases[tests[ordinal] ?? -1]?.key ?? "";
      return `${key} ${status} ${isRetried}`;
    })
    .sort();
  return JSON.stringify([report.tests, ends, report.format, report.writer, report.incomplete]);
}

function isElsewhere(sha: string, reports: readonly ReportFact[], line: RunsLine): boolean {
  if (line.offLine.has(sha)) return true;
  const branch = reports.find((report) => report.branch !== null)?.branch ?? null;
  if (branch === null) return false;
  return line.watchedBranch === null ? !WELL_KNOWN.has(branch) : branch !== line.watchedBranch;
}

function isIncluded(run: Run, commits: CommitColumns, until: RunsUntil): boolean {
  if (run.position > until.position) return false;
  if (until.time === null) return true;
  return Math.max(run.startedAt, commits.effectiveAt[run.position] ?? 0) <= until.time;
}

function byOrder(a: Run, b: Run): number {
  return (
    a.position - b.position ||
    a.startedAt - b.startedAt ||
    byText(a.run, b.run) ||
    byText(a.environment, b.environment) ||
    byText(a.sha, b.sha)
  );
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Index of the last value that is not after `at`; -1 when all are. */
function lastBefore(ascending: readonly number[], at: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

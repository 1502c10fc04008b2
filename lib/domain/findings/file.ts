import type { FindingsFacts } from "./board";
import type { FindingLife } from "./lives";
import type { FindingsMoment, FindingsShow } from "./model";
import type { FindingLevel } from "./report";
import { namesFinding } from "./select";

/** One finding's life as lists show it. */
export type ListedFinding = {
  readonly tool: string;
  readonly variant: string;
  readonly rule: string;
  readonly level: FindingLevel;
  readonly path: string;
  readonly line: number | null;
  readonly message: string;
  readonly isNamed: boolean;
  readonly opened: FindingsMoment;
  readonly openedHow: FindingLife["openedHow"];
  /** Null while it stands. */
  readonly closed: FindingsMoment | null;
  /** The last report of its tool could not parse its file: whether it still stands is not known. */
  readonly isUnread: boolean;
};

export type FileFindings = {
  /** Reports on the line up to the moment; none: nothing is known. */
  readonly reports: number;
  readonly standing: number;
  /** Standing first, by line; then those that ended, the last one first. */
  readonly lives: readonly ListedFinding[];
};

/** The lives in one file, or in all of them; of those that the plan names, or of all. */
export function fileFindings(
  { lives, reports, timeOf, named }: FindingsFacts,
  path: string | null,
  show: FindingsShow = "all",
): FileFindings {
  const isNamed = namesFinding(named);
  const momentOf = (index: number): FindingsMoment => {
    const report = reports[index];
    const t = report?.isScanned === true ? timeOf(report.position) : (report?.startedAt ?? 0);
    return { sha: report?.sha ?? "", t };
  };
  const chosen = lives
    .filter(({ finding }) => path === null || finding.path === path)
    .filter(({ tool, finding }) => show === "all" || isNamed(tool, finding.rule))
    .sort(byStanding);
  return {
    reports: reports.length,
    standing: chosen.filter(({ closed }) => closed === null).length,
    lives: chosen.map(({ tool, variant, finding, opened, openedHow, closed, isUnread }) => {
      const { rule, level, line, message } = finding;
      return {
        ...{ tool, variant, rule, level, line, message, openedHow, isUnread, path: finding.path },
        isNamed: isNamed(tool, rule),
        opened: momentOf(opened),
        closed: closed === null ? null : momentOf(closed),
      };
    }),
  };
}

function byStanding(a: FindingLife, b: FindingLife): number {
  if (a.closed !== null && b.closed !== null) return b.closed - a.closed;
  if (a.closed !== null || b.closed !== null) return a.closed === null ? -1 : 1;
  const byPath = a.finding.path < b.finding.path ? -1 : 1;
  if (a.finding.path !== b.finding.path) return byPath;
  return (a.finding.line ?? 0) - (b.finding.line ?? 0);
}

import type { PlacedFindings } from "./facts";
import { identityOf } from "./identity";
import { matchFindings } from "./match";
import type { ReportedFinding } from "./report";
import { saysUnread, unreadPaths } from "./unread";

/** The span over which one finding stood: from the report that first held it to the first complete one that did not. */
export type FindingLife = {
  readonly tool: string;
  readonly variant: string;
  /** As the last report that held it says it. */
  readonly finding: ReportedFinding;
  /** Indexes into the placed reports. */
  readonly opened: number;
  readonly openedHow: "introduced" | "reopened";
  /** Null while it stands. */
  readonly closed: number | null;
  /** It stands as far as is known: the last report of its tool could not parse its file. */
  readonly isUnread: boolean;
};

type Open = {
  finding: ReportedFinding;
  isUnread: boolean;
  readonly opened: number;
  readonly openedHow: FindingLife["openedHow"];
};
type Series = { open: Open[]; readonly ended: Set<string>; readonly lives: FindingLife[] };

export type LivesContext = {
  /** The path in the tree that a report means. */
  readonly placeOf: (path: string) => string;
  /** Whether the file was gone from the tree at a position; null where the tree is not known. */
  readonly isGone: (path: string, position: number) => boolean | null;
  /** Whether a path is covered by a scope; an empty one covers everything. */
  readonly covers: (scope: readonly string[], path: string) => boolean;
};

/**
 * Lives of findings along the line, tool by tool and variant by variant (rules.md 8). A report closes only what its scope
 * covers, and an incomplete one closes nothing; one that could not parse a file closes nothing there but that it could not be
 * parsed for another reason. What its tool grades as no problem has no life.
 */
export function findingLives(
  reports: readonly PlacedFindings[],
  context: LivesContext,
): readonly FindingLife[] {
  const all = new Map<string, Series>();
  for (const [index, report] of reports.entries()) {
    const key = `${report.tool}\0${report.variant}`;
    const series = all.get(key) ?? { open: [], ended: new Set(), lives: [] };
    all.set(key, series);
    takeReport(series, report, index, context);
  }
  return [...all].flatMap(([key, { lives, open }]) => {
    const [tool = "", variant = ""] = key.split("\0");
    return [...lives, ...open.map((one) => ({ tool, variant, ...one, closed: null }))];
  });
}

function takeReport(
  series: Series,
  report: PlacedFindings,
  index: number,
  { placeOf, isGone, covers }: LivesContext,
): void {
  const found = report.findings
    .filter(({ level }) => level !== "none")
    .map((finding) => placed(finding, placeOf));
  const inReport = new Set(found.map(({ path }) => path));
  const match = matchFindings(
    series.open.map(({ finding }) => finding),
    found,
    (path) => isGone(path, report.position) ?? !inReport.has(path),
  );
  for (const [before, after] of match.kept) {
    const open = series.open[before];
    const finding = found[after];
    if (open !== undefined && finding !== undefined)
      Object.assign(open, { finding, isUnread: false });
  }
  const unread = unreadPaths(found);
  const fixed = match.fixed.filter((at) => {
    const open = series.open[at];
    if (open === undefined || saysUnread(open.finding)) return open !== undefined;
    if (unread.has(open.finding.path)) open.isUnread = true;
    return !unread.has(open.finding.path);
  });
  if (report.incomplete === null) closeFixed(series, fixed, report, index, covers);
  for (const at of match.introduced) {
    const finding = found[at];
    if (finding === undefined) continue;
    const isBack = series.ended.has(keyOf(finding));
    const openedHow = isBack ? "reopened" : "introduced";
    series.open.push({ finding, opened: index, openedHow, isUnread: false });
  }
}

function closeFixed(
  series: Series,
  fixed: readonly number[],
  { tool, variant, scope }: PlacedFindings,
  index: number,
  covers: LivesContext["covers"],
): void {
  const closed = new Set<Open>();
  for (const at of fixed) {
    const open = series.open[at];
    if (open === undefined || !covers(scope, open.finding.path)) continue;
    closed.add(open);
    series.ended.add(keyOf(open.finding));
    series.lives.push({ tool, variant, ...open, isUnread: false, closed: index });
  }
  if (closed.size > 0) series.open = series.open.filter((open) => !closed.has(open));
}

function placed(finding: ReportedFinding, placeOf: (path: string) => string): ReportedFinding {
  const path = finding.path === "" ? "" : placeOf(finding.path);
  return path === finding.path ? finding : { ...finding, path };
}

function keyOf(finding: ReportedFinding): string {
  return `${finding.path}\0${identityOf(finding)}`;
}

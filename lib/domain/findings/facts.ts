import type { ReportedFinding } from "./report";

/** One tool's run as the store holds it. */
export type FindingsFact = {
  readonly upload: number;
  readonly ordinal: number;
  readonly startedAt: number;
  readonly sha: string;
  readonly branch: string | null;
  readonly tool: string;
  readonly version: string;
  readonly variant: string;
  readonly format: string;
  /** Globs of what was looked at; none for everything. */
  readonly scope: readonly string[];
  readonly incomplete: string | null;
  readonly suppressed: number;
  readonly findings: readonly ReportedFinding[];
};

/** A fact with its place on the line. */
export type PlacedFindings = FindingsFact & {
  /** Position of its commit; of the last commit before its start where that was never scanned. */
  readonly position: number;
  readonly isScanned: boolean;
};

/** Which commits a report may hang on. */
export type FindingsLine = {
  readonly sha: readonly string[];
  readonly effectiveAt: readonly number[];
  /** Commits that are known and not on the line. */
  readonly offLine: ReadonlySet<string>;
  readonly watchedBranch: string | null;
};

const WELL_KNOWN = new Set(["main", "master", "trunk", "develop"]);

/** The facts on the line in its order, and how many are on commits of other branches: nothing hangs on those. */
export function placeFindings(
  facts: readonly FindingsFact[],
  line: FindingsLine,
  until: { readonly position: number; readonly time: number | null },
): { readonly placed: readonly PlacedFindings[]; readonly elsewhere: number } {
  const positions = new Map(line.sha.map((sha, position) => [sha, position]));
  const placed: PlacedFindings[] = [];
  let elsewhere = 0;
  for (const fact of facts) {
    const position = positions.get(fact.sha);
    if (position === undefined && isElsewhere(fact, line)) {
      elsewhere += 1;
      continue;
    }
    const place = position ?? lastBefore(line.effectiveAt, fact.startedAt);
    if (place > until.position) continue;
    if (until.time !== null && fact.startedAt > until.time) continue;
    placed.push({ ...fact, position: place, isScanned: position !== undefined });
  }
  return { placed: placed.sort(byOrder), elsewhere };
}

function isElsewhere({ sha, branch }: FindingsFact, line: FindingsLine): boolean {
  if (line.offLine.has(sha)) return true;
  if (branch === null) return false;
  return line.watchedBranch === null ? !WELL_KNOWN.has(branch) : branch !== line.watchedBranch;
}

/** The time decides among reports at one commit; their arrival only where nothing else does. */
function byOrder(a: PlacedFindings, b: PlacedFindings): number {
  return (
    a.position - b.position ||
    a.startedAt - b.startedAt ||
    byText(a.tool, b.tool) ||
    byText(a.variant, b.variant) ||
    a.findings.length - b.findings.length ||
    a.upload - b.upload ||
    a.ordinal - b.ordinal
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

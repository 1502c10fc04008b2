import { identityOf } from "./identity";
import type { ReportedFinding } from "./report";

/** Index before and index after, of findings that are one. */
export type Pair = readonly [number, number];

/** What became of the findings of one report in the next complete one of the same tool and scope. */
export type Match = {
  readonly kept: readonly Pair[];
  /** Indexes into the earlier and the later list. */
  readonly fixed: readonly number[];
  readonly introduced: readonly number[];
};

type Side = { readonly findings: readonly ReportedFinding[]; left: number[] };

/**
 * Matches two reports in passes, so that only what is left is new or fixed (FORMATS 6): equal rule, path and identity;
 * then equal rule, path and message; then equal rule and identity in a file without findings before, where the earlier one went. Within
 * equal ones order is kept and near lines are preferred. `isGone` says whether a path of the earlier report left the tree.
 */
export function matchFindings(
  before: readonly ReportedFinding[],
  after: readonly ReportedFinding[],
  isGone: (path: string) => boolean,
): Match {
  const kept: Pair[] = [];
  const early: Side = { findings: before, left: [...before.keys()] };
  const late: Side = { findings: after, left: [...after.keys()] };
  pass(early, late, kept, (finding) => `${finding.path}\0${identityOf(finding)}`);
  pass(early, late, kept, ({ rule, path, message }) => `${path}\0${rule}\0${message}`);
  const stay = early.left.filter((index) => !isGone(before[index]?.path ?? ""));
  early.left = early.left.filter((index) => isGone(before[index]?.path ?? ""));
  const known = new Set(before.map(({ path }) => path));
  const there = late.left.filter((index) => known.has(after[index]?.path ?? ""));
  late.left = late.left.filter((index) => !known.has(after[index]?.path ?? ""));
  pass(early, late, kept, identityOf);
  return {
    kept,
    fixed: [...stay, ...early.left].sort((a, b) => a - b),
    introduced: [...there, ...late.left].sort((a, b) => a - b),
  };
}

/** Pairs what has an equal key, and leaves the others. */
function pass(
  early: Side,
  late: Side,
  kept: Pair[],
  keyOf: (finding: ReportedFinding) => string,
): void {
  if (early.left.length === 0 || late.left.length === 0) return;
  const waiting = grouped(late, keyOf);
  for (const [key, group] of grouped(early, keyOf)) {
    const others = waiting.get(key);
    if (others === undefined) continue;
    for (const pair of nearest(group, others, early.findings, late.findings)) kept.push(pair);
  }
  const paired = new Set(kept.map(([index]) => index));
  const pairedLate = new Set(kept.map(([, index]) => index));
  early.left = early.left.filter((index) => !paired.has(index));
  late.left = late.left.filter((index) => !pairedLate.has(index));
}

/** Indexes that are left, by key, each group by line. */
function grouped(
  { findings, left }: Side,
  keyOf: (finding: ReportedFinding) => string,
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const index of left) {
    const finding = findings[index];
    if (finding === undefined) continue;
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  for (const group of groups.values()) {
    group.sort((a, b) => lineAt(findings, a) - lineAt(findings, b) || a - b);
  }
  return groups;
}

/** All of the smaller side, in order, each with a near one of the larger that leaves enough for the rest. */
function nearest(
  early: readonly number[],
  late: readonly number[],
  before: readonly ReportedFinding[],
  after: readonly ReportedFinding[],
): Pair[] {
  const isSwapped = early.length > late.length;
  const [few, many] = isSwapped ? [late, early] : [early, late];
  const [fewLines, manyLines] = isSwapped ? [after, before] : [before, after];
  const pairs: Pair[] = [];
  let at = 0;
  for (const [order, index] of few.entries()) {
    const line = lineAt(fewLines, index);
    const distance = (place: number) => Math.abs(lineAt(manyLines, many[place] ?? 0) - line);
    const last = many.length - (few.length - order);
    while (at < last && distance(at + 1) < distance(at)) at += 1;
    const other = many[at] ?? 0;
    pairs.push(isSwapped ? [other, index] : [index, other]);
    at += 1;
  }
  return pairs;
}

function lineAt(findings: readonly ReportedFinding[], index: number): number {
  return findings[index]?.line ?? 0;
}

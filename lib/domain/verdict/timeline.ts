import type { Check } from "@/lib/domain/plan";
import type { Context, Point } from "./context";
import type { Judgement } from "./judgement";

/**
 * The points at which a verdict can change, from the plan's start to the moment that is asked for, in the order of facts:
 * commits that move imports of the subject or files that tests lie in, each run, and commits that make a run stale.
 */
export function timeline(judgement: Judgement): Point[] {
  const { context } = judgement;
  const { end, start, index } = context;
  if (end.position < start) return [];
  const nows = nowByPosition(context);
  const positions = new Set([
    start,
    ...movingCommits(judgement),
    ...staleCommits(context, nows),
    ...scannerCommits(judgement),
  ]);
  const firstRunAt = firstRuns(context);
  const points: { position: number; run: number }[] = [];
  for (const position of positions) {
    if (position < start || position > end.position) continue;
    points.push({ position, run: firstRunAt(position) - 1 });
  }
  for (const { index: run, position } of index.runs)
    if (position >= start && run <= end.run) points.push({ position, run });
  points.sort((a, b) => a.position - b.position || a.run - b.run);
  let now = start > 0 ? (nows[start - 1] ?? 0) : latestBefore(context);
  const timed = points.map(({ position, run }): Point => {
    const commit = context.facts.commits.effectiveAt[position] ?? 0;
    now = Math.max(now, nows[position - 1] ?? 0, commit, index.runs[run]?.startedAt ?? 0);
    return { position, run, now };
  });
  const last = timed.at(-1);
  if (last && last.position === end.position && last.run === end.run) timed.pop();
  return [...timed, end];
}

/** The time of the last fact up to each commit, its runs included. */
function nowByPosition(context: Context): Float64Array {
  const { facts, index, end } = context;
  const nows = Float64Array.from(facts.commits.effectiveAt.slice(0, end.position + 1));
  for (const { position, startedAt } of index.runs)
    if (position >= 0) nows[position] = Math.max(nows[position] ?? 0, startedAt);
  let now = latestBefore(context);
  for (let at = 0; at < nows.length; at++) {
    now = Math.max(now, nows[at] ?? 0);
    nows[at] = now;
  }
  return nows;
}

/** The start of the last run before the first commit. */
function latestBefore({ index }: Context): number {
  let now = 0;
  for (const { position, startedAt } of index.runs)
    if (position < 0) now = Math.max(now, startedAt);
  return now;
}

function movingCommits({ context, selectors }: Judgement): number[] {
  const { plan, judged, tree, facts } = context;
  const moving: number[] = [];
  for (const { from, to } of judged.spans) moving.push(from, to);
  for (const { from, to } of facts.spells) moving.push(from, to);
  const literal = [
    ...plan.criticalFiles.map(({ path }) => path),
    ...scopesOf(plan).filter((scope) => scope !== "all" && scope !== "criticalFiles"),
  ];
  const listed = new Set([
    ...[...plan.tests.map(({ path }) => path), ...literal].flatMap((glob) =>
      selectors.filesOf(glob),
    ),
    ...patternsOf(plan).flatMap((pattern) => selectors.byPattern(pattern).map(({ path }) => path)),
  ]);
  for (const path of listed) moving.push(...tree.changesOf(path));
  if (Number.isFinite(tree.knownFrom)) moving.push(tree.knownFrom);
  return moving;
}

/** Every check of the plan: steps of phases and success criteria are asked about at any moment too. */
function checksOf({ phases, success }: Context["plan"]): Check[] {
  const named = [...phases.flatMap(({ steps }) => steps), ...success].map(({ check }) => check);
  return [
    ...phases.flatMap(({ entry, exit }) => [...entry, ...exit]),
    ...named.filter((check) => check !== undefined),
  ];
}

/** What checks and triggers on imports cover: globs, `all` and `criticalFiles`. */
function scopesOf(plan: Context["plan"]): string[] {
  const triggers = plan.rollback?.triggers ?? [];
  return [
    ...checksOf(plan).flatMap((check) => ("violations" in check ? [check.violations] : [])),
    ...triggers.flatMap(({ when }) => ("introduced" in when ? [when.introduced] : [])),
  ];
}

/** Every test pattern of the plan's Golden Path, critical files, gates and triggers. */
function patternsOf(plan: Context["plan"]): string[] {
  const parts = [...(plan.goldenPath?.steps ?? []), ...(plan.goldenPath?.guarantees ?? [])];
  const selectors = [
    ...checksOf(plan),
    ...(plan.rollback?.triggers ?? []).map(({ when }) => when),
  ].flatMap((one) => ("tests" in one && one.tests.path !== undefined ? [one.tests.path] : []));
  return [
    ...parts.flatMap(({ tests }) => tests),
    ...plan.criticalFiles.flatMap(({ guards }) => guards),
    ...selectors,
  ];
}

/** The first commit at which each run is stale. */
function staleCommits({ plan, index }: Context, nows: Float64Array): number[] {
  if (!plan.rollback) return [];
  const { staleAfterMs, staleAfterCommits = 1 } = plan.rollback;
  return index.runs.map(({ position, startedAt }) =>
    Math.max(position + staleAfterCommits, firstAbove(nows, startedAt + staleAfterMs)),
  );
}

/** Commits at which another scanner begins, which may record less or more. */
function scannerCommits({ context, scopes }: Judgement): number[] {
  const { scanner } = context.facts.commits;
  const changes: number[] = [];
  for (let at = Math.max(1, context.start); at <= context.end.position; at++)
    if (scanner[at] !== scanner[at - 1] && scopes.unrecorded(at) !== scopes.unrecorded(at - 1))
      changes.push(at);
  return changes;
}

/** Index of the first value above a limit; the length where none is. */
function firstAbove(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first run on or behind a position. */
function firstRuns({ index }: Context): (position: number) => number {
  const { runs } = index;
  return (position) => {
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((runs[middle]?.position ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

import { positionAtTime } from "@/lib/domain/board/as-of";
import type { Point } from "./context";
import type { Judgement } from "./judgement";

/**
 * The points at which a verdict can change, from the plan's start to the moment that is asked for, in the order of facts:
 * commits that move imports of the subject or files that tests lie in, each run, and commits that make a run stale.
 */
export function timeline(judgement: Judgement): Point[] {
  const { context } = judgement;
  const { end, start, index, facts } = context;
  const positions = new Set([start, ...movingCommits(judgement), ...staleCommits(judgement)]);
  const firstRunAt = firstRuns(judgement);
  const points: { position: number; run: number }[] = [];
  for (const position of positions) {
    if (position < start || position > end.position) continue;
    points.push({ position, run: firstRunAt(position) - 1 });
  }
  for (const { index: run, position } of index.runs)
    if (position >= start && run <= end.run) points.push({ position, run });
  points.sort((a, b) => a.position - b.position || a.run - b.run);
  let now = Number.NEGATIVE_INFINITY;
  const timed = points.map(({ position, run }): Point => {
    const commit = facts.commits.effectiveAt[position] ?? 0;
    now = Math.max(now, commit, index.runs[run]?.startedAt ?? 0);
    return { position, run, now };
  });
  const last = timed.at(-1);
  if (last && last.position === end.position && last.run === end.run) timed.pop();
  return end.position < start ? [] : [...timed, end];
}

function movingCommits({ context, selectors }: Judgement): number[] {
  const { plan, judged, tree } = context;
  const moving = judged.spans.flatMap(({ from, to }) => (to < 0 ? [from] : [from, to]));
  const listed = [
    ...plan.tests.flatMap(({ path }) => selectors.filesOf(path)),
    ...plan.criticalFiles.map(({ path }) => path),
    ...patternsOf(context.plan).flatMap((pattern) =>
      selectors.byPattern(pattern).map(({ path }) => path),
    ),
  ];
  return [...moving, ...[...new Set(listed)].flatMap((path) => tree.changesOf(path))];
}

/** Every test pattern of the plan's Golden Path and critical files. */
function patternsOf(plan: Judgement["context"]["plan"]): string[] {
  const parts = [...(plan.goldenPath?.steps ?? []), ...(plan.goldenPath?.guarantees ?? [])];
  return [
    ...parts.flatMap(({ tests }) => tests),
    ...plan.criticalFiles.flatMap(({ guards }) => guards),
  ];
}

/** The first commit at which each run is stale. */
function staleCommits({ context }: Judgement): number[] {
  const { plan, index, facts } = context;
  if (!plan.rollback) return [];
  const { staleAfterMs, staleAfterCommits = 1 } = plan.rollback;
  return index.runs.map(({ position, startedAt }) =>
    Math.max(
      position + staleAfterCommits,
      positionAtTime(facts.commits, startedAt + staleAfterMs) + 1,
    ),
  );
}

/** Index of the first run on or behind a position. */
function firstRuns({ context }: Judgement): (position: number) => number {
  const { runs } = context.index;
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

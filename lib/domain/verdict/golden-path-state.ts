import { isStanding } from "@/lib/domain/board/counts";
import type { JudgedSpan } from "@/lib/domain/board/judge";
import { anyGlobMatcher } from "@/lib/domain/glob";
import type { Point } from "./context";
import { worstOf } from "./golden-path-kinds";
import { type Finding, partFindings, partState } from "./golden-path-parts";
import type { Judgement } from "./judgement";
import type { GoldenPathState } from "./words";

export type GoldenPathAt = {
  readonly point: Point;
  readonly state: GoldenPathState;
  /** What speaks against it; for points between those at which the state changed, and the last, as it was at the change. */
  readonly findings: readonly Finding[];
  /** Standing imports on a legacy or unplanned path that its files gained since it was last protected. */
  readonly gained: readonly JudgedSpan[];
  /** The last moment before this one at which it was protected; null when it never was. */
  readonly lastProtected: Point | null;
};

/** The state at every point of a timeline; empty where the plan has no Golden Path. */
export function goldenPathStates(judgement: Judgement, points: readonly Point[]): GoldenPathAt[] {
  const golden = judgement.context.plan.goldenPath;
  if (!golden) return [];
  const watched = watchedSpans(judgement);
  const parts = [...golden.steps, ...golden.guarantees];
  let lastProtected: Point | null = null;
  let before: GoldenPathAt | null = null;
  return points.map((point, index): GoldenPathAt => {
    const since = lastProtected?.position ?? judgement.context.start - 1;
    const gained = watched.filter((span) => span.from > since && isStanding(span, point.position));
    const fromTests = worstOf(parts.map((part) => partState(judgement, part, point)));
    const state = fromTests === "protected" && gained.length > 0 ? "at risk" : fromTests;
    const isSame = before?.state === state && index < points.length - 1;
    const findings: readonly Finding[] = isSame
      ? (before?.findings ?? [])
      : parts.flatMap((part) => partFindings(judgement, part, point));
    before = { point, state, findings, gained, lastProtected };
    if (state === "protected") lastProtected = point;
    return before;
  });
}

/** Legacy and unplanned imports that came into a file of the Golden Path or a critical file; a rename brings none. */
function watchedSpans({ context }: Judgement): JudgedSpan[] {
  const { plan, spans } = context;
  const covers = anyGlobMatcher([
    ...(plan.goldenPath?.files ?? []),
    ...plan.criticalFiles.map(({ path }) => path),
  ]);
  return [...spans]
    .filter(([path]) => covers(path))
    .flatMap(([, own]) => own)
    .filter(
      ({ class: name, opening }) =>
        (name === "legacy" || name === "unplanned") && opening !== "moved",
    );
}

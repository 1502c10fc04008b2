import type { JudgedSpan } from "@/lib/domain/board/judge";
import { anyGlobMatcher } from "@/lib/domain/glob";
import type { GoldenPathPart } from "@/lib/domain/plan";
import type { Point } from "./context";
import { type Finding, partBlame, partFindings } from "./golden-path-parts";
import type { Judgement } from "./judgement";
import { type Blame, worseBlame } from "./pattern-watch";
import { StandingSpans } from "./standing-spans";
import type { GoldenPathState } from "./words";

export type GoldenPathAt = {
  readonly point: Point;
  readonly state: GoldenPathState;
  /** The first thing of its tests that decides the state; null where it is protected or an import decides. */
  readonly blame: Blame | null;
  /** All that speaks against it at the last point; empty for those before. */
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
  const standing = new StandingSpans(watched);
  const order = new Map(watched.map((span, index) => [span, index]));
  const parts = [...golden.steps, ...golden.guarantees];
  let lastProtected: Point | null = null;
  let lot: readonly JudgedSpan[] = [];
  let since = Number.NaN;
  let gained: readonly JudgedSpan[] = [];
  return points.map((point, index): GoldenPathAt => {
    const stands = standing.at(point.position);
    const from = lastProtected?.position ?? judgement.context.start - 1;
    if (stands !== lot || from !== since) {
      gained = stands
        .filter((span) => span.from > from)
        .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
      lot = stands;
      since = from;
    }
    const blame = parts.length === 0 ? NO_PARTS : blameOf(judgement, parts, point);
    const state = blame?.state ?? (gained.length > 0 ? "at risk" : "protected");
    const isLast = index === points.length - 1;
    const findings = isLast ? parts.flatMap((part) => partFindings(judgement, part, point)) : [];
    const at: GoldenPathAt = { point, state, blame, findings, gained, lastProtected };
    if (state === "protected") lastProtected = point;
    return at;
  });
}

const NO_PARTS: Blame = { state: "not checked", kind: "unmatched", where: "" };

function blameOf(
  judgement: Judgement,
  parts: readonly GoldenPathPart[],
  point: Point,
): Blame | null {
  let worst: Blame | null = null;
  for (const part of parts) worst = worseBlame(worst, partBlame(judgement, part, point));
  return worst;
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

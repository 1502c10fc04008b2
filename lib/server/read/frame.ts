import "server-only";
import { countsAt } from "@/lib/domain/board/counts";
import { changePoints, thinned } from "@/lib/domain/board/series";
import type { Board } from "./board";

/** What the frame around every page of a plan shows: where we are, the strip, and one live number for each page. */
export type FrameModel = {
  readonly project: { readonly slug: string; readonly repository: string; readonly demo: boolean };
  readonly plan: {
    readonly slug: string;
    readonly title: string;
    readonly issue: string | null;
    readonly version: number;
  };
  readonly versions: readonly { readonly version: number; readonly effectiveAt: number | null }[];
  readonly inForce: number | null;
  readonly asOf: {
    readonly position: number;
    readonly sha: string | null;
    readonly t: number | null;
    readonly now: number;
    readonly isLatest: boolean;
  };
  readonly latest: { readonly sha: string; readonly t: number } | null;
  readonly first: { readonly sha: string; readonly t: number } | null;
  readonly planStartsAt: number | null;
  /** Legacy imports over all commits, at most 400 points, and every commit's neighbours for stepping. */
  readonly spark: readonly { readonly t: number; readonly sha: string; readonly count: number }[];
  readonly previous: string | null;
  readonly next: string | null;
  readonly counts: {
    readonly legacy: number;
    readonly legacyFiles: number;
    readonly outside: number;
  };
  readonly commits: number;
  readonly isEstimated: boolean;
  readonly waiting: number;
  readonly revision: number;
};

export function frameOf(board: Board): FrameModel {
  const { facts, judged, asOf, plan, versions, project, series } = board;
  const last = facts.commits.sha.length - 1;
  const counts = countsAt(judged, asOf.position);
  const at = (position: number): { sha: string; t: number } | null => {
    const sha = facts.commits.sha[position];
    return sha === undefined ? null : { sha, t: facts.commits.effectiveAt[position] ?? 0 };
  };
  return {
    project: { slug: project.slug, repository: project.repository, demo: project.demo },
    plan: { slug: plan.id, title: plan.title, issue: plan.issue ?? null, version: plan.version },
    versions: versions.map(({ version, effectiveAt }) => ({ version, effectiveAt })),
    inForce: board.inForce,
    asOf: {
      position: asOf.position,
      sha: asOf.sha,
      t: asOf.committedAt,
      now: asOf.now,
      isLatest: asOf.isLatest,
    },
    latest: at(last),
    first: at(0),
    planStartsAt: plan.startsAt ?? null,
    spark: thinned(changePoints(facts.commits, series, 0, last), 400).map(({ t, sha, legacy }) => ({
      t,
      sha,
      count: legacy,
    })),
    previous: facts.commits.sha[asOf.position - 1] ?? null,
    next: facts.commits.sha[asOf.position + 1] ?? null,
    counts: {
      legacy: counts.legacy,
      legacyFiles: counts.legacyFiles,
      outside: counts.unplanned + counts.unclassified,
    },
    commits: facts.commits.sha.length,
    isEstimated: facts.isEstimated,
    waiting: facts.waiting.length,
    revision: project.revision,
  };
}

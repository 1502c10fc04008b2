import "server-only";
import type { FrameModel } from "@/lib/api/frame";
import { countsAt } from "@/lib/domain/board/counts";
import { changePoints, thinned } from "@/lib/domain/board/series";
import type { Board } from "./board";
import { readJudging } from "./judging";

export async function readFrame(board: Board): Promise<FrameModel> {
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
    judging: await readJudging(board),
    commits: facts.commits.sha.length,
    isEstimated: facts.isEstimated,
    waiting: facts.waiting.length,
    revision: project.revision,
  };
}

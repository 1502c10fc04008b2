import "server-only";
import type { StartPlan, StartProject } from "@/lib/api/start";
import { countsAt } from "@/lib/domain/board/counts";
import { overviewSentences } from "@/lib/domain/board/headline";
import { judgedWords } from "@/lib/domain/verdict/summary";
import { db } from "@/lib/server/db/client";
import { AppError } from "@/lib/server/errors";
import { type Board, boardUnder, openBoard } from "./board";
import { storyOf } from "./burndown";
import { readLine } from "./line-facts";
import { readProject } from "./project";
import { readSummary } from "./verdict-questions";

/** Every code base and its plans, each with its sentence of state. */
export async function readStart(): Promise<readonly StartProject[]> {
  const projects = await db().project.findMany({
    orderBy: { slug: "asc" },
    select: { slug: true },
  });
  const rows: StartProject[] = [];
  for (const { slug } of projects) {
    const row = await readStartProject(slug).catch(unlessDeleted);
    if (row) rows.push(row);
  }
  return rows;
}

/** A project may be deleted while the list is read: then it is not on it. */
function unlessDeleted(error: unknown): null {
  if (error instanceof AppError && error.code === "not-found") return null;
  throw error;
}

export async function readStartProject(slug: string): Promise<StartProject> {
  const project = await readProject(slug);
  const { commits } = await readLine(project);
  const last = commits.sha.length - 1;
  const slugs = await db().planVersion.findMany({
    where: { projectId: project.id },
    distinct: ["slug"],
    orderBy: { slug: "asc" },
    select: { slug: true },
  });
  const plans: StartPlan[] = [];
  for (const plan of slugs) plans.push(await startPlan(project.slug, plan.slug));
  return {
    slug: project.slug,
    repository: project.repository,
    demo: project.demo,
    commits: commits.sha.length,
    latest: last < 0 ? null : { sha: commits.sha[last] ?? "", t: commits.effectiveAt[last] ?? 0 },
    plans,
  };
}

async function startPlan(project: string, slug: string): Promise<StartPlan> {
  const board = await openBoard({ project, plan: slug });
  const counts = countsAt(board.judged, board.asOf.position);
  const judging = board.asOf.position < 0 ? null : await readSummary(board);
  return {
    slug,
    title: board.plan.title,
    issue: board.plan.issue ?? null,
    version: board.plan.version,
    versions: board.versions.length,
    others: await otherReadings(board),
    sentence:
      board.asOf.position < 0
        ? "No scan has arrived yet."
        : overviewSentences(storyOf(board), judging === null ? null : judgedWords(judging))
            .headline,
    counts: {
      legacy: counts.legacy,
      legacyFiles: counts.legacyFiles,
      canonical: counts.canonical,
      outside: counts.unplanned + counts.unclassified,
    },
  };
}

async function otherReadings(board: Board): Promise<StartPlan["others"]> {
  const others = board.versions.filter(({ version }) => version !== board.plan.version);
  return Promise.all(
    others.map(async (row) => {
      const { legacy, canonical, unplanned, unclassified } = countsAt(
        (await boardUnder(board, row)).judged,
        board.asOf.position,
      );
      return { version: row.version, legacy, canonical, outside: unplanned + unclassified };
    }),
  );
}

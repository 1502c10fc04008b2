import "server-only";
import { db } from "@/lib/server/db/client";
import { allPaths, derivePaths } from "./derive-paths";
import { reorderLine } from "./place";
import { type HeldProject, holdProject, releaseProject, type Tx } from "./transaction";

/** Builds the line, the lives and the spells of a project again from its facts alone (rules.md 1.1). */
async function reindexProject(slug: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const project = await holdProject(tx, slug);
    if (!project) return;
    await tx.$executeRaw`update commit_fact set position = null, standing = 2, jump = false where project_id = ${project.id}`;
    await tx.$executeRaw`delete from life where project_id = ${project.id}`;
    await tx.$executeRaw`delete from spell where project_id = ${project.id}`;
    await deriveIndex(tx, project);
    await releaseProject(tx, project);
  });
}

/** The line, the lives and the spells of a project that has facts and no index. */
export async function deriveIndex(tx: Tx, project: HeldProject): Promise<void> {
  await reorderLine(tx, project);
  await derivePaths(tx, project, await allPaths(tx, project.id));
}

export async function reindexAll(): Promise<readonly string[]> {
  const projects = await db().project.findMany({
    select: { slug: true },
    orderBy: { slug: "asc" },
  });
  for (const { slug } of projects) await reindexProject(slug);
  return projects.map(({ slug }) => slug);
}

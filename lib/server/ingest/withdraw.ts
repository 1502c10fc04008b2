import "server-only";
import { db } from "@/lib/server/db/client";
import { AppError } from "@/lib/server/errors";
import { deriveAfter, derivePaths, pathsOfCommits } from "./derive-paths";
import { reorderLine } from "./place";
import { holdProject, releaseProject, type Tx } from "./transaction";

export type Withdrawal = { readonly by: string; readonly reason: string; readonly at: number };

/** Takes an upload back (rules.md 1.9): its facts go, what hung on them derives again, the withdrawal itself stays listed. */
export async function withdrawUpload(
  slug: string,
  uploadId: number,
  withdrawal: Withdrawal,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const project = await holdProject(tx, slug);
    if (!project) throw new AppError("not-found", `There is no project ${slug}.`);
    const key = { projectId_id: { projectId: project.id, id: uploadId } };
    const upload = await tx.upload.findUnique({ where: key, select: { state: true } });
    if (!upload) throw new AppError("not-found", `There is no upload ${uploadId} in ${slug}.`);
    if (upload.state !== "stored")
      throw new AppError(
        "conflict",
        `Upload ${uploadId} is ${upload.state}; only a stored one can be withdrawn.`,
      );
    await handOverClaims(tx, project.id, uploadId);
    const commits = await tx.commitFact.findMany({
      where: { projectId: project.id, uploadId },
      select: { id: true, position: true, full: true, jump: true },
    });
    const ids = commits.map(({ id }) => id);
    const wasWide = commits.some(({ position, full, jump }) => position !== null && (full || jump));
    const paths = await pathsOfCommits(tx, project.id, ids);
    await deleteCommits(tx, project.id, ids);
    await tx.planVersion.deleteMany({ where: { projectId: project.id, uploadId } });
    await tx.ownersFact.deleteMany({ where: { projectId: project.id, uploadId } });
    const { count } = await tx.testReport.deleteMany({
      where: { projectId: project.id, uploadId },
    });
    project.testEpoch += count;
    await tx.findingReport.deleteMany({ where: { projectId: project.id, uploadId } });
    if (ids.length > 0) {
      const placement = await reorderLine(tx, project);
      await deriveAfter(tx, project, wasWide ? { ...placement, everything: true } : placement);
      await derivePaths(tx, project, paths);
    }
    await tx.upload.update({
      where: key,
      data: {
        state: "withdrawn",
        withdrawnAt: new Date(withdrawal.at),
        withdrawnBy: withdrawal.by,
        withdrawnReason: withdrawal.reason,
      },
      select: { id: true },
    });
    await releaseProject(tx, project);
  });
}

/** A commit line that another standing upload holds too becomes that one's. */
async function handOverClaims(tx: Tx, projectId: number, uploadId: number): Promise<void> {
  await tx.$executeRaw`delete from fact_claim where project_id = ${projectId} and upload_id = ${uploadId}`;
  await tx.$executeRaw`
    update commit_fact c set upload_id = f.upload_id
    from (select commit_id, min(upload_id) as upload_id from fact_claim where project_id = ${projectId} group by commit_id) f
    where c.project_id = ${projectId} and c.upload_id = ${uploadId} and c.id = f.commit_id`;
  await tx.$executeRaw`
    delete from fact_claim f using commit_fact c
    where f.project_id = ${projectId} and c.project_id = f.project_id and c.id = f.commit_id and c.upload_id = f.upload_id`;
}

async function deleteCommits(tx: Tx, projectId: number, ids: readonly number[]): Promise<void> {
  const list = [...ids];
  await tx.$executeRaw`delete from file_fact where project_id = ${projectId} and commit_id = any(${list}::int[])`;
  await tx.$executeRaw`delete from tree_fact where project_id = ${projectId} and commit_id = any(${list}::int[])`;
  await tx.$executeRaw`delete from commit_fact where project_id = ${projectId} and id = any(${list}::int[])`;
}

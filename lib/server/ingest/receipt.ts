import "server-only";
import type { FormatIssue } from "@/lib/formats/issue";
import { db } from "@/lib/server/db/client";
import { type HeldProject, holdProject, type Tx } from "./transaction";

export type UploadKind = "scan" | "plan" | "run" | "findings" | "owners" | "unknown";

/** Refusals kept for the uploads page; older ones go, so that a broken client cannot fill the store. */
const REFUSALS_KEPT = 200;

export type Received = {
  readonly kind: UploadKind;
  readonly digest: Uint8Array<ArrayBuffer>;
  readonly bytes: number;
  readonly receivedAt: number;
};

/** The row of a request that was stored. */
export async function recordStored(
  tx: Tx,
  project: HeldProject,
  uploadId: number,
  received: Received,
): Promise<void> {
  await tx.upload.upsert({
    where: { projectId_digest: { projectId: project.id, digest: received.digest } },
    create: {
      projectId: project.id,
      id: uploadId,
      digest: received.digest,
      kind: received.kind,
      state: "stored",
      receivedAt: new Date(received.receivedAt),
      bytes: received.bytes,
    },
    update: {
      id: uploadId,
      kind: received.kind,
      state: "stored",
      receivedAt: new Date(received.receivedAt),
      detail: null,
    },
    select: { id: true },
  });
}

/** The row of a request that was refused, with its reasons. Nothing else of it is stored. */
export async function recordRefused(
  slug: string,
  received: Received,
  name: string,
  issues: readonly FormatIssue[],
  total: number,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const project = await holdProject(tx, slug);
    if (!project) return;
    const detail = JSON.stringify({ name, issues, total });
    const at = new Date(received.receivedAt);
    await tx.upload.upsert({
      where: { projectId_digest: { projectId: project.id, digest: received.digest } },
      create: {
        projectId: project.id,
        id: project.nextUpload,
        digest: received.digest,
        kind: received.kind,
        state: "refused",
        receivedAt: at,
        bytes: received.bytes,
        detail,
      },
      update: { receivedAt: at, detail },
      select: { id: true },
    });
    await tx.project.update({
      where: { id: project.id },
      data: { nextUpload: project.nextUpload + 1 },
      select: { id: true },
    });
    await tx.$executeRaw`
      delete from upload where project_id = ${project.id} and state = 'refused' and id not in (
        select id from upload where project_id = ${project.id} and state = 'refused' order by received_at desc, id desc limit ${REFUSALS_KEPT})`;
  });
}

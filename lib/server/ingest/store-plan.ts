import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/domain/canonical-json";
import type { Plan } from "@/lib/domain/plan";
import { AppError } from "@/lib/server/errors";
import type { HeldProject, Tx } from "./transaction";

export type PlanStored = { readonly id: string; readonly version: number; readonly isNew: boolean };

/** A version is one document for ever: the same one again changes nothing, another one is a conflict (rules.md 4). */
export async function storePlan(
  tx: Tx,
  project: HeldProject,
  uploadId: number,
  plan: Plan,
  source: string,
): Promise<PlanStored> {
  const document = canonicalJson(plan);
  const digest = createHash("sha256").update(document).digest();
  const key = { projectId: project.id, slug: plan.id, version: plan.version };
  const found = await tx.planVersion.findUnique({
    where: { projectId_slug_version: key },
    select: { digest: true },
  });
  if (found) {
    if (Buffer.from(found.digest).equals(digest))
      return { id: plan.id, version: plan.version, isNew: false };
    throw new AppError(
      "conflict",
      `Version ${plan.version} of plan ${plan.id} is stored already and says something else. Give the changed plan a higher version.`,
    );
  }
  const effectiveAt = plan.effectiveAt === undefined ? null : new Date(plan.effectiveAt);
  await tx.planVersion.create({
    data: { ...key, uploadId, digest, document, source, effectiveAt },
    select: { version: true },
  });
  return { id: plan.id, version: plan.version, isNew: true };
}

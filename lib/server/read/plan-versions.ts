import "server-only";
import type { Plan } from "@/lib/domain/plan";
import { db } from "@/lib/server/db/client";
import { cached } from "./cache";
import type { ProjectRow } from "./line-facts";

export type PlanVersionRow = {
  readonly version: number;
  readonly plan: Plan;
  readonly digest: string;
  readonly effectiveAt: number | null;
  readonly uploadId: number;
};

/** All versions of a plan, lowest first. */
export function readPlanVersions(
  project: ProjectRow,
  slug: string,
): Promise<readonly PlanVersionRow[]> {
  return cached({ project, question: `plan ${slug}` }, async () => {
    const rows = await db().planVersion.findMany({
      where: { projectId: project.id, slug },
      orderBy: { version: "asc" },
      select: { version: true, document: true, digest: true, effectiveAt: true, uploadId: true },
    });
    return rows.map(({ version, document, digest, effectiveAt, uploadId }) => ({
      version,
      plan: JSON.parse(document) as Plan,
      digest: Buffer.from(digest).toString("hex"),
      effectiveAt: effectiveAt?.getTime() ?? null,
      uploadId,
    }));
  });
}

/** The highest version in force at a moment; null when none is yet. */
export function planInForce(
  versions: readonly PlanVersionRow[],
  now: number,
): PlanVersionRow | null {
  return versions.findLast(({ effectiveAt }) => effectiveAt === null || effectiveAt <= now) ?? null;
}

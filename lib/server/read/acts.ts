import "server-only";
import { ACT_KINDS, type Act } from "@/lib/domain/acts";
import { db } from "@/lib/server/db/client";
import { cached } from "./cache";
import type { ProjectRow } from "./line-facts";

/** What people did or said about a plan, in the order in which it was stored. */
export function readActs(project: ProjectRow, plan: string): Promise<readonly Act[]> {
  return cached({ project, question: `acts ${plan}` }, async () => {
    const rows = await db().act.findMany({
      where: { projectId: project.id, plan },
      orderBy: { id: "asc" },
      select: { id: true, kind: true, subject: true, byName: true, at: true, reason: true },
    });
    return rows.flatMap(({ id, kind: stored, subject, byName, at, reason }): Act[] => {
      const kind = ACT_KINDS.find((known) => known === stored);
      return kind ? [{ id, kind, subject, by: byName, at: at.getTime(), reason }] : [];
    });
  });
}

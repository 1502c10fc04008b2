import "server-only";
import type { Tx } from "@/lib/server/ingest/transaction";

/** What people did or said, in the order in which it was stored. */
export async function* exportActs(tx: Tx, projectId: number): AsyncGenerator<object> {
  const acts = await tx.act.findMany({ where: { projectId }, orderBy: { id: "asc" } });
  for (const { plan, kind, subject, byName, at, reason } of acts)
    yield { act: { plan, kind, subject, by: byName, at: at.toISOString(), reason } };
}

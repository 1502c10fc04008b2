import "server-only";
import { db } from "@/lib/server/db/client";
import type { Board } from "./board";
import { cached } from "./cache";

/** How many imports of each target stand at the board's moment, subject of the plan or not. */
export function readTargetCounts({ project, asOf }: Board): Promise<ReadonlyMap<number, number>> {
  return cached({ project, question: `target counts ${asOf.position}` }, async () => {
    const rows = await db().$queryRaw<{ target: number; count: number }[]>`
      select l.target_id as target, count(*)::int as count
      from life l
      join commit_fact o on o.project_id = l.project_id and o.id = l.opened_id
      left join commit_fact c on c.project_id = l.project_id and c.id = l.closed_id
      where l.project_id = ${project.id} and o.position <= ${asOf.position} and (l.closed_id is null or c.position > ${asOf.position})
      group by l.target_id`;
    return new Map(rows.map(({ target, count }) => [target, count]));
  });
}

import "server-only";
import type { WideCommit } from "@/lib/domain/lives/version";
import type { Tx } from "./transaction";

/** Ids by position, for the commits that the derivation names. */
export type WideCommits = {
  readonly commits: readonly WideCommit[];
  readonly ids: ReadonlyMap<number, number>;
};

export async function readWideCommits(tx: Tx, projectId: number): Promise<WideCommits> {
  const rows = await tx.$queryRaw<
    { id: number; position: number; isFull: boolean; base: number | null; tree: string | null }[]
  >`
    select c.id, c.position, c.full as "isFull", b.position as base, array_to_string(t.added, ',') as tree
    from commit_fact c
    left join commit_fact b on c.jump and b.project_id = c.project_id and b.standing = 0
      and b.sha = coalesce(c.base, substring(c.parents from 1 for octet_length(c.sha)))
    left join tree_fact t on c.full and t.project_id = c.project_id and t.commit_id = c.id
    where c.project_id = ${projectId} and c.position is not null and (c.full or c.jump) order by c.position`;
  const commits = rows.map(({ position, isFull, base, tree }): WideCommit => {
    if (!isFull) return { position, kind: "jump", base: base ?? -1 };
    return {
      position,
      kind: "full",
      tree: tree === null ? null : new Set(tree.split(",").map(Number)),
    };
  });
  return { commits, ids: new Map(rows.map(({ position, id }) => [position, id])) };
}

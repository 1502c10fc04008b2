import "server-only";
import type { AsideCommit, WideCommit } from "@/lib/domain/lives/version";
import { STANDING } from "./standing";
import type { Tx } from "./transaction";

export type WideCommits = {
  readonly commits: readonly WideCommit[];
  /** Commits off the line that a delta on it is against, directly or through others. */
  readonly aside: readonly AsideCommit[];
  /** Their ids and nodes. */
  readonly asideIds: readonly (readonly [id: number, node: number])[];
  /** Ids by position, for the commits that the derivation names. */
  readonly ids: ReadonlyMap<number, number>;
};

type WideRow = {
  readonly id: number;
  readonly position: number;
  readonly isFull: boolean;
  readonly baseId: number | null;
  readonly basePosition: number | null;
  readonly tree: string | null;
};

export async function readWideCommits(tx: Tx, projectId: number): Promise<WideCommits> {
  const rows = await tx.$queryRaw<WideRow[]>`
    select c.id, c.position, c.full as "isFull", b.id as "baseId", b.position as "basePosition", array_to_string(t.added, ',') as tree
    from commit_fact c
    left join commit_fact b on c.jump and b.project_id = c.project_id and b.standing <> ${STANDING.outranked}
      and b.sha = coalesce(c.base, substring(c.parents from 1 for octet_length(c.sha)))
    left join tree_fact t on c.full and t.project_id = c.project_id and t.commit_id = c.id
    where c.project_id = ${projectId} and c.position is not null and (c.full or c.jump) order by c.position`;
  const starts = rows.flatMap(({ baseId, basePosition }) =>
    baseId !== null && basePosition === null ? [baseId] : [],
  );
  const aside = starts.length > 0 ? await readAside(tx, projectId, starts) : [];
  const nodeOf = new Map(aside.map(({ id }, index) => [id, -2 - index]));
  const baseOf = (id: number | null, position: number | null): number =>
    position ?? nodeOf.get(id ?? 0) ?? Number.MIN_SAFE_INTEGER;
  return {
    commits: rows.map(({ position, isFull, baseId, basePosition, tree }): WideCommit => {
      if (!isFull) return { position, kind: "jump", base: baseOf(baseId, basePosition) };
      const added = tree === null ? null : new Set(tree.split(",").map(Number));
      return { position, kind: "full", tree: added };
    }),
    aside: aside.map(({ id, isFull, baseId, basePosition }) => ({
      node: nodeOf.get(id) ?? 0,
      base: isFull ? null : baseOf(baseId, basePosition),
    })),
    asideIds: [...nodeOf],
    ids: new Map(rows.map(({ position, id }) => [position, id])),
  };
}

type AsideRow = Omit<WideRow, "position" | "tree">;

/** The chains of bases from these commits to the line, or to a full scan. */
function readAside(tx: Tx, projectId: number, starts: readonly number[]): Promise<AsideRow[]> {
  return tx.$queryRaw<AsideRow[]>`
    with recursive aside(id) as (
      select unnest(${[...starts]}::int[])
      union
      select b.id from aside a
        join commit_fact c on c.project_id = ${projectId} and c.id = a.id and not c.full
        join commit_fact b on b.project_id = ${projectId} and b.standing <> ${STANDING.outranked} and b.position is null
          and b.sha = coalesce(c.base, substring(c.parents from 1 for octet_length(c.sha)))
    )
    select c.id, c.full as "isFull", b.id as "baseId", b.position as "basePosition"
    from aside a join commit_fact c on c.project_id = ${projectId} and c.id = a.id
      left join commit_fact b on not c.full and b.project_id = c.project_id and b.standing <> ${STANDING.outranked}
        and b.sha = coalesce(c.base, substring(c.parents from 1 for octet_length(c.sha)))
    order by c.id`;
}

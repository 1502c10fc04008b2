import "server-only";
import type { Rename } from "@/lib/domain/lives/seed";
import type { Tx } from "./transaction";

export type RenameGroup = {
  readonly paths: readonly number[];
  readonly renames: readonly Rename[];
};

/** The paths that renames tie to the given ones, them included, as groups that no rename crosses. */
export async function renameGroups(
  tx: Tx,
  projectId: number,
  paths: ReadonlySet<number>,
): Promise<RenameGroup[]> {
  const pairs = await renamePairs(tx, projectId, paths);
  const parent = new Map<number, number>();
  const find = (path: number): number => {
    let root = path;
    for (let next = parent.get(root) ?? root; next !== root; next = parent.get(root) ?? root)
      root = next;
    parent.set(path, root);
    return root;
  };
  for (const path of paths) parent.set(path, path);
  for (const [from, to] of pairs) {
    if (!parent.has(from)) parent.set(from, from);
    if (!parent.has(to)) parent.set(to, to);
    parent.set(find(from), find(to));
  }
  const groups = new Map<number, { paths: number[]; renames: Rename[] }>();
  const wanted = new Set([...paths].map(find));
  for (const path of parent.keys()) {
    const root = find(path);
    if (!wanted.has(root)) continue;
    const group = groups.get(root);
    if (group) group.paths.push(path);
    else groups.set(root, { paths: [path], renames: [] });
  }
  for (const pair of pairs) groups.get(find(pair[0]))?.renames.push(pair);
  return [...groups.values()];
}

/** Paths from which on all renames of the project are read: a few bytes each, in one scan of their index. */
const MANY = 2_000;

async function renamePairs(
  tx: Tx,
  projectId: number,
  paths: ReadonlySet<number>,
): Promise<Rename[]> {
  return paths.size < MANY ? tiedPairs(tx, projectId, paths) : allPairs(tx, projectId);
}

/** More than are tied to the paths: what belongs to none of them is left out where groups are made. */
async function allPairs(tx: Tx, projectId: number): Promise<Rename[]> {
  const rows = await tx.$queryRaw<{ pairs: string | null }[]>`
    select string_agg(path_id || ',' || other_id, ';') as pairs
    from file_fact where project_id = ${projectId} and other_id is not null and kind = 3`;
  return parsePairs(rows);
}

function parsePairs(rows: readonly { readonly pairs: string | null }[]): Rename[] {
  const text = rows[0]?.pairs;
  return text ? text.split(";").map((pair) => pair.split(",").map(Number) as [number, number]) : [];
}

async function tiedPairs(tx: Tx, projectId: number, paths: ReadonlySet<number>): Promise<Rename[]> {
  const rows = await tx.$queryRaw<{ pairs: string | null }[]>`
    with recursive tied(id) as (
      select unnest(${[...paths]}::int[])
      union
      select found.id from tied t cross join lateral (
        select f.other_id as id from file_fact f where f.project_id = ${projectId} and f.path_id = t.id and f.kind = 3
        union all
        select f.path_id from file_fact f where f.project_id = ${projectId} and f.other_id = t.id and f.kind = 3
      ) found
    )
    select string_agg(f.path_id || ',' || f.other_id, ';') as pairs
    from file_fact f where f.project_id = ${projectId} and f.kind = 3 and f.other_id = any(array(select id from tied))`;
  return parsePairs(rows);
}

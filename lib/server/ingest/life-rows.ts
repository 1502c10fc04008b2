import "server-only";
import type { LifeRow } from "@/lib/domain/lives/version";
import type { Tx } from "./transaction";

/** A row as the store holds it: path target kind n opened | closed openedHow closedHow bornPath born, commits by id, 0 = none. */
type Key = string;

function keyOf(life: LifeRow, ids: ReadonlyMap<number, number>): Key {
  return `${life.path} ${life.target} ${life.kind} ${life.n} ${ids.get(life.opened) ?? 0}`;
}

function restOf(life: LifeRow, ids: ReadonlyMap<number, number>): string {
  const closed = life.closed === null ? 0 : (ids.get(life.closed) ?? 0);
  return `${closed} ${life.openedHow} ${life.closedHow ?? -1} ${life.bornPath} ${ids.get(life.born) ?? 0}`;
}

/** Makes the stored lives of these paths equal to the derived ones, writing only what differs. */
export async function writeLives(
  tx: Tx,
  projectId: number,
  paths: readonly number[],
  lives: readonly LifeRow[],
  ids: ReadonlyMap<number, number>,
): Promise<void> {
  const stored = await readStored(tx, projectId, paths);
  const changed: string[] = [];
  for (const life of lives) {
    const key = keyOf(life, ids);
    const rest = restOf(life, ids);
    if (stored.get(key) !== rest) changed.push(`${key} ${rest}`);
    stored.delete(key);
  }
  if (stored.size > 0) await removeLives(tx, projectId, [...stored.keys()]);
  if (changed.length > 0) await upsertLives(tx, projectId, changed);
}

async function readStored(
  tx: Tx,
  projectId: number,
  paths: readonly number[],
): Promise<Map<Key, string>> {
  const rows = await tx.$queryRaw<{ lives: string | null }[]>`
    select string_agg(path_id || ' ' || target_id || ' ' || kind || ' ' || n || ' ' || opened_id || '|' || coalesce(closed_id, 0) || ' ' || opened_how
      || ' ' || coalesce(closed_how, -1) || ' ' || born_path_id || ' ' || born_id, ';') as lives
    from life where project_id = ${projectId} and path_id = any(${[...paths]}::int[])`;
  const text = rows[0]?.lives;
  if (!text) return new Map();
  return new Map(text.split(";").map((row) => row.split("|") as [string, string]));
}

function columns(rows: readonly string[], width: number): number[][] {
  const found: number[][] = Array.from({ length: width }, () => []);
  for (const row of rows) {
    const values = row.split(" ");
    for (let i = 0; i < width; i++) found[i]?.push(Number(values[i]));
  }
  return found;
}

async function removeLives(tx: Tx, projectId: number, keys: readonly Key[]): Promise<void> {
  const [path, target, kind, n, opened] = columns(keys, 5);
  await tx.$executeRaw`
    delete from life l using unnest(${path}::int[], ${target}::int[], ${kind}::int[], ${n}::int[], ${opened}::int[]) u(path, target, kind, n, opened)
    where l.project_id = ${projectId} and l.path_id = u.path and l.target_id = u.target and l.kind = u.kind and l.n = u.n and l.opened_id = u.opened`;
}

async function upsertLives(tx: Tx, projectId: number, rows: readonly string[]): Promise<void> {
  const [path, target, kind, n, opened, closed, openedHow, closedHow, bornPath, born] = columns(
    rows,
    10,
  );
  await tx.$executeRaw`
    insert into life (project_id, path_id, target_id, kind, n, opened_id, closed_id, opened_how, closed_how, born_path_id, born_id)
    select ${projectId}, u.path, u.target, u.kind, u.n, u.opened, nullif(u.closed, 0), u.how, nullif(u.gone, -1), u.home, u.born
    from unnest(${path}::int[], ${target}::int[], ${kind}::int[], ${n}::int[], ${opened}::int[], ${closed}::int[], ${openedHow}::int[],
      ${closedHow}::int[], ${bornPath}::int[], ${born}::int[]) u(path, target, kind, n, opened, closed, how, gone, home, born)
    on conflict (project_id, path_id, target_id, kind, n, opened_id) do update set closed_id = excluded.closed_id, opened_how = excluded.opened_how,
      closed_how = excluded.closed_how, born_path_id = excluded.born_path_id, born_id = excluded.born_id`;
}

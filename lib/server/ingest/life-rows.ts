import "server-only";
import type { LifeRow } from "@/lib/domain/lives/version";
import { Prisma } from "@/lib/server/db/generated/client";
import { insertColumns } from "@/lib/server/db/insert-columns";
import { readColumns } from "@/lib/server/db/read-columns";
import type { Tx } from "./transaction";

/** Rows of one statement: the embedded engine takes large parameters at a cost that grows with their square. */
const SLICE = 20_000;

const FIELDS = [
  "path",
  "target",
  "kind",
  "n",
  "opened",
  "closed",
  "openedHow",
  "closedHow",
  "bornPath",
  "born",
] as const;
type Field = (typeof FIELDS)[number];

/** A row as the store holds it: commits by id, 0 and -1 for none. */
type Stored = Readonly<Record<Field, number>>;

/** A life that was read names its commits by their ids, negative, where one that is derived names positions. */
function idOf(position: number, ids: ReadonlyMap<number, number>): number {
  return position < 0 ? -position : (ids.get(position) ?? 0);
}

function toStored(life: LifeRow, ids: ReadonlyMap<number, number>): Stored {
  return {
    path: life.path,
    target: life.target,
    kind: life.kind,
    n: life.n,
    opened: idOf(life.opened, ids),
    closed: life.closed === null ? 0 : idOf(life.closed, ids),
    openedHow: life.openedHow,
    closedHow: life.closedHow ?? -1,
    bornPath: life.bornPath,
    born: idOf(life.born, ids),
  };
}

function keyOf(row: Stored): string {
  return `${row.path} ${row.target} ${row.kind} ${row.n} ${row.opened}`;
}

function isSame(a: Stored, b: Stored): boolean {
  return (
    a.closed === b.closed &&
    a.openedHow === b.openedHow &&
    a.closedHow === b.closedHow &&
    a.bornPath === b.bornPath &&
    a.born === b.born
  );
}

/** Lives as they stand in the store, by their keys. */
export type StoredLives = ReadonlyMap<string, Stored>;

/**
 * What makes the stored lives of some paths equal to the derived ones, writing only what differs. All is made ready here, so that
 * something else can be put together while it is written.
 */
export function livesWrite(
  projectId: number,
  standing: StoredLives,
  lives: readonly LifeRow[],
  ids: ReadonlyMap<number, number>,
): (tx: Tx) => Promise<void> {
  const stored = new Map(standing);
  const added: LifeRow[] = [];
  const changed: LifeRow[] = [];
  for (const life of lives) {
    if (stored.size === 0) {
      added.push(life);
      continue;
    }
    const row = toStored(life, ids);
    const key = keyOf(row);
    const known = stored.get(key);
    if (!known) added.push(life);
    else if (!isSame(known, row)) changed.push(life);
    stored.delete(key);
  }
  const gone = [...stored.values()];
  const overwrites = statements(projectId, changed, ids);
  const inserts = statements(projectId, added, ids);
  return async (tx) => {
    for (const slice of slices(gone)) await removeLives(tx, projectId, slice);
    for (const columns of overwrites) await insertColumns(tx, "life", columns, OVERWRITE);
    for (const columns of inserts) await insertColumns(tx, "life", columns);
  };
}

function slices<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(rows.length / SLICE);
  return Array.from({ length: count }, (_, at) => rows.slice(at * SLICE, (at + 1) * SLICE));
}

function statements(
  projectId: number,
  lives: readonly LifeRow[],
  ids: ReadonlyMap<number, number>,
): ReturnType<typeof columnsOf>[] {
  return slices(lives).map((slice) => columnsOf(projectId, slice, ids));
}

/** Writes lives that went on from those that `readLives` gave: the ones closed since and the new ones. */
export async function writeResumed(
  tx: Tx,
  projectId: number,
  lives: readonly LifeRow[],
  ids: ReadonlyMap<number, number>,
): Promise<void> {
  const closed = lives.filter((life) => life.opened < 0 && life.closed !== null);
  for (const columns of statements(projectId, closed, ids))
    await insertColumns(tx, "life", columns, OVERWRITE);
  const added = lives.filter(({ opened }) => opened >= 0);
  for (const columns of statements(projectId, added, ids)) await insertColumns(tx, "life", columns);
}

/** The stored lives of these paths. Commits are their ids, negative: no position is known of them. */
export async function readLives(
  tx: Tx,
  projectId: number,
  paths: readonly number[],
): Promise<LifeRow[]> {
  const rows = [...(await readStored(tx, projectId, paths)).values()];
  return rows.map((row) => ({
    ...{ path: row.path, target: row.target, kind: row.kind, n: row.n },
    ...{ opened: -row.opened, openedHow: row.openedHow },
    closed: row.closed === 0 ? null : -row.closed,
    closedHow: row.closedHow === -1 ? null : row.closedHow,
    ...{ bornPath: row.bornPath, born: -row.born },
  }));
}

/** Costs half as much again, so only rows that are known to exist go this way. */
const OVERWRITE = Prisma.sql`on conflict (project_id, path_id, target_id, kind, n, opened_id) do update set closed_id = excluded.closed_id,
  opened_how = excluded.opened_how, closed_how = excluded.closed_how, born_path_id = excluded.born_path_id, born_id = excluded.born_id`;

const KINDS = Object.fromEntries(FIELDS.map((field) => [field, "int"])) as Readonly<
  Record<Field, "int">
>;

export async function readStored(
  tx: Tx,
  projectId: number,
  paths: readonly number[],
): Promise<StoredLives> {
  const columns = await readColumns(
    tx,
    KINDS,
    Prisma.sql`select path_id as path, target_id as target, kind, n, opened_id as opened, coalesce(closed_id, 0) as closed, opened_how as "openedHow",
      coalesce(closed_how, -1) as "closedHow", born_path_id as "bornPath", born_id as born
      from life where project_id = ${projectId} and path_id = any(${[...paths]}::int[])`,
  );
  const stored = new Map<string, Stored>();
  for (let at = 0; at < columns.path.length; at++) {
    const row = Object.fromEntries(
      FIELDS.map((field) => [field, columns[field][at] ?? 0]),
    ) as Stored;
    stored.set(keyOf(row), row);
  }
  return stored;
}

function column(rows: readonly Stored[], field: Field): Int32Array {
  return Int32Array.from(rows, (row) => row[field]);
}

async function removeLives(tx: Tx, projectId: number, rows: readonly Stored[]): Promise<void> {
  const [path, target, kind, n, opened] = (["path", "target", "kind", "n", "opened"] as const).map(
    (field) => [...column(rows, field)],
  );
  await tx.$executeRaw`
    delete from life l using unnest(${path}::int[], ${target}::int[], ${kind}::int[], ${n}::int[], ${opened}::int[]) u(path, target, kind, n, opened)
    where l.project_id = ${projectId} and l.path_id = u.path and l.target_id = u.target and l.kind = u.kind and l.n = u.n and l.opened_id = u.opened`;
}

/** Three times as fast as `Int32Array.from`, which asks for an iterator. */
function numbers(lives: readonly LifeRow[], of: (life: LifeRow) => number): Int32Array {
  const column = new Int32Array(lives.length);
  lives.forEach((life, at) => {
    column[at] = of(life);
  });
  return column;
}

function columnsOf(projectId: number, lives: readonly LifeRow[], ids: ReadonlyMap<number, number>) {
  const int = (of: (life: LifeRow) => number) => ({ int: numbers(lives, of) });
  const id = (position: number): number => idOf(position, ids);
  return {
    path_id: int(({ path }) => path),
    project_id: int(() => projectId),
    target_id: int(({ target }) => target),
    kind: int(({ kind }) => kind),
    n: int(({ n }) => n),
    opened_id: int(({ opened }) => id(opened)),
    closed_id: { int: lives.map(({ closed }) => (closed === null ? null : id(closed))) },
    opened_how: int(({ openedHow }) => openedHow),
    closed_how: { int: lives.map(({ closedHow }) => closedHow) },
    born_path_id: int(({ bornPath }) => bornPath),
    born_id: int(({ born }) => id(born)),
  };
}

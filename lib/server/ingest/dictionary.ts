import "server-only";
import { textArray } from "@/lib/server/db/text-array";
import type { HeldProject, Tx } from "./transaction";

/** Ids of a project's paths, targets and people: known ones are read, new ones written, both in one statement each. */

type Row = { readonly ids: string | null };

/** Ids in the order of the keys asked for; 0 for those that are not known. */
function parseIds(rows: readonly Row[]): number[] {
  const text = rows[0]?.ids;
  return text ? text.split(",").map(Number) : [];
}

function fill(
  keys: readonly string[],
  ids: readonly number[],
  next: number,
): { known: Map<string, number>; fresh: string[] } {
  const known = new Map<string, number>();
  const fresh: string[] = [];
  keys.forEach((key, index) => {
    const id = ids[index] ?? 0;
    if (id === 0) {
      known.set(key, next + fresh.length);
      fresh.push(key);
    } else known.set(key, id);
  });
  return { known, fresh };
}

export async function internPaths(
  tx: Tx,
  project: HeldProject,
  paths: Iterable<string>,
): Promise<Map<string, number>> {
  const keys = [...new Set(paths)];
  if (keys.length === 0) return new Map();
  const rows = await tx.$queryRaw<Row[]>`
    select string_agg(coalesce(p.id, 0)::text, ',' order by u.ord) as ids
    from unnest(${textArray(keys)}) with ordinality u(path, ord)
    left join path p on p.project_id = ${project.id} and p.path = u.path`;
  const { known, fresh } = fill(keys, parseIds(rows), project.nextPath);
  if (fresh.length > 0) {
    await tx.$executeRaw`
      insert into path (project_id, id, path)
      select ${project.id}, ${project.nextPath}::int + u.ord::int - 1, u.path from unnest(${textArray(fresh)}) with ordinality u(path, ord)`;
    project.nextPath += fresh.length;
  }
  return known;
}

export async function internPeople(
  tx: Tx,
  project: HeldProject,
  names: Iterable<string>,
): Promise<Map<string, number>> {
  const keys = [...new Set(names)];
  if (keys.length === 0) return new Map();
  const rows = await tx.$queryRaw<Row[]>`
    select string_agg(coalesce(p.id, 0)::text, ',' order by u.ord) as ids
    from unnest(${textArray(keys)}) with ordinality u(name, ord)
    left join person p on p.project_id = ${project.id} and p.name = u.name`;
  const { known, fresh } = fill(keys, parseIds(rows), project.nextPerson);
  if (fresh.length > 0) {
    await tx.$executeRaw`
      insert into person (project_id, id, name)
      select ${project.id}, ${project.nextPerson}::int + u.ord::int - 1, u.name from unnest(${textArray(fresh)}) with ordinality u(name, ord)`;
    project.nextPerson += fresh.length;
  }
  return known;
}

/** No stored text holds it; a line end may stand in a module that is named by a path. */
const BETWEEN = "\u0000";

/** The key of a target: the empty name is the module itself, which no import can be called. */
export function targetKey(module: string, name: string | null): string {
  return `${module}${BETWEEN}${name ?? ""}`;
}

export async function internTargets(
  tx: Tx,
  project: HeldProject,
  wanted: Iterable<string>,
): Promise<Map<string, number>> {
  const keys = [...new Set(wanted)];
  if (keys.length === 0) return new Map();
  const modules = keys.map((key) => key.slice(0, key.indexOf(BETWEEN)));
  const names = keys.map((key) => key.slice(key.indexOf(BETWEEN) + 1));
  const rows = await tx.$queryRaw<Row[]>`
    select string_agg(coalesce(t.id, 0)::text, ',' order by u.ord) as ids
    from unnest(${textArray(modules)}, ${textArray(names)}) with ordinality u(module, name, ord)
    left join target t on t.project_id = ${project.id} and t.module = u.module and t.name = u.name`;
  const { known, fresh } = fill(keys, parseIds(rows), project.nextTarget);
  if (fresh.length > 0) {
    const freshModules = fresh.map((key) => key.slice(0, key.indexOf(BETWEEN)));
    const freshNames = fresh.map((key) => key.slice(key.indexOf(BETWEEN) + 1));
    await tx.$executeRaw`
      insert into target (project_id, id, module, name)
      select ${project.id}, ${project.nextTarget}::int + u.ord::int - 1, u.module, u.name
      from unnest(${textArray(freshModules)}, ${textArray(freshNames)}) with ordinality u(module, name, ord)`;
    project.nextTarget += fresh.length;
  }
  return known;
}

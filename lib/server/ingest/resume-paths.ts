import "server-only";
import { resumeLives } from "@/lib/domain/lives/derive";
import { type Seed, seedOf } from "@/lib/domain/lives/seed";
import type { LifeRow, SpellRow } from "@/lib/domain/lives/version";
import { type RenameGroup, renameGroups } from "./closure";
import { readLives, writeResumed } from "./life-rows";
import { readChanges } from "./path-changes";
import { addSpells } from "./spell-rows";
import type { Tx } from "./transaction";

/**
 * Brings the lives of the paths that new commits behind the tip touched up to date from what stands, so that the cost is
 * that of the change and not of the history behind it. Returns the paths that have to be derived from their start.
 */
export async function resumePaths(
  tx: Tx,
  projectId: number,
  commits: readonly number[],
  touched: ReadonlySet<number>,
): Promise<ReadonlySet<number>> {
  if (touched.size === 0) return touched;
  const groups = await groupsOf(tx, projectId, commits, touched);
  const seeds = await seedsOf(tx, projectId, commits, touched, groups);
  const lives: LifeRow[] = [];
  const spells: SpellRow[] = [];
  const ids = new Map<number, number>();
  const resumed = [...seeds.keys()];
  const changes = await readChanges(tx, projectId, resumed.map(pathsOf), { commits }, ids);
  resumed.forEach((group, index) => {
    const seed = seeds.get(group);
    if (!seed) return;
    const derived = resumeLives(changes[index] ?? [], seed);
    for (const life of derived.lives) lives.push(life);
    for (const spell of derived.spells) spells.push(spell);
  });
  await writeResumed(tx, projectId, lives, ids);
  await addSpells(tx, projectId, spells, ids);
  const others = groups.filter((group) => !seeds.has(group));
  return new Set(others.flatMap(pathsOf).filter((path) => touched.has(path)));
}

function pathsOf({ paths }: RenameGroup): readonly number[] {
  return paths;
}

/** Paths by the renames that bear on them now: those that a file was renamed to, and those that one is renamed from. */
async function groupsOf(
  tx: Tx,
  projectId: number,
  commits: readonly number[],
  touched: ReadonlySet<number>,
): Promise<RenameGroup[]> {
  const rows = await tx.$queryRaw<{ ids: string | null }[]>`
    select string_agg(id::text, ',') as ids from (
      select u.id from unnest(${[...touched]}::int[]) u(id) cross join lateral (
        select 1 from file_fact f where f.project_id = ${projectId} and f.other_id = u.id limit 1) k
      union
      select path_id from file_fact where project_id = ${projectId} and commit_id = any(${[...commits]}::int[]) and kind = 3) found`;
  const renamed = parseIds(rows);
  const tied = renamed.size > 0 ? await renameGroups(tx, projectId, renamed) : [];
  const inGroup = new Set(tied.flatMap(pathsOf));
  const alone = [...touched].filter((path) => !inGroup.has(path));
  return [...tied, ...alone.map((path) => ({ paths: [path], renames: [] }))];
}

/** What stands at each group that can go on from it. */
async function seedsOf(
  tx: Tx,
  projectId: number,
  commits: readonly number[],
  touched: ReadonlySet<number>,
  groups: readonly RenameGroup[],
): Promise<Map<RenameGroup, Seed>> {
  const lives = new Map<number, LifeRow[]>();
  for (const life of await readLives(tx, projectId, groups.flatMap(pathsOf))) {
    const here = lives.get(life.path);
    if (here) here.push(life);
    else lives.set(life.path, [life]);
  }
  const stands = (path: number) => lives.get(path)?.some(({ closed }) => closed === null) ?? false;
  const open = await openSpells(tx, projectId, touched);
  const bare = [...touched].filter((path) => !stands(path));
  const known = await knownBefore(tx, projectId, Math.min(...commits), bare);
  const seeds = new Map<RenameGroup, Seed>();
  for (const group of groups) {
    const pasts = group.paths
      .filter((path) => touched.has(path))
      .map((path) => ({
        path,
        isKnown: stands(path) || known.has(path),
        hasSpell: open.has(path),
      }));
    const seed = seedOf(
      pasts,
      group.renames,
      group.paths.flatMap((path) => lives.get(path) ?? []),
    );
    if (seed) seeds.set(group, seed);
  }
  return seeds;
}

async function openSpells(
  tx: Tx,
  projectId: number,
  paths: ReadonlySet<number>,
): Promise<Set<number>> {
  const rows = await tx.$queryRaw<{ ids: string | null }[]>`
    select string_agg(path_id::text, ',') as ids from spell
    where project_id = ${projectId} and path_id = any(${[...paths]}::int[]) and to_id is null`;
  return parseIds(rows);
}

/** Those of the paths of which a commit before the first new one said something. Ids are given out in order of arrival. */
async function knownBefore(
  tx: Tx,
  projectId: number,
  first: number,
  paths: readonly number[],
): Promise<Set<number>> {
  if (paths.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ ids: string | null }[]>`
    select string_agg(distinct u.id::text, ',') as ids from unnest(${[...paths]}::int[]) u(id) cross join lateral (
      (select 1 from file_fact f where f.project_id = ${projectId} and f.path_id = u.id and f.commit_id < ${first} limit 1)
      union all
      (select 1 from file_fact f where f.project_id = ${projectId} and f.other_id = u.id and f.commit_id < ${first} limit 1)) k`;
  return parseIds(rows);
}

function parseIds(rows: readonly { ids: string | null }[]): Set<number> {
  const text = rows[0]?.ids;
  return new Set(text ? text.split(",").map(Number) : []);
}

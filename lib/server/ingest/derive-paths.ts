import "server-only";
import { deriveLives } from "@/lib/domain/lives/derive";
import type { LifeRow, SpellRow } from "@/lib/domain/lives/version";
import { renameGroups } from "./closure";
import { writeLives } from "./life-rows";
import { readChanges } from "./path-changes";
import type { Placement } from "./place";
import { resumePaths } from "./resume-paths";
import { writeSpells } from "./spell-rows";
import type { HeldProject, Tx } from "./transaction";
import { readWideCommits, type WideCommits } from "./wide-commits";

/** Paths derived in one go, so that memory stays flat however much must be derived again. */
const BATCH = 4_000;

/** Brings the lives of every path that a placement touched up to date, and of nothing else. */
export async function deriveAfter(
  tx: Tx,
  project: HeldProject,
  placement: Placement,
): Promise<void> {
  const paths = placement.everything
    ? await allPaths(tx, project.id)
    : await pathsOfCommits(tx, project.id, placement.changed);
  if (placement.appended) {
    await derivePaths(tx, project, await resumePaths(tx, project.id, placement.changed, paths));
    return;
  }
  if (placement.standing) for (const path of await standingPaths(tx, project.id)) paths.add(path);
  await derivePaths(tx, project, paths);
}

/** Paths with a life or a spell that has not ended. */
async function standingPaths(tx: Tx, projectId: number): Promise<Set<number>> {
  const rows = await tx.$queryRaw<{ ids: string | null }[]>`
    select string_agg(id::text, ',') as ids from (
      select path_id as id from life where project_id = ${projectId} and closed_id is null
      union select path_id from spell where project_id = ${projectId} and to_id is null) found`;
  return parseIds(rows);
}

export async function derivePaths(
  tx: Tx,
  project: HeldProject,
  paths: ReadonlySet<number>,
): Promise<void> {
  if (paths.size === 0) return;
  const wide = await readWideCommits(tx, project.id);
  let batch: (readonly number[])[] = [];
  let size = 0;
  for (const group of await renameGroups(tx, project.id, paths)) {
    batch.push(group.paths);
    size += group.paths.length;
    if (size < BATCH) continue;
    await deriveBatch(tx, project, batch, wide);
    batch = [];
    size = 0;
  }
  if (size > 0) await deriveBatch(tx, project, batch, wide);
}

export async function allPaths(tx: Tx, projectId: number): Promise<Set<number>> {
  const rows = await tx.$queryRaw<{ ids: string | null }[]>`
    select string_agg(id::text, ',') as ids from (
      select path_id as id from file_fact where project_id = ${projectId}
      union select other_id from file_fact where project_id = ${projectId} and other_id is not null) found`;
  return parseIds(rows);
}

export async function pathsOfCommits(
  tx: Tx,
  projectId: number,
  commits: readonly number[],
): Promise<Set<number>> {
  if (commits.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ ids: string | null }[]>`
    select string_agg(id::text, ',') as ids from (
      select path_id as id from file_fact where project_id = ${projectId} and commit_id = any(${[...commits]}::int[])
      union select other_id from file_fact where project_id = ${projectId} and commit_id = any(${[...commits]}::int[]) and other_id is not null) found`;
  return parseIds(rows);
}

function parseIds(rows: readonly { ids: string | null }[]): Set<number> {
  const text = rows[0]?.ids;
  return new Set(text ? text.split(",").map(Number) : []);
}

async function deriveBatch(
  tx: Tx,
  project: HeldProject,
  groups: readonly (readonly number[])[],
  wide: WideCommits,
): Promise<void> {
  const paths = groups.flat();
  const ids = new Map(wide.ids);
  const changes = await readChanges(
    tx,
    project.id,
    groups,
    { paths, asideIds: wide.asideIds },
    ids,
  );
  const lives: LifeRow[] = [];
  const spells: SpellRow[] = [];
  changes.forEach((change) => {
    const derived = deriveLives(change, wide.commits, wide.aside);
    for (const life of derived.lives) lives.push(life);
    for (const spell of derived.spells) spells.push(spell);
  });
  await writeLives(tx, project.id, paths, lives, ids);
  await writeSpells(tx, project.id, paths, spells, ids);
}

import "server-only";
import { deriveLives } from "@/lib/domain/lives/derive";
import type { CommitChange, LifeRow, SpellRow } from "@/lib/domain/lives/version";
import { renameGroups } from "./closure";
import { livesWrite, readStored, type StoredLives } from "./life-rows";
import { readChanges } from "./path-changes";
import type { Placement } from "./place";
import { resumePaths } from "./resume-paths";
import { writeSpells } from "./spell-rows";
import type { HeldProject, Tx } from "./transaction";
import { readWideCommits, type WideCommits } from "./wide-commits";
import { underWay, writeBehind } from "./write-behind";

/** Paths derived in one go: memory stays flat however much must be derived again, and one is derived while one is written. */
const BATCH = 2_000;

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
    await derivePaths(tx, project, await resumePaths(tx, project.id, placement.appended, paths));
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
  const batches = batchesOf(await renameGroups(tx, project.id, paths));
  const read = (groups: Groups | undefined) =>
    groups === undefined ? null : underWay(readBatch(tx, project.id, groups, wide));
  const behind = writeBehind();
  let next = read(batches[0]);
  for (let at = 1; next !== null; at += 1) {
    const batch = await next;
    next = read(batches[at]);
    const write = deriveBatch(project.id, batch, wide);
    await behind.write(() => write(tx));
  }
  await behind.end();
}

type Groups = readonly (readonly number[])[];

function batchesOf(groups: readonly { readonly paths: readonly number[] }[]): readonly Groups[] {
  const batches: (readonly number[])[][] = [];
  let size = BATCH;
  for (const { paths } of groups) {
    if (size >= BATCH) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(paths);
    size += paths.length;
  }
  return batches;
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

type Batch = {
  readonly paths: readonly number[];
  readonly changes: readonly (readonly CommitChange[])[];
  readonly stored: StoredLives;
  readonly ids: ReadonlyMap<number, number>;
};

async function readBatch(
  tx: Tx,
  projectId: number,
  groups: Groups,
  wide: WideCommits,
): Promise<Batch> {
  const paths = groups.flat();
  const ids = new Map(wide.ids);
  const of = { paths, asideIds: wide.asideIds };
  const changes = await readChanges(tx, projectId, groups, of, ids);
  return { paths, changes, stored: await readStored(tx, projectId, paths), ids };
}

/** Derives the lives of paths; what is left is to write them. */
function deriveBatch(
  projectId: number,
  { paths, changes, stored, ids }: Batch,
  wide: WideCommits,
): (tx: Tx) => Promise<void> {
  const lives: LifeRow[] = [];
  const spells: SpellRow[] = [];
  for (const change of changes) {
    const derived = deriveLives(change, wide.commits, wide.aside);
    for (const life of derived.lives) lives.push(life);
    for (const spell of derived.spells) spells.push(spell);
  }
  const write = livesWrite(projectId, stored, lives, ids);
  return async (tx) => {
    await write(tx);
    await writeSpells(tx, projectId, paths, spells, ids);
  };
}

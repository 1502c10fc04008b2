import "server-only";
import { deriveLives } from "@/lib/domain/lives/derive";
import type { CommitChange, ImportRow, LifeRow, SpellRow } from "@/lib/domain/lives/version";
import { renameGroups } from "./closure";
import { FILE_FACT } from "./file-facts";
import { writeLives } from "./life-rows";
import type { Placement } from "./place";
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
  let batch: number[][] = [];
  let size = 0;
  for (const group of await renameGroups(tx, project.id, paths)) {
    batch.push(group);
    size += group.length;
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
  groups: readonly number[][],
  wide: WideCommits,
): Promise<void> {
  const paths = groups.flat();
  const ids = new Map(wide.ids);
  const changes = await readChanges(tx, project.id, groups, wide, ids);
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

type Fact = {
  readonly path: number;
  readonly position: number;
  readonly kind: number;
  readonly other: number;
  readonly content: string;
};

/** The facts of each group in order of the line; `ids` learns the commits that they belong to. */
async function readChanges(
  tx: Tx,
  projectId: number,
  groups: readonly number[][],
  wide: WideCommits,
  ids: Map<number, number>,
): Promise<CommitChange[][]> {
  const groupOf = new Map<number, number>();
  groups.forEach((group, index) => {
    for (const path of group) groupOf.set(path, index);
  });
  const perGroup = groups.map(() => new Map<number, Mutable>());
  for (const fact of await readFacts(tx, projectId, groups.flat(), wide, ids)) {
    const changes = perGroup[groupOf.get(fact.path) ?? -1];
    if (!changes) continue;
    let change = changes.get(fact.position);
    if (!change) {
      change = {
        position: fact.position,
        renamed: [],
        deleted: [],
        files: new Map(),
        unreadable: new Set(),
      };
      changes.set(fact.position, change);
    }
    addFact(change, fact);
  }
  return perGroup.map((changes) => [...changes.values()].sort((a, b) => a.position - b.position));
}

type Mutable = {
  position: number;
  renamed: [number, number][];
  deleted: number[];
  files: Map<number, ImportRow[]>;
  unreadable: Set<number>;
};

function addFact(change: Mutable, { path, kind, other, content }: Fact): void {
  if (kind === FILE_FACT.listed) change.files.set(path, parseRows(content));
  else if (kind === FILE_FACT.deleted) change.deleted.push(path);
  else if (kind === FILE_FACT.unreadable) change.unreadable.add(path);
  else change.renamed.push([path, other]);
}

function parseRows(content: string): ImportRow[] {
  const rows = JSON.parse(content) as [number, number, number][];
  return rows.map(([line, target, kind]) => ({ line, target, kind }));
}

/** One long text instead of one object a row: reading is what a large derivation spends its time on. */
async function readFacts(
  tx: Tx,
  projectId: number,
  paths: readonly number[],
  wide: WideCommits,
  ids: Map<number, number>,
): Promise<Fact[]> {
  const rows = await tx.$queryRaw<{ facts: string | null }[]>`
    select string_agg(f.path_id || ' ' || coalesce(c.position, a.node) || ' ' || c.id || ' ' || f.kind || ' ' || coalesce(f.other_id, 0) || ' ' ||
      case when f.kind = 0 then f.content else '' end, E'\n') as facts
    from file_fact f join commit_fact c on c.project_id = f.project_id and c.id = f.commit_id
      left join unnest(${wide.asideIds.map(([id]) => id)}::int[], ${wide.asideIds.map(([, node]) => node)}::int[]) a(id, node) on a.id = c.id
    where f.project_id = ${projectId} and f.path_id = any(${[...paths]}::int[]) and (c.position is not null or a.node is not null)`;
  const text = rows[0]?.facts;
  if (!text) return [];
  return text.split("\n").map((line) => {
    const [path, position, commit, kind, other] = line.split(" ", 5).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ];
    if (position >= 0) ids.set(position, commit);
    return { path, position, kind, other, content: line.slice(nthSpace(line, 5) + 1) };
  });
}

function nthSpace(line: string, n: number): number {
  let at = -1;
  for (let i = 0; i < n; i++) at = line.indexOf(" ", at + 1);
  return at;
}

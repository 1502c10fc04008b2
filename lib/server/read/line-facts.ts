import "server-only";
import type {
  CommitColumns,
  LifeColumns,
  LineFacts,
  Scanner,
  Spell,
  Target,
} from "@/lib/domain/board/line-facts";
import { findWaiting } from "@/lib/domain/line/order";
import { db } from "@/lib/server/db/client";
import { Prisma } from "@/lib/server/db/generated/client";
import { readColumns } from "@/lib/server/db/read-columns";
import { cachedForLine } from "./cache";

export type ProjectRow = {
  readonly id: number;
  readonly slug: string;
  readonly repository: string;
  readonly demo: boolean;
  readonly commitLink: string | null;
  readonly lineLink: string | null;
  readonly revision: number;
  /** Stays the same where only test runs, plans and acts came. */
  readonly lineRevision: number;
};

const SEPARATOR = "\u001f";

/** The targets of a project by id: what a plan chooses its subject from. */
export function readTargets(project: ProjectRow): Promise<readonly (Target | undefined)[]> {
  return cachedForLine({ project, question: "targets" }, async () => {
    const rows = await db().$queryRaw<
      { ids: string | null; modules: string | null; names: string | null }[]
    >`
      select string_agg(id::text, ',' order by id) as ids, string_agg(module, ${SEPARATOR} order by id) as modules, string_agg(name, ${SEPARATOR} order by id) as names
      from target where project_id = ${project.id}`;
    const modules = split(rows[0]?.modules, SEPARATOR);
    const names = split(rows[0]?.names, SEPARATOR);
    const targets: (Target | undefined)[] = [];
    split(rows[0]?.ids, ",").forEach((id, index) => {
      targets[Number(id)] = { module: modules[index] ?? "", name: names[index] || null };
    });
    return targets;
  });
}

/** Every path that the project has seen, by id. */
export function readPaths(project: ProjectRow): Promise<readonly string[]> {
  return cachedForLine({ project, question: "paths" }, async () => {
    const rows = await db().$queryRaw<{ ids: string | null; paths: string | null }[]>`
      select string_agg(id::text, ',' order by id) as ids, string_agg(path, ${SEPARATOR} order by id) as paths from path where project_id = ${project.id}`;
    const texts = split(rows[0]?.paths, SEPARATOR);
    const paths: string[] = [];
    split(rows[0]?.ids, ",").forEach((id, index) => {
      paths[Number(id)] = texts[index] ?? "";
    });
    return paths;
  });
}

/** A list of texts in one value: aggregated by the database, so that a row costs no object. */
function split(text: string | null | undefined, separator: string): string[] {
  return text === null || text === undefined ? [] : text.split(separator);
}

type CommitRow = {
  readonly ids: string | null;
  readonly shas: string | null;
  readonly at: string | null;
  readonly merges: string | null;
  readonly authors: string | null;
  readonly subjects: string | null;
  readonly files: string | null;
  readonly scanners: string | null;
};

export type Line = {
  readonly commits: CommitColumns;
  readonly positionOf: ReadonlyMap<number, number>;
  readonly scanners: readonly Scanner[];
};

/** The commits of the line in order. */
export function readLine(project: ProjectRow): Promise<Line> {
  return cachedForLine({ project, question: "line" }, async () => {
    const rows = await db().$queryRaw<CommitRow[]>`
      select string_agg(c.id::text, ',' order by c.position) as ids, string_agg(encode(c.sha, 'hex'), ',' order by c.position) as shas,
        string_agg((extract(epoch from c.committed_at) * 1000)::int8::text, ',' order by c.position) as at,
        string_agg(case when octet_length(c.parents) > octet_length(c.sha) then '1' else '0' end, ',' order by c.position) as merges,
        string_agg(coalesce(p.name, ''), ${SEPARATOR} order by c.position) as authors,
        string_agg(coalesce(c.subject, ''), ${SEPARATOR} order by c.position) as subjects,
        string_agg(c.files_scanned::text, ',' order by c.position) as files, string_agg(c.scanner_id::text, ',' order by c.position) as scanners
      from commit_fact c left join person p on p.project_id = c.project_id and p.id = c.author_id
      where c.project_id = ${project.id} and c.position is not null`;
    const scanners = await readScanners(project.id);
    return lineOf(rows[0], scanners);
  });
}

function lineOf(
  row: CommitRow | undefined,
  scanners: readonly { id: number; scanner: Scanner }[],
): Line {
  const committedAt = split(row?.at, ",").map(Number);
  let latest = Number.NEGATIVE_INFINITY;
  const effectiveAt = committedAt.map((at) => {
    latest = Math.max(latest, at);
    return latest;
  });
  const indexOf = new Map(scanners.map(({ id }, index) => [id, index]));
  const commits: CommitColumns = {
    sha: split(row?.shas, ","),
    committedAt,
    effectiveAt,
    isMerge: split(row?.merges, ",").map((flag) => flag === "1"),
    author: split(row?.authors, SEPARATOR).map((name) => name || null),
    subject: split(row?.subjects, SEPARATOR).map((subject) => subject || null),
    filesScanned: split(row?.files, ",").map(Number),
    scanner: split(row?.scanners, ",").map((id) => indexOf.get(Number(id)) ?? 0),
  };
  const positionOf = new Map(split(row?.ids, ",").map((id, position) => [Number(id), position]));
  return { commits, positionOf, scanners: scanners.map(({ scanner }) => scanner) };
}

async function readScanners(projectId: number): Promise<{ id: number; scanner: Scanner }[]> {
  const rows = await db().scanner.findMany({
    where: { projectId },
    orderBy: { id: "asc" },
    select: { id: true, tool: true, version: true, recorded: true },
  });
  return rows.map(({ id, tool, version, recorded }) => ({
    id,
    scanner: { tool, version, recorded: JSON.parse(recorded) as Scanner["recorded"] },
  }));
}

type Waiting = LineFacts["waiting"];

/** Commits that cannot be placed yet, with the commit that each waits for. */
export function readWaiting(project: ProjectRow): Promise<Waiting> {
  return cachedForLine({ project, question: "waiting" }, async () => {
    const rows = await db().$queryRaw<
      { sha: string; base: string | null; at: number; isWaiting: boolean }[]
    >`
      select encode(c.sha, 'hex') as sha, encode(coalesce(c.base, substring(c.parents from 1 for octet_length(c.sha))), 'hex') as base,
        (extract(epoch from c.committed_at) * 1000)::float8 as at, true as "isWaiting"
      from commit_fact c where c.project_id = ${project.id} and c.standing = 1`;
    if (rows.length === 0) return [];
    const facts = rows.map((row, id) => ({
      id,
      sha: row.sha,
      firstParent: null,
      base: row.base,
      height: null,
      committedAt: row.at,
      branch: null,
    }));
    const waiting = findWaiting(facts, new Map(facts.map((fact) => [fact.sha, fact])));
    return rows
      .map((row, id) => ({
        sha: row.sha,
        waitingFor: waiting.get(id) ?? row.base ?? "",
        committedAt: row.at,
      }))
      .sort((a, b) => a.committedAt - b.committedAt || (a.sha < b.sha ? -1 : 1));
  });
}

/** The facts of the line that concern a subject: lives of its targets, and spells of unreadable files. */
export async function readLineFacts(
  project: ProjectRow,
  subject: readonly number[],
  subjectKey: string,
): Promise<LineFacts> {
  const [line, paths, targets, waiting, spells] = await Promise.all([
    readLine(project),
    readPaths(project),
    readTargets(project),
    readWaiting(project),
    readSpells(project),
  ]);
  const lives = await cachedForLine({ project, question: `lives ${subjectKey}` }, () =>
    readLives(project.id, subject, line.positionOf),
  );
  return {
    commits: line.commits,
    scanners: line.scanners,
    lives,
    spells,
    paths,
    targets,
    waiting,
    isEstimated: await isOrderEstimated(project),
  };
}

const LIFE_COLUMNS = {
  path: "int",
  target: "int",
  kind: "int",
  n: "int",
  opened: "int",
  openedHow: "int",
  closed: "int",
  closedHow: "int",
  bornPath: "int",
  born: "int",
} as const;

async function readLives(
  projectId: number,
  subject: readonly number[],
  positionOf: ReadonlyMap<number, number>,
): Promise<LifeColumns> {
  const columns = await readColumns(
    db(),
    LIFE_COLUMNS,
    Prisma.sql`select path_id as path, target_id as target, kind, n, opened_id as opened, opened_how as "openedHow", coalesce(closed_id, -1) as closed,
      coalesce(closed_how, -1) as "closedHow", born_path_id as "bornPath", born_id as born
      from life where project_id = ${projectId} and target_id = any(${[...subject]}::int[]) order by path_id, target_id, kind, n, opened_id`,
  );
  const toPosition = (id: number): number => (id < 0 ? -1 : (positionOf.get(id) ?? -1));
  return {
    ...columns,
    opened: columns.opened.map(toPosition),
    closed: columns.closed.map(toPosition),
    born: columns.born.map(toPosition),
  };
}

function readSpells(project: ProjectRow): Promise<readonly Spell[]> {
  return cachedForLine({ project, question: "spells" }, async () => {
    const { positionOf } = await readLine(project);
    const rows = await db().spell.findMany({
      where: { projectId: project.id },
      select: { pathId: true, fromId: true, toId: true, listed: true },
      orderBy: [{ pathId: "asc" }, { fromId: "asc" }],
    });
    return rows.map(({ pathId, fromId, toId, listed }) => ({
      path: pathId,
      from: positionOf.get(fromId) ?? 0,
      to: toId === null ? -1 : (positionOf.get(toId) ?? -1),
      listed,
    }));
  });
}

/** Time decided the order where some commit states no height and does not follow its first parent. */
function isOrderEstimated(project: ProjectRow): Promise<boolean> {
  return cachedForLine({ project, question: "estimated" }, async () => {
    const rows = await db().$queryRaw<{ loose: number; heightless: number }[]>`
      select count(*) filter (where c.position > 0 and not exists (
          select 1 from commit_fact p where p.project_id = c.project_id and p.position = c.position - 1
            and (p.sha = substring(c.parents from 1 for octet_length(c.sha)) or p.sha = c.base)))::int as loose,
        count(*) filter (where c.height is null)::int as heightless
      from commit_fact c where c.project_id = ${project.id} and c.position is not null`;
    return (rows[0]?.heightless ?? 0) > 0 && (rows[0]?.loose ?? 0) > 0;
  });
}

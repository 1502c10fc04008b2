import "server-only";
import { LINE_PAGE, type LineAnswer, type PlacedCommit } from "@/lib/api/line";
import { watchedBranch } from "@/lib/domain/line/order";
import { linePicks } from "@/lib/domain/line/picks";
import { db } from "@/lib/server/db/client";
import { AppError } from "@/lib/server/errors";
import { cachedForLine } from "./cache";
import { type ProjectRow, readWaiting } from "./line-facts";
import { readProject } from "./project";

const OFF_LINE_SHOWN = 100;
const WAITED_FOR_SHOWN = 20;

export type LineParams = {
  /** Null: the watched one. */
  readonly branch: string | null;
  /** A full sha on the line: only what stands behind it is listed. */
  readonly after: string | null;
};

/**
 * What a client must know to send only what is new: the newest commits of the line and exponentially spaced older ones,
 * by index reads whose number grows with the logarithm of the line. Throws not-found for an unknown project and for an
 * `after` that is not on the line.
 */
export async function readServerLine(slug: string, params: LineParams): Promise<LineAnswer> {
  const project = await readProject(slug);
  const tip = await readTip(project);
  const watched = await readWatched(project);
  const isOther = params.branch !== null && params.branch !== watched;
  const after = params.after;
  return {
    watched,
    commits: tip === null ? 0 : tip.position + 1,
    placed:
      after === null
        ? await readPicks(project, tip?.position ?? -1)
        : await readAfter(project, after),
    offLine: isOther && watched !== null ? await readOffLine(project, params.branch ?? "") : [],
    scanner: tip === null ? null : await readScanner(project, tip.scannerId),
    waiting: await readWaitingSum(project),
  };
}

type Tip = { readonly position: number; readonly scannerId: number };

async function readTip(project: ProjectRow): Promise<Tip | null> {
  const tip = await db().commitFact.findFirst({
    where: { projectId: project.id, position: { not: null } },
    orderBy: { position: "desc" },
    select: { position: true, scannerId: true },
  });
  return tip === null ? null : { position: tip.position ?? 0, scannerId: tip.scannerId };
}

function readWatched(project: ProjectRow): Promise<string | null> {
  return cachedForLine({ project, question: "watched" }, async () => {
    const rows = await db().$queryRaw<{ branch: string }[]>`
      select distinct branch from commit_fact where project_id = ${project.id} and branch is not null`;
    return watchedBranch(rows.map(({ branch }) => branch));
  });
}

async function readPicks(project: ProjectRow, last: number): Promise<PlacedCommit[]> {
  return db().$queryRaw<PlacedCommit[]>`
    select encode(sha, 'hex') as sha, height, position from commit_fact
    where project_id = ${project.id} and position = any(${linePicks(last)}::int[]) order by position desc`;
}

async function readAfter(project: ProjectRow, sha: string): Promise<PlacedCommit[]> {
  const rows = await db().$queryRaw<{ position: number }[]>`
    select position from commit_fact
    where project_id = ${project.id} and encode(sha, 'hex') = ${sha.toLowerCase()} and position is not null`;
  const position = rows[0]?.position;
  if (position === undefined)
    throw new AppError("not-found", `${sha} is not on the line of ${project.slug}.`);
  return db().$queryRaw<PlacedCommit[]>`
    select encode(sha, 'hex') as sha, height, position from commit_fact
    where project_id = ${project.id} and position > ${position} order by position limit ${LINE_PAGE}`;
}

async function readOffLine(project: ProjectRow, branch: string): Promise<PlacedCommit[]> {
  return db().$queryRaw<PlacedCommit[]>`
    select encode(sha, 'hex') as sha, height, position from commit_fact
    where project_id = ${project.id} and standing = 2 and branch = ${branch}
    order by height desc nulls last, committed_at desc limit ${OFF_LINE_SHOWN}`;
}

async function readScanner(project: ProjectRow, id: number): Promise<LineAnswer["scanner"]> {
  const row = await db().scanner.findUnique({
    where: { projectId_id: { projectId: project.id, id } },
    select: { tool: true, version: true, recorded: true },
  });
  return row === null ? null : { ...row, recorded: JSON.parse(row.recorded) };
}

async function readWaitingSum(project: ProjectRow): Promise<LineAnswer["waiting"]> {
  const rows = await db().$queryRaw<{ sha: string }[]>`
    select encode(sha, 'hex') as sha from commit_fact
    where project_id = ${project.id} and standing = 1 order by height desc nulls last, id desc limit 1`;
  const newest = rows[0]?.sha;
  if (newest === undefined) return null;
  const waiting = await readWaiting(project);
  const waitingFor = [...new Set(waiting.map((commit) => commit.waitingFor))];
  return { commits: waiting.length, newest, waitingFor: waitingFor.slice(0, WAITED_FOR_SHOWN) };
}

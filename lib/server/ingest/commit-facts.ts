import "server-only";
import { createHash } from "node:crypto";
import type { ScanHeader, ScannedCommit } from "@/lib/domain/scan";
import { parseInstant } from "@/lib/domain/time";
import { commitDigest } from "./commit-digest";
import { STANDING } from "./standing";
import type { HeldProject, Tx } from "./transaction";

export type NewCommit = {
  readonly id: number;
  readonly commit: ScannedCommit;
  readonly digest: string;
};

export type StoredCommits = {
  readonly fresh: readonly NewCommit[];
  /** Commit lines that an earlier upload holds already. */
  readonly known: readonly number[];
  /** Where the fresh ones went on the line, one behind the other; null: off it, until it is ordered again. */
  readonly position: number | null;
};

/** Which upload and scanner the facts are of, and how to learn whether they simply follow the line's tip. */
export type Source = {
  readonly uploadId: number;
  readonly scannerId: number;
  readonly positionOf: (fresh: readonly NewCommit[]) => Promise<number | null>;
};

/** The scanner's id in the project: a tool, its version, and what it records. */
export async function internScanner(
  tx: Tx,
  project: HeldProject,
  header: ScanHeader,
): Promise<number> {
  const recorded =
    header.recorded === "all" ? '"all"' : JSON.stringify([...header.recorded.modules].sort());
  const digest = createHash("sha256")
    .update(`${header.tool.name}\n${header.tool.version}\n${recorded}`)
    .digest();
  const found = await tx.scanner.findUnique({
    where: { projectId_digest: { projectId: project.id, digest } },
    select: { id: true },
  });
  if (found) return found.id;
  const id = project.nextScanner++;
  await tx.scanner.create({
    data: {
      projectId: project.id,
      id,
      tool: header.tool.name,
      version: header.tool.version,
      recorded,
      digest,
    },
    select: { id: true },
  });
  return id;
}

function touches(commit: ScannedCommit): boolean {
  return (
    commit.mode === "full" ||
    commit.files.length > 0 ||
    (commit.deleted?.length ?? 0) > 0 ||
    (commit.renamed?.length ?? 0) > 0 ||
    (commit.unreadable?.length ?? 0) > 0
  );
}

/** Writes the commit lines that are not in the store; claims those that are. */
export async function storeCommits(
  tx: Tx,
  project: HeldProject,
  source: Source,
  commits: readonly ScannedCommit[],
  people: ReadonlyMap<string, number>,
): Promise<StoredCommits> {
  const { uploadId, scannerId } = source;
  const digests = commits.map(commitDigest);
  const rows = await tx.$queryRaw<{ ids: string | null }[]>`
    select string_agg(coalesce(c.id, 0)::text, ',' order by u.ord) as ids
    from unnest(${commits.map((commit) => commit.sha)}::text[], ${digests}::text[]) with ordinality u(sha, digest, ord)
    left join lateral (
      select id from commit_fact where project_id = ${project.id} and sha = decode(u.sha, 'hex')
        and scanner_id = ${scannerId} and digest = decode(u.digest, 'hex') limit 1) c on true`;
  const ids = (rows[0]?.ids ?? "").split(",").map(Number);
  const fresh: NewCommit[] = [];
  const known: number[] = [];
  commits.forEach((commit, index) => {
    const id = ids[index] ?? 0;
    if (id === 0) fresh.push({ id: project.nextCommit++, commit, digest: digests[index] ?? "" });
    else known.push(id);
  });
  if (known.length > 0) {
    await tx.$executeRaw`
      insert into fact_claim (project_id, upload_id, commit_id)
      select ${project.id}, ${uploadId}, id from unnest(${known}::int[]) u(id) on conflict do nothing`;
  }
  if (fresh.length === 0) return { fresh, known, position: null };
  const position = await source.positionOf(fresh);
  await insertCommits(tx, project, source, fresh, people, position);
  return { fresh, known, position };
}

async function insertCommits(
  tx: Tx,
  project: HeldProject,
  { uploadId, scannerId }: Source,
  fresh: readonly NewCommit[],
  people: ReadonlyMap<string, number>,
  position: number | null,
): Promise<void> {
  const column = <T>(of: (commit: ScannedCommit) => T): T[] =>
    fresh.map(({ commit }) => of(commit));
  await tx.$executeRaw`
    insert into commit_fact (project_id, id, upload_id, scanner_id, height, files_scanned, author_id, position, committed_at,
      standing, "full", touches, jump, sha, digest, parents, base, branch, subject)
    select ${project.id}, u.id, ${uploadId}, ${scannerId}, u.height, u.files, nullif(u.author, 0), ${position}::int + u.ord::int - 1, to_timestamp(u.at / 1000.0),
      ${position === null ? STANDING.offLine : STANDING.onLine}, u.mode, u.touches, false, decode(u.sha, 'hex'), decode(u.digest, 'hex'), decode(u.parents, 'hex'), decode(u.base, 'hex'), u.branch, u.subject
    from unnest(
      ${fresh.map(({ id }) => id)}::int[], ${column((c) => c.height ?? null)}::int[], ${column((c) => c.filesScanned)}::int[],
      ${column((c) => (c.author === undefined ? 0 : (people.get(c.author) ?? 0)))}::int[], ${column((c) => parseInstant(c.committedAt))}::float8[],
      ${column((c) => c.mode === "full")}::boolean[], ${column(touches)}::boolean[], ${column((c) => c.sha)}::text[],
      ${fresh.map(({ digest }) => digest)}::text[], ${column((c) => c.parents.join(""))}::text[],
      ${column((c) => (c.base === undefined || c.base === c.parents[0] ? null : c.base))}::text[],
      ${column((c) => c.branch ?? null)}::text[], ${column((c) => c.subject ?? null)}::text[]
    ) with ordinality u(id, height, files, author, at, mode, touches, sha, digest, parents, base, branch, subject, ord)`;
}

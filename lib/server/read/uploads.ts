import "server-only";
import type { UploadedFindings, UploadedRun, UploadRow, UploadsModel } from "@/lib/api/uploads";
import { sourceOf } from "@/lib/domain/source/source-links";
import { db } from "@/lib/server/db/client";
import { type ProjectRow, readLine, readWaiting } from "./line-facts";
import { readProject } from "./project";

const PAGE = 100;

export async function readUploads(slug: string, page: number): Promise<UploadsModel> {
  const project = await readProject(slug);
  const where = { projectId: project.id };
  const total = await db().upload.count({ where });
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const shown = Math.min(Math.max(1, page), pages);
  const uploads = await db().upload.findMany({
    where,
    orderBy: { id: "desc" },
    skip: (shown - 1) * PAGE,
    take: PAGE,
    select: {
      id: true,
      kind: true,
      state: true,
      receivedAt: true,
      bytes: true,
      digest: true,
      detail: true,
      withdrawnAt: true,
      withdrawnBy: true,
      withdrawnReason: true,
    },
  });
  const ids = uploads.map(({ id }) => id);
  const commits = await db().commitFact.groupBy({
    by: ["uploadId"],
    where: { ...where, uploadId: { in: ids } },
    _count: { id: true },
  });
  const plans = await db().planVersion.findMany({
    where: { ...where, uploadId: { in: ids } },
    select: { uploadId: true, slug: true, version: true },
  });
  const runs = await readRuns(project.id, ids);
  const findings = await readFindingReports(project.id, ids);
  const { sha: line } = (await readLine(project)).commits;
  const counts = new Map(commits.map(({ uploadId, _count }) => [uploadId, _count.id]));
  return {
    project: shownProject(project),
    source: shownSource(project),
    rows: uploads.map(
      ({ digest, detail, withdrawnAt, withdrawnBy, withdrawnReason, receivedAt, ...row }) => {
        const plan = plans.find(({ uploadId }) => uploadId === row.id);
        return {
          ...row,
          receivedAt: receivedAt.getTime(),
          digest: Buffer.from(digest).toString("hex"),
          commits: counts.get(row.id) ?? 0,
          run: runs.get(row.id) ?? null,
          findings: findings.get(row.id) ?? [],
          plan: plan ? `${plan.slug} version ${plan.version}` : null,
          refused:
            row.state === "refused" && detail ? (JSON.parse(detail) as UploadRow["refused"]) : null,
          withdrawn: withdrawnAt
            ? { at: withdrawnAt.getTime(), by: withdrawnBy ?? "", reason: withdrawnReason ?? "" }
            : null,
        };
      },
    ),
    total,
    page: shown,
    pages,
    waiting: await waitingGroups(slug),
    commits: line.length,
    latest: line.at(-1) ?? null,
    offLine: await db().commitFact.count({ where: { ...where, standing: { in: [2, 3] } } }),
  };
}

function shownProject({ slug, repository, demo, revision }: ProjectRow): UploadsModel["project"] {
  return { slug, repository, demo, revision };
}

function shownSource({ repository, commitLink, lineLink }: ProjectRow): UploadsModel["source"] {
  const set = { commit: commitLink, line: lineLink };
  return {
    set,
    known: sourceOf(repository, set),
    derived: sourceOf(repository, { commit: null, line: null }),
  };
}

async function readRuns(
  projectId: number,
  ids: number[],
): Promise<ReadonlyMap<number, UploadedRun>> {
  const rows = await db().testReport.findMany({
    where: { projectId, uploadId: { in: ids } },
    select: {
      ...{ uploadId: true, tests: true, sha: true },
      ...{ environment: true, run: true, incomplete: true },
    },
  });
  return new Map(
    rows.map(({ uploadId, sha, ...run }) => [
      uploadId,
      { ...run, sha: Buffer.from(sha).toString("hex") },
    ]),
  );
}

async function readFindingReports(
  projectId: number,
  ids: number[],
): Promise<ReadonlyMap<number, readonly UploadedFindings[]>> {
  const rows = await db().findingReport.findMany({
    where: { projectId, uploadId: { in: ids } },
    orderBy: { ordinal: "asc" },
    select: {
      ...{ uploadId: true, tool: true, variant: true, sha: true },
      ...{ findings: true, incomplete: true },
    },
  });
  const found = new Map<number, readonly UploadedFindings[]>();
  for (const { uploadId, sha, ...row } of rows) {
    const report = { ...row, sha: Buffer.from(sha).toString("hex") };
    found.set(uploadId, [...(found.get(uploadId) ?? []), report]);
  }
  return found;
}

async function waitingGroups(slug: string): Promise<UploadsModel["waiting"]> {
  const groups = new Map<string, { waitingFor: string; commits: number; first: string }>();
  for (const { sha, waitingFor } of await readWaiting(await readProject(slug))) {
    const group = groups.get(waitingFor) ?? { waitingFor, commits: 0, first: sha };
    groups.set(waitingFor, { ...group, commits: group.commits + 1 });
  }
  return [...groups.values()].map((group) => ({
    ...group,
    mend: `plumbline scan --rev ${group.waitingFor} --out base.ndjson && plumbline upload base.ndjson --project ${slug}`,
  }));
}

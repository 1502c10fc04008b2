import "server-only";
import { AppError } from "@/lib/server/errors";
import { storeFindingsOf } from "./findings/upload-findings";
import type { Parsed, RunUpload } from "./prepare";
import type { PlanUpload, ScanUpload } from "./read-upload";
import { type Received, recordStored } from "./receipt";
import { storeReport } from "./runs/store-report";
import { type OwnersUpload, storeOwners } from "./store-owners";
import { storePlan } from "./store-plan";
import { storeScan } from "./store-scan";
import { type HeldProject, holdProject, releaseProject, type Tx } from "./transaction";
import { countStatuses, findSeen, NO_COMMITS, type UploadAnswer } from "./upload-answer";

/** Writes what was read and its receipt, in the caller's transaction, and holds the project until its end. */
export async function storeUpload(
  tx: Tx,
  slug: string,
  parsed: Parsed,
  received: Received,
): Promise<UploadAnswer> {
  const project = await holdProject(tx, slug);
  if (!project) throw new AppError("not-found", `There is no project ${slug}.`);
  // The same bytes may have been stored while this request waited for the project.
  const seen = await findSeen(tx, slug, received.digest);
  if (seen) return seen;
  const uploadId = project.nextUpload++;
  const answer = await storeContent(tx, project, uploadId, parsed);
  await recordStored(tx, project, uploadId, received);
  await releaseProject(tx, project, parsed.kind === "scan" ? "changed" : "unchanged");
  return answer;
}

function storeContent(
  tx: Tx,
  project: HeldProject,
  uploadId: number,
  parsed: Parsed,
): Promise<UploadAnswer> {
  if (parsed.kind === "scan") return storeCommitsOf(tx, project, uploadId, parsed);
  if (parsed.kind === "plan") return storePlanOf(tx, project, uploadId, parsed);
  if (parsed.kind === "findings") return storeFindingsOf(tx, project, uploadId, parsed);
  if (parsed.kind === "owners") return storeOwnersOf(tx, project, uploadId, parsed);
  return storeRunOf(tx, project, uploadId, parsed);
}

async function storeOwnersOf(
  tx: Tx,
  project: HeldProject,
  uploadId: number,
  owners: OwnersUpload,
): Promise<UploadAnswer> {
  await storeOwners(tx, project, uploadId, owners);
  const { sha: commit, rules } = owners;
  return {
    isNew: true,
    upload: uploadId,
    kind: "owners",
    ...NO_COMMITS,
    owners: { commit, rules },
  };
}

async function storeCommitsOf(
  tx: Tx,
  project: HeldProject,
  uploadId: number,
  scan: ScanUpload,
): Promise<UploadAnswer> {
  const stored = await storeScan(tx, project, uploadId, scan);
  const waiting = await tx.$queryRaw<{ sha: string; base: string }[]>`
    select encode(sha, 'hex') as sha, encode(coalesce(base, substring(parents from 1 for octet_length(sha))), 'hex') as base
    from commit_fact where project_id = ${project.id} and upload_id = ${uploadId} and standing = 1 order by id`;
  return {
    isNew: stored.commits > 0,
    upload: uploadId,
    kind: "scan",
    ...stored,
    waitingFor: waiting.map(({ sha, base }) => ({ sha, waitingFor: base })),
  };
}

async function storePlanOf(
  tx: Tx,
  project: HeldProject,
  uploadId: number,
  { plan, source }: PlanUpload,
): Promise<UploadAnswer> {
  const { id, version, isNew } = await storePlan(tx, project, uploadId, plan, source);
  return { isNew, upload: uploadId, kind: "plan", ...NO_COMMITS, plan: { id, version } };
}

async function storeRunOf(
  tx: Tx,
  project: HeldProject,
  uploadId: number,
  report: RunUpload,
): Promise<UploadAnswer> {
  await storeReport(tx, project, uploadId, report);
  const { sha: commit, environment, run } = report.run;
  const statuses = countStatuses(report.rows.map(({ status }) => status));
  return {
    ...{ isNew: true, upload: uploadId, kind: "run", ...NO_COMMITS, tests: report.rows.length },
    run: { commit, environment, run, statuses },
  };
}

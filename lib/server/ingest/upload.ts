import "server-only";
import { createHash } from "node:crypto";
import type { ReportFormat } from "@/lib/domain/tests/report";
import { isFindingsFormat, isReportFormat, OWNERS_FORMAT } from "@/lib/formats/registry";
import { db } from "@/lib/server/db/client";
import { AppError } from "@/lib/server/errors";
import { announce } from "./announce";
import { type FindingsUpload, prepareFindings, storeFindingsOf } from "./findings/upload-findings";
import { inOwnTurn } from "./own-turn";
import { ensureProject } from "./project";
import {
  type PlanUpload,
  type Refusable,
  readOwners,
  readReport,
  readScanOrPlan,
  readText,
  type ScanUpload,
  type UploadText,
} from "./read-upload";
import { type Received, recordStored } from "./receipt";
import { type ReportRow, reportRows } from "./runs/report-rows";
import { type RunParameters, readRunParameters, reportDigest, runOf } from "./runs/run-parameters";
import { type ReportHeader, type RunOf, storeReport } from "./runs/store-report";
import {
  type OwnersUpload,
  ownersCommit,
  ownersDigest,
  receivedLast,
  storeOwners,
} from "./store-owners";
import { storePlan } from "./store-plan";
import { storeScan } from "./store-scan";
import { type HeldProject, holdProject, releaseProject, type Tx } from "./transaction";
import { countStatuses, findSeen, NO_COMMITS, type UploadAnswer } from "./upload-answer";

export type UploadOptions = {
  readonly project: string;
  readonly receivedAt: number;
  /** Shown where the upload is refused; never used to tell the format. */
  readonly name: string;
  readonly isDemo?: boolean | undefined;
  /** Of a test report or findings: where and on what the run took place. */
  readonly run?: RunParameters | undefined;
};

type RunUpload = ReportHeader & {
  readonly kind: "run";
  readonly rows: readonly ReportRow[];
  readonly run: RunOf;
};
type Parsed = ScanUpload | PlanUpload | RunUpload | FindingsUpload | OwnersUpload;

/** What is to be stored, under the digest by which it is recognised. */
type Ready = { readonly parsed: Parsed; readonly received: Omit<Received, "kind"> };

/** Takes a scan, a plan, a test report or a report of findings whole, or refuses it whole with every reason. When this returns, it is committed. */
export async function upload(
  bytes: Uint8Array<ArrayBuffer>,
  options: UploadOptions,
): Promise<UploadAnswer> {
  const digest = await inOwnTurn(() => digestOf(bytes));
  const seen = await findSeen(db(), options.project, digest);
  if (seen) return seen;
  const { project, name, receivedAt } = options;
  const at = { project, name, received: { digest, bytes: bytes.length, receivedAt } };
  const ready = await read(bytes, options, at);
  if ("isNew" in ready) return ready;
  const { parsed, received } = ready;
  const repository = parsed.kind === "scan" ? parsed.header.repository : project;
  await ensureProject(project, repository, options.isDemo ?? false);
  const answer = await db().$transaction((tx) =>
    store(tx, project, parsed, { ...received, kind: parsed.kind }),
  );
  announce(project);
  return answer;
}

/** The first half of the SHA-256: it stands twice in the row of every upload, and most uploads are otherwise small. */
function digestOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(bytes).digest().subarray(0, 16));
}

async function read(
  bytes: Uint8Array,
  options: UploadOptions,
  at: Refusable,
): Promise<Ready | UploadAnswer> {
  const run = options.run ?? {};
  const content = await readText(bytes, at, run.format ?? null);
  if (isReport(content)) return readRun(bytes, content, run, at);
  const { text, format } = content;
  if (isFindingsFormat(format)) return prepareFindings(bytes, { text, format }, run, at);
  if (content.format === OWNERS_FORMAT) return readOwnersOf(content.text, run.commit, at);
  return { parsed: await readScanOrPlan(content, at), received: at.received };
}

async function readOwnersOf(
  source: string,
  commit: string | undefined,
  at: Refusable,
): Promise<Ready | UploadAnswer> {
  const rules = await readOwners(source, at);
  const sha = await ownersCommit(db(), at.project, commit);
  const { receivedAt } = at.received;
  const from = sha === null ? ((await receivedLast(db(), at.project, source)) ?? receivedAt) : null;
  const received = { ...at.received, digest: ownersDigest({ source, sha, from }) };
  const seen = await findSeen(db(), at.project, received.digest);
  if (seen) return { ...seen, owners: { commit: sha, rules } };
  return { parsed: { kind: "owners", source, sha, from, rules }, received };
}

type ReportText = UploadText & { readonly format: ReportFormat };

function isReport(content: UploadText): content is ReportText {
  return isReportFormat(content.format);
}

/** Parameters first: they are part of what tells whether this report was seen before. */
async function readRun(
  bytes: Uint8Array,
  { text, format }: ReportText,
  parameters: RunParameters,
  at: Refusable,
): Promise<Ready | UploadAnswer> {
  const given = await readRunParameters(db(), at.project, parameters);
  const received = { ...at.received, digest: await inOwnTurn(() => reportDigest(bytes, given)) };
  const seen = await findSeen(db(), at.project, received.digest);
  if (seen) return seen;
  const report = await readReport(text, format, { ...at, received });
  const rows = reportRows(at.project, report, given.variant);
  const run = runOf(given, report, received);
  const { writer, isSimulated, incomplete } = report;
  return { parsed: { kind: "run", format, writer, isSimulated, incomplete, rows, run }, received };
}

async function store(
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

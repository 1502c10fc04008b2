import "server-only";
import type { ReportFormat } from "@/lib/domain/tests/report";
import { isFindingsFormat, isReportFormat } from "@/lib/formats/registry";
import { db } from "@/lib/server/db/client";
import { AppError } from "@/lib/server/errors";
import { announce } from "./announce";
import { type FindingsUpload, prepareFindings, storeFindingsOf } from "./findings/upload-findings";
import { ensureProject } from "./project";
import { checkSize, kindOf, type Refusable, readContent, readFormat } from "./read-upload";
import type { Content, Reading } from "./reading/content";
import { openReading } from "./reading/open-reading";
import { type Received, recordStored } from "./receipt";
import type { ReportRow } from "./runs/report-rows";
import { type RunParameters, readRunParameters, runOf, saidText } from "./runs/run-parameters";
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

type ScanUpload = Extract<Content, { readonly kind: "scan" }>;
type PlanUpload = Extract<Content, { readonly kind: "plan" }>;
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
  const ready = await read(bytes, options);
  if ("isNew" in ready) return ready;
  const { parsed, received } = ready;
  const { project } = options;
  const repository = parsed.kind === "scan" ? parsed.header.repository : project;
  await ensureProject(project, repository, options.isDemo ?? false);
  const answer = await db().$transaction((tx) =>
    store(tx, project, parsed, { ...received, kind: parsed.kind }),
  );
  announce(project);
  return answer;
}

/** Facts of the bytes, or the answer of before. Whatever read them is free for others when this returns. */
async function read(
  bytes: Uint8Array<ArrayBuffer>,
  options: UploadOptions,
): Promise<Ready | UploadAnswer> {
  const { project, name, receivedAt, run = {} } = options;
  const reading = await openReading(bytes);
  try {
    const digest = await reading.digest(null);
    const seen = await findSeen(db(), project, digest);
    if (seen) return seen;
    const at = { project, name, received: { digest, bytes: bytes.length, receivedAt } };
    const format = await readFormat(reading, at, run.format ?? null);
    if (isReportFormat(format)) return await readRun(reading, format, run, at);
    if (isFindingsFormat(format)) return await prepareFindings(reading, format, run, at);
    const kind = kindOf(format);
    if (kind === "owners") return await readOwners(reading, run.commit, at);
    const parsed = await readScanOrPlan(reading, kind === "scan" ? "scan" : "plan", at);
    return { parsed, received: at.received };
  } finally {
    reading.end();
  }
}

async function readScanOrPlan(
  reading: Reading,
  kind: "scan" | "plan",
  at: Refusable,
): Promise<ScanUpload | PlanUpload> {
  const content = await readContent(reading, kind, { project: at.project, variant: "" }, at);
  if (content.kind === "scan") checkSize(content, at.received.bytes);
  return content;
}

async function readOwners(
  reading: Reading,
  commit: string | undefined,
  at: Refusable,
): Promise<Ready | UploadAnswer> {
  const as = { project: at.project, variant: "" };
  const { source, rules } = await readContent(reading, "owners", as, at);
  const sha = await ownersCommit(db(), at.project, commit);
  const { receivedAt } = at.received;
  const from = sha === null ? ((await receivedLast(db(), at.project, source)) ?? receivedAt) : null;
  const received = { ...at.received, digest: ownersDigest({ source, sha, from }) };
  const seen = await findSeen(db(), at.project, received.digest);
  if (seen) return { ...seen, owners: { commit: sha, rules } };
  return { parsed: { kind: "owners", source, sha, from, rules }, received };
}

/** Parameters first: they are part of what tells whether this report was seen before. */
async function readRun(
  reading: Reading,
  format: ReportFormat,
  parameters: RunParameters,
  at: Refusable,
): Promise<Ready | UploadAnswer> {
  const { project } = at;
  const given = await readRunParameters(db(), project, parameters);
  const received = { ...at.received, digest: await reading.digest(saidText(given)) };
  const seen = await findSeen(db(), project, received.digest);
  if (seen) return seen;
  const as = { project, variant: given.variant };
  const { report, rows } = await readContent(reading, "run", as, { ...at, received });
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

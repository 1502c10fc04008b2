import "server-only";
import { createHash } from "node:crypto";
import type { ReportFormat } from "@/lib/domain/tests/report";
import { isFindingsFormat, isReportFormat, OWNERS_FORMAT } from "@/lib/formats/registry";
import { db } from "@/lib/server/db/client";
import { type FindingsUpload, prepareFindings } from "./findings/upload-findings";
import { inOwnTurn } from "./own-turn";
import {
  type DryNotes,
  endsSeen,
  type PlanUpload,
  type Refusable,
  readOwners,
  readReport,
  readScanOrPlan,
  readText,
  type ScanUpload,
  type UploadText,
} from "./read-upload";
import type { Received } from "./receipt";
import { type ReportRow, reportRows } from "./runs/report-rows";
import { type RunParameters, readRunParameters, reportDigest, runOf } from "./runs/run-parameters";
import type { ReportHeader, RunOf } from "./runs/store-report";
import { type OwnersUpload, ownersCommit, ownersDigest, receivedLast } from "./store-owners";
import { findSeen, type UploadAnswer } from "./upload-answer";

export type UploadOptions = {
  readonly project: string;
  readonly receivedAt: number;
  /** Shown where the upload is refused; never used to tell the format. */
  readonly name: string;
  readonly isDemo?: boolean | undefined;
  /** Of a test report or findings: where and on what the run took place. */
  readonly run?: RunParameters | undefined;
};

export type RunUpload = ReportHeader & {
  readonly kind: "run";
  readonly rows: readonly ReportRow[];
  readonly run: RunOf;
};
export type Parsed = ScanUpload | PlanUpload | RunUpload | FindingsUpload | OwnersUpload;

/** What is to be stored, under the digest by which it is recognised. */
export type Ready = { readonly parsed: Parsed; readonly received: Omit<Received, "kind"> };

/**
 * Reads an upload whole, or answers what it was when it was here before. Throws with every reason when it is refused, and a
 * conflict when it was withdrawn. With `dry` nothing of that is stored.
 */
export async function prepare(
  bytes: Uint8Array<ArrayBuffer>,
  options: UploadOptions,
  dry: DryNotes | null = null,
): Promise<Ready | UploadAnswer> {
  const digest = await inOwnTurn(() => digestOf(bytes));
  const { project, name, receivedAt } = options;
  const at = { project, name, received: { digest, bytes: bytes.length, receivedAt }, dry };
  const seen = await findSeen(db(), project, digest);
  return endsSeen(seen, at) ? seen : read(bytes, options, at);
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
  if (endsSeen(seen, at)) return { ...seen, owners: { commit: sha, rules } };
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
  if (endsSeen(seen, at)) return seen;
  const report = await readReport(text, format, { ...at, received });
  const rows = reportRows(at.project, report, given.variant);
  const run = runOf(given, report, received);
  const { writer, isSimulated, incomplete } = report;
  return { parsed: { kind: "run", format, writer, isSimulated, incomplete, rows, run }, received };
}

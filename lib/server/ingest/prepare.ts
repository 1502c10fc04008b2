import "server-only";
import type { ReportFormat } from "@/lib/domain/tests/report";
import { isFindingsFormat, isReportFormat } from "@/lib/formats/registry";
import { db } from "@/lib/server/db/client";
import { type FindingsUpload, prepareFindings } from "./findings/upload-findings";
import {
  checkSize,
  type DryNotes,
  endsSeen,
  kindOf,
  type PlanUpload,
  type Refusable,
  readContent,
  readFormat,
  type ScanUpload,
} from "./read-upload";
import type { Reading } from "./reading/content";
import { openReading } from "./reading/open-reading";
import type { Received } from "./receipt";
import type { ReportRow } from "./runs/report-rows";
import { type RunParameters, readRunParameters, runOf, saidText } from "./runs/run-parameters";
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
 * conflict when it was withdrawn. With `dry` nothing of that is stored. What read the bytes is free for others behind it.
 */
export async function prepare(
  bytes: Uint8Array<ArrayBuffer>,
  options: UploadOptions,
  dry: DryNotes | null = null,
): Promise<Ready | UploadAnswer> {
  const { project, name, receivedAt, run = {} } = options;
  const reading = await openReading(bytes);
  try {
    const digest = await reading.digest(null);
    const at = { project, name, received: { digest, bytes: bytes.length, receivedAt }, dry };
    const seen = await findSeen(db(), project, digest);
    return endsSeen(seen, at) ? seen : await read(reading, run, at);
  } finally {
    reading.end();
  }
}

async function read(
  reading: Reading,
  run: RunParameters,
  at: Refusable,
): Promise<Ready | UploadAnswer> {
  const format = await readFormat(reading, at, run.format ?? null);
  if (isReportFormat(format)) return readRun(reading, format, run, at);
  if (isFindingsFormat(format)) return prepareFindings(reading, format, run, at);
  const kind = kindOf(format);
  if (kind === "owners") return readOwners(reading, run.commit, at);
  const parsed = await readScanOrPlan(reading, kind === "scan" ? "scan" : "plan", at);
  return { parsed, received: at.received };
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
  if (endsSeen(seen, at)) return { ...seen, owners: { commit: sha, rules } };
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
  if (endsSeen(seen, at)) return seen;
  const as = { project, variant: given.variant };
  const { report, rows } = await readContent(reading, "run", as, { ...at, received });
  const run = runOf(given, report, received);
  const { writer, isSimulated, incomplete } = report;
  return { parsed: { kind: "run", format, writer, isSimulated, incomplete, rows, run }, received };
}

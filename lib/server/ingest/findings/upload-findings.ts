import "server-only";
import type { FindingsFormat } from "@/lib/domain/findings/report";
import { db } from "@/lib/server/db/client";
import { endsSeen, type Refusable, readContent } from "@/lib/server/ingest/read-upload";
import type { Reading } from "@/lib/server/ingest/reading/content";
import type { Received } from "@/lib/server/ingest/receipt";
import {
  type RunParameters,
  readRunParameters,
  saidText,
} from "@/lib/server/ingest/runs/run-parameters";
import type { HeldProject, Tx } from "@/lib/server/ingest/transaction";
import { findSeen, NO_COMMITS, type UploadAnswer } from "@/lib/server/ingest/upload-answer";
import { type FindingsOf, runsByTool, type StoredRun, storeFindings } from "./store-findings";

export type FindingsUpload = {
  readonly kind: "findings";
  readonly format: FindingsFormat;
  readonly runs: readonly StoredRun[];
  readonly of: FindingsOf;
};

type Ready = {
  readonly parsed: FindingsUpload;
  readonly received: Omit<Received, "kind">;
};

/** Reads a report of findings; parameters first, as they are part of what tells whether it was seen before. */
export async function prepareFindings(
  reading: Reading,
  format: FindingsFormat,
  parameters: RunParameters,
  at: Refusable,
): Promise<Ready | UploadAnswer> {
  const { project } = at;
  const given = await readRunParameters(db(), project, parameters, "A report of findings");
  const received = { ...at.received, digest: await reading.digest(saidText(given)) };
  const seen = await findSeen(db(), project, received.digest);
  if (endsSeen(seen, at)) return seen;
  const { sha, branch, scope, variant, startedAt } = given;
  const content = await readContent(reading, "findings", { project, variant }, { ...at, received });
  const of = { sha, branch, scope, variant, startedAt: startedAt ?? received.receivedAt };
  const runs = runsByTool(content.report, variant);
  return { parsed: { kind: "findings", format, runs, of }, received };
}

export async function storeFindingsOf(
  tx: Tx,
  project: HeldProject,
  uploadId: number,
  upload: FindingsUpload,
): Promise<UploadAnswer> {
  await storeFindings(tx, project, uploadId, upload);
  return {
    ...{ isNew: true, upload: uploadId, kind: "findings", ...NO_COMMITS },
    findings: {
      commit: upload.of.sha,
      tools: upload.runs.map(({ tool, variant, findings, suppressed, incomplete }) => ({
        ...{ tool, variant, suppressed, incomplete },
        findings: findings.length,
      })),
    },
  };
}

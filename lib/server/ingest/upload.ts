import "server-only";
import { createHash } from "node:crypto";
import { MAX_COMMITS, MAX_STREAM_BYTES } from "@/lib/api/upload-limits";
import type { Plan } from "@/lib/domain/plan";
import type { ScanHeader, ScannedCommit } from "@/lib/domain/scan";
import { type FormatIssue, issueText } from "@/lib/formats/issue";
import { parsePlan } from "@/lib/formats/plan/parse";
import { detectFormat } from "@/lib/formats/registry";
import { parseScan } from "@/lib/formats/scan/reader";
import { decodeText } from "@/lib/formats/text";
import { db } from "@/lib/server/db/client";
import { AppError } from "@/lib/server/errors";
import { announce } from "./announce";
import { ensureProject } from "./project";
import { type Received, recordRefused, recordStored, type UploadKind } from "./receipt";
import { storePlan } from "./store-plan";
import { storeScan } from "./store-scan";
import { type HeldProject, holdProject, releaseProject, type Tx } from "./transaction";

export type UploadOptions = {
  readonly project: string;
  readonly receivedAt: number;
  /** Shown where the upload is refused; never used to tell the format. */
  readonly name: string;
  readonly isDemo?: boolean | undefined;
};

export type UploadAnswer = {
  /** False: these bytes, or all that they say, were here before. */
  readonly isNew: boolean;
  readonly upload: number;
  readonly kind: "scan" | "plan";
  readonly commits: number;
  readonly known: number;
  readonly imports: number;
  /** Deltas of this upload that cannot be placed yet, and the commit that each waits for. */
  readonly waitingFor: readonly { readonly sha: string; readonly waitingFor: string }[];
  readonly plan?: { readonly id: string; readonly version: number } | undefined;
};

type Parsed =
  | {
      readonly kind: "scan";
      readonly header: ScanHeader;
      readonly commits: readonly ScannedCommit[];
    }
  | { readonly kind: "plan"; readonly plan: Plan; readonly source: string };

/** Takes a scan or a plan whole, or refuses it whole with every reason. When this returns, it is committed. */
export async function upload(
  bytes: Uint8Array<ArrayBuffer>,
  options: UploadOptions,
): Promise<UploadAnswer> {
  const digest = digestOf(bytes);
  const seen = await findSeen(db(), options.project, digest);
  if (seen) return seen;
  const received = { digest, bytes: bytes.length, receivedAt: options.receivedAt };
  const parsed = await parse(bytes, options, received);
  await ensureProject(
    options.project,
    parsed.kind === "scan" ? parsed.header.repository : options.project,
    options.isDemo ?? false,
  );
  const answer = await db().$transaction((tx) =>
    store(tx, options.project, parsed, { ...received, kind: parsed.kind }),
  );
  announce(options.project);
  return answer;
}

/** The first half of the SHA-256: it stands twice in the row of every upload, and most uploads are otherwise small. */
function digestOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(bytes).digest().subarray(0, 16));
}

async function findSeen(
  client: Tx,
  slug: string,
  digest: Uint8Array<ArrayBuffer>,
): Promise<UploadAnswer | null> {
  const found = await client.upload.findFirst({
    where: { project: { slug }, digest, state: { not: "refused" } },
    select: { id: true, kind: true, state: true, withdrawnBy: true, withdrawnReason: true },
  });
  if (!found) return null;
  if (found.state === "withdrawn") {
    throw new AppError(
      "conflict",
      `These bytes were withdrawn by ${found.withdrawnBy} (upload ${found.id}): ${found.withdrawnReason}`,
    );
  }
  return {
    isNew: false,
    upload: found.id,
    kind: found.kind === "plan" ? "plan" : "scan",
    commits: 0,
    known: 0,
    imports: 0,
    waitingFor: [],
  };
}

async function parse(
  bytes: Uint8Array,
  options: UploadOptions,
  received: Omit<Received, "kind">,
): Promise<Parsed> {
  const refuse = async (
    kind: UploadKind,
    issues: readonly FormatIssue[],
    total: number,
  ): Promise<never> => {
    await recordRefused(options.project, { ...received, kind }, options.name, issues, total);
    const first = issues[0] ? issueText(issues[0]) : "";
    const more = total > 1 ? ` (and ${total - 1} more)` : "";
    throw new AppError("unprocessable", `${first}${more}`, {
      errors: issues.map(({ message, ...rest }) => ({ detail: message, ...rest })),
      total,
    });
  };
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refuse("unknown", decoded.issues, decoded.total);
  const format = detectFormat(decoded.value);
  if (format.id === "unknown") {
    return refuse("unknown", [{ message: format.reason, pointer: "" }], 1);
  }
  if (format.id === "plumbline.scan/1") {
    const scan = parseScan(decoded.value);
    if (!scan.ok) return refuse("scan", scan.issues, scan.total);
    checkSize(scan.value.commits.length, bytes.length);
    return {
      kind: "scan",
      header: scan.value.header,
      commits: scan.value.commits.map(({ commit }) => commit),
    };
  }
  const plan = parsePlan(decoded.value);
  if (!plan.ok) return refuse("plan", plan.issues, plan.total);
  return { kind: "plan", plan: plan.value, source: decoded.value };
}

function checkSize(commits: number, bytes: number): void {
  if (commits <= MAX_COMMITS && (bytes <= MAX_STREAM_BYTES || commits <= 1)) return;
  throw new AppError(
    "too-large",
    `One request holds at most ${MAX_COMMITS} commits or ${MAX_STREAM_BYTES / 1024 / 1024} MB; this one holds ${commits} commits in ${bytes} bytes. \`plumbline upload FILE --project P\` cuts it.`,
    { limit: { commits: MAX_COMMITS, bytes: MAX_STREAM_BYTES } },
  );
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
  const answer =
    parsed.kind === "scan"
      ? await storeCommitsOf(tx, project, uploadId, parsed)
      : await storePlanOf(tx, project, uploadId, parsed);
  await recordStored(tx, project, uploadId, received);
  await releaseProject(tx, project);
  return answer;
}

async function storeCommitsOf(
  tx: Tx,
  project: HeldProject,
  uploadId: number,
  scan: Parsed & { kind: "scan" },
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
  { plan, source }: Parsed & { kind: "plan" },
): Promise<UploadAnswer> {
  const { id, version, isNew } = await storePlan(tx, project, uploadId, plan, source);
  return {
    isNew,
    upload: uploadId,
    kind: "plan",
    commits: 0,
    known: 0,
    imports: 0,
    waitingFor: [],
    plan: { id, version },
  };
}

import "server-only";
import { TEST_STATUSES, type TestStatus } from "@/lib/domain/tests/report";
import { AppError } from "@/lib/server/errors";
import { unpackExceptions } from "./runs/exceptions";
import type { Tx } from "./transaction";

/** How many tests ended how; ends that no test had are left out. */
export type StatusCounts = { readonly [S in TestStatus]?: number };

export type UploadAnswer = {
  /** False: these bytes, or all that they say, were here before. */
  readonly isNew: boolean;
  readonly upload: number;
  readonly kind: "scan" | "plan" | "run" | "findings" | "owners";
  readonly commits: number;
  readonly known: number;
  readonly imports: number;
  /** Deltas of this upload that cannot be placed yet, and the commit that each waits for. */
  readonly waitingFor: readonly { readonly sha: string; readonly waitingFor: string }[];
  readonly plan?: { readonly id: string; readonly version: number } | undefined;
  readonly tests?: number | undefined;
  readonly run?: RunAnswer | undefined;
  readonly findings?: FindingsAnswer | undefined;
  readonly owners?: OwnersAnswer | undefined;
};

export type FindingsAnswer = {
  /** Full. */
  readonly commit: string;
  readonly tools: readonly {
    readonly tool: string;
    readonly variant: string;
    readonly findings: number;
    readonly suppressed: number;
    readonly incomplete: string | null;
  }[];
};

export type OwnersAnswer = {
  /** Full; null: it holds from its receipt on. */
  readonly commit: string | null;
  readonly rules: number;
};

export type RunAnswer = {
  /** Full. */
  readonly commit: string;
  readonly environment: string;
  readonly run: string;
  readonly statuses: StatusCounts;
};

export const NO_COMMITS = { commits: 0, known: 0, imports: 0, waitingFor: [] } as const;

/** The answer to an upload that was stored before, null when it was not. Throws conflict when it was withdrawn since. */
export async function findSeen(
  client: Tx,
  slug: string,
  digest: Uint8Array<ArrayBuffer>,
): Promise<UploadAnswer | null> {
  const found = await client.upload.findFirst({
    where: { project: { slug }, digest, state: { not: "refused" } },
    select: {
      ...{ id: true, kind: true, state: true, withdrawnBy: true, withdrawnReason: true },
      projectId: true,
    },
  });
  if (!found) return null;
  if (found.state === "withdrawn") {
    throw new AppError(
      "conflict",
      `These bytes were withdrawn by ${found.withdrawnBy} (upload ${found.id}): ${found.withdrawnReason}`,
    );
  }
  const seen = { isNew: false, upload: found.id, ...NO_COMMITS } as const;
  if (found.kind === "findings") {
    return { ...seen, kind: "findings", ...(await readTools(client, found.projectId, found.id)) };
  }
  if (found.kind === "owners") return { ...seen, kind: "owners" };
  if (found.kind !== "run") return { ...seen, kind: found.kind === "plan" ? "plan" : "scan" };
  return { ...seen, kind: "run", ...(await readRun(client, found.projectId, found.id)) };
}

async function readTools(
  client: Tx,
  projectId: number,
  uploadId: number,
): Promise<Pick<UploadAnswer, "findings">> {
  const rows = await client.findingReport.findMany({
    where: { projectId, uploadId },
    orderBy: { ordinal: "asc" },
    select: {
      ...{ tool: true, variant: true, findings: true, suppressed: true },
      ...{ incomplete: true, sha: true },
    },
  });
  const commit = Buffer.from(rows[0]?.sha ?? []).toString("hex");
  return { findings: { commit, tools: rows.map(({ sha: _, ...tool }) => tool) } };
}

async function readRun(
  client: Tx,
  projectId: number,
  uploadId: number,
): Promise<Pick<UploadAnswer, "tests" | "run">> {
  const { sha, environment, run, tests, exceptions } = await client.testReport.findUniqueOrThrow({
    where: { projectId_uploadId: { projectId, uploadId } },
    select: { sha: true, environment: true, run: true, tests: true, exceptions: true },
  });
  const unusual = unpackExceptions(exceptions).map(({ status }) => status);
  const passed = tests - unusual.length;
  const commit = Buffer.from(sha).toString("hex");
  return { tests, run: { commit, environment, run, statuses: countStatuses(unusual, passed) } };
}

/** Of these statuses and `passed` further passes. */
export function countStatuses(statuses: Iterable<TestStatus>, passed = 0): StatusCounts {
  const counts = new Map<TestStatus, number>([["passed", passed]]);
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  const found = TEST_STATUSES.flatMap((status) => {
    const count = counts.get(status) ?? 0;
    return count > 0 ? [[status, count] as const] : [];
  });
  return Object.fromEntries(found);
}

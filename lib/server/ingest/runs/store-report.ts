import "server-only";
import { STARTED_FROM, type StartedFrom } from "@/lib/domain/tests/facts";
import { TEST_STATUSES, type TestReport } from "@/lib/domain/tests/report";
import { packVarints } from "@/lib/server/db/varints";
import type { HeldProject, Tx } from "@/lib/server/ingest/transaction";
import type { PackedException } from "./exceptions";
import { internFailures, internSet, internTests } from "./intern";
import type { ReportRow } from "./report-rows";

/** What a report does not say itself: where and on what the run took place. */
export type RunOf = {
  /** Full, in hex. */
  readonly sha: string;
  readonly environment: string;
  readonly run: string;
  readonly branch: string | null;
  readonly startedAt: number;
  readonly startedFrom: StartedFrom;
};

export type ReportHeader = Pick<TestReport, "format" | "writer" | "isSimulated" | "incomplete">;

/** Stores one file of a test run; its tests, their set and its messages are dictionary rows, most known before. */
export async function storeReport(
  tx: Tx,
  project: HeldProject,
  uploadId: number,
  report: ReportHeader & { readonly rows: readonly ReportRow[]; readonly run: RunOf },
): Promise<void> {
  const { rows, run } = report;
  const ids = await internTests(
    tx,
    project,
    rows.map(({ test }) => test),
  );
  const order = ascending(ids);
  const setId = await internSet(
    tx,
    project,
    Int32Array.from(order, (at) => ids[at] ?? 0),
  );
  const ordered = order.flatMap((at) => rows[at] ?? []);
  const messages = ordered.flatMap(({ message }) => message ?? []);
  const failures = await internFailures(tx, project, messages);
  await tx.testReport.create({
    data: {
      projectId: project.id,
      ...{ uploadId, setId, tests: rows.length },
      sha: new Uint8Array(Buffer.from(run.sha, "hex")),
      ...{ environment: run.environment, run: run.run, branch: run.branch },
      startedAt: new Date(run.startedAt),
      startedFrom: STARTED_FROM.indexOf(run.startedFrom),
      ...{ format: report.format, writer: report.writer },
      simulated: report.isSimulated,
      incomplete: report.incomplete,
      exceptions: JSON.stringify(packExceptions(ordered, failures)),
      durations: packDurations(ordered),
    },
    select: { uploadId: true },
  });
}

/** Indexes of the ids, the lowest id first. Mostly a report has the order of the first one, in which ids were given. */
function ascending(ids: Int32Array): number[] {
  const order = Array.from(ids.keys());
  const isSorted = ids.every((id, at) => at === 0 || id > (ids[at - 1] ?? 0));
  return isSorted ? order : order.sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0));
}

function packExceptions(
  rows: readonly ReportRow[],
  failures: ReadonlyMap<string, number>,
): PackedException[] {
  return rows.flatMap(({ status, isRetried, message }, ordinal): PackedException[] => {
    if (status === "passed" && !isRetried && message === null) return [];
    const failure = message === null ? null : (failures.get(message) ?? null);
    return [[ordinal, TEST_STATUSES.indexOf(status), isRetried ? 1 : 0, failure]];
  });
}

const LONGEST_MS = 2 ** 31 - 2;

function packDurations(rows: readonly ReportRow[]): Uint8Array<ArrayBuffer> | null {
  if (rows.every(({ durationMs }) => durationMs === null)) return null;
  return packVarints(
    rows.map(({ durationMs }) =>
      durationMs === null ? 0 : Math.min(Math.max(0, Math.round(durationMs)), LONGEST_MS) + 1,
    ),
  );
}

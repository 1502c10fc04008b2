import "server-only";
import { STARTED_FROM } from "@/lib/domain/tests/facts";
import { Prisma } from "@/lib/server/db/generated/client";
import { packVarints, unpackVarints } from "@/lib/server/db/varints";
import type { PackedException } from "@/lib/server/ingest/runs/exceptions";
import type { Tx } from "@/lib/server/ingest/transaction";
import { byText } from "./names";
import { type RunNames, readRunNames } from "./run-names";

/** Reports read at once: each may hold a failure of every test. */
const BATCH = 200;

/** Test runs: tests by their names, sets of their places, failure texts, then the reports that name all these by place. */
export async function* exportRuns(tx: Tx, projectId: number): AsyncGenerator<object> {
  const order = await readOrder(tx, projectId);
  const names = await readRunNames(tx, projectId);
  for (const test of names.tests) yield { test };
  for (const set of names.sets) yield { set };
  for (const failure of names.failures) yield { failure };
  for (let at = 0; at < order.length; at += BATCH)
    yield* exportReports(tx, projectId, order.slice(at, at + BATCH), names);
}

/** Uploads of reports, in an order that does not depend on when they came. */
async function readOrder(tx: Tx, projectId: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ upload: number; key: string }[]>`
    select r.upload_id as upload, encode(r.sha || u.digest, 'hex') as key
    from test_report r join upload u on u.project_id = r.project_id and u.id = r.upload_id where r.project_id = ${projectId}`;
  return rows.sort((a, b) => byText(a.key, b.key)).map(({ upload }) => upload);
}

type ReportRow = {
  readonly upload: number;
  readonly set: number;
  readonly sha: string;
  readonly environment: string;
  readonly run: string;
  readonly branch: string | null;
  readonly startedAt: number;
  readonly startedFrom: number;
  readonly format: string;
  readonly writer: string;
  readonly simulated: boolean;
  readonly incomplete: string | null;
  readonly exceptions: string;
  readonly durations: string | null;
  readonly digest: string;
};

async function* exportReports(
  tx: Tx,
  projectId: number,
  uploads: number[],
  names: RunNames,
): AsyncGenerator<object> {
  const rows = await tx.$queryRaw<ReportRow[]>(Prisma.sql`
    select r.upload_id as upload, r.set_id as "set", encode(r.sha, 'hex') as sha, r.environment, r.run, r.branch,
      (extract(epoch from r.started_at) * 1000)::float8 as "startedAt", r.started_from::int as "startedFrom", r.format, r.writer,
      r.simulated, r.incomplete, r.exceptions, encode(r.durations, 'hex') as durations, encode(u.digest, 'hex') as digest
    from test_report r join upload u on u.project_id = r.project_id and u.id = r.upload_id
    where r.project_id = ${projectId} and r.upload_id = any(${uploads}::int[])`);
  const byUpload = new Map(rows.map((row) => [row.upload, row]));
  for (const upload of uploads) {
    const row = byUpload.get(upload);
    if (row) yield { report: reportLine(row, names) };
  }
}

function reportLine(row: ReportRow, names: RunNames): object {
  const { upload: _, set, startedAt, startedFrom, exceptions, durations, digest, ...plain } = row;
  const { place, ordinals } = names.setPlace(set);
  const packed = (JSON.parse(exceptions) as PackedException[]).map(
    ([ordinal, status, retried, failure]): PackedException => [
      ordinals[ordinal] ?? 0,
      status,
      retried,
      failure === null ? null : names.failurePlace(failure),
    ],
  );
  return {
    ...{ digest, ...plain, startedAt: new Date(startedAt).toISOString() },
    startedFrom: STARTED_FROM[startedFrom] ?? "receipt",
    set: place,
    exceptions: packed.sort(([a], [b]) => a - b),
    durations: durations === null ? null : reordered(durations, ordinals),
  };
}

/** Durations as the store packs them, in base64, in the order of the exported set. */
function reordered(hex: string, ordinals: Int32Array): string {
  const values = unpackVarints(Buffer.from(hex, "hex"));
  const moved = new Int32Array(values.length);
  for (const [ordinal, value] of values.entries()) moved[ordinals[ordinal] ?? 0] = value;
  return Buffer.from(packVarints(moved)).toString("base64");
}

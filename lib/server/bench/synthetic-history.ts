import "server-only";
import type { ReportedResult } from "@/lib/domain/tests/report";
import { type MadeResult, madeResults, madeSha } from "@/lib/server/bench/synthetic-runs";
import type { TestDatabase } from "@/lib/server/db/testing/test-database";
import { recordStored } from "@/lib/server/ingest/receipt";
import { type ReportRow, reportRows } from "@/lib/server/ingest/runs/report-rows";
import { storeReport } from "@/lib/server/ingest/runs/store-report";
import { holdProject, releaseProject, type Tx } from "@/lib/server/ingest/transaction";

/** A long history of runs of the same tests, stored without their XML. */

/** Runs stored by one transaction. */
const BATCH = 50;
/** One test in so many fails, another one in each run: so one in a hundred ends otherwise than the run before. */
const FAILING = 200;
/** Of so many runs one is on staging, the others in ci. */
const STAGING = 5;
const START = Date.UTC(2026, 0, 1);
const COMMIT_MS = 600_000;

export type History = {
  readonly tests: readonly MadeResult[];
  /** The results of a run. */
  readonly resultsOf: (run: number) => MadeResult[];
  /** The number of the commit that it took place on. */
  readonly commitOf: (run: number) => number;
};

/** `tests` tests in a hundred files; a run on each `perRun`th commit. */
export function madeHistory(tests: number, perRun: number): History {
  const made = madeResults(tests, 50, tests + 1);
  const traces = made.map(
    (_, n) => `AssertionError: ${n}\n${"  in some module, at some line\n".repeat(30)}`,
  );
  return {
    tests: made,
    resultsOf: (run) =>
      made.map((result, n) => ({
        ...result,
        failure: (n * 7 + run * 13) % FAILING === 0 ? (traces[n] ?? null) : null,
      })),
    commitOf: (run) => run * perRun,
  };
}

export function environmentOf(run: number): string {
  return run % STAGING === STAGING - 1 ? "staging" : "ci";
}

/** Stores the runs from one number up to another one, which is not included. */
export async function storeHistory(
  { client }: TestDatabase,
  history: History,
  from: number,
  to: number,
): Promise<void> {
  for (let at = from; at < to; at += BATCH)
    await client.$transaction((tx) => storeRuns(tx, at, Math.min(to, at + BATCH), history));
}

async function storeRuns(tx: Tx, from: number, to: number, history: History): Promise<void> {
  const project = await holdProject(tx, "bench");
  if (!project) throw new Error("The project is gone.");
  for (let run = from; run < to; run += 1) {
    const upload = project.nextUpload++;
    const commit = history.commitOf(run);
    const startedAt = START + commit * COMMIT_MS + 1;
    await storeReport(tx, project, upload, {
      ...{ format: "junit", writer: "pytest", isSimulated: false, incomplete: null },
      rows: rowsOf(history.resultsOf(run)),
      run: {
        ...{ sha: madeSha(commit), environment: environmentOf(run), run: String(run) },
        ...{ branch: null, startedAt, startedFrom: "parameter" },
      },
    });
    const digest = new Uint8Array(Buffer.from(madeSha(run), "hex").subarray(0, 16));
    await recordStored(tx, project, upload, {
      ...{ kind: "run", digest, bytes: 0, receivedAt: startedAt },
    });
  }
  await releaseProject(tx, project, "unchanged");
}

function rowsOf(made: readonly MadeResult[]): ReportRow[] {
  const results = made.map(
    ({ file, name, seconds, failure }): ReportedResult => ({
      ...{ place: file, isFile: true, path: [name], variant: "", isRetried: false },
      ...{ status: failure === null ? "passed" : "failed", message: failure },
      durationMs: seconds * 1000,
    }),
  );
  return reportRows("bench", results, "");
}

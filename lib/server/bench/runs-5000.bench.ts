import { test } from "vitest";
import type { TestFacts } from "@/lib/domain/tests/facts";
import {
  addProject,
  bind,
  elapsed,
  peakMemoryMb,
  print,
  storeBytes,
} from "@/lib/server/bench/measure";
import { type MadeResult, madeResults, madeSha } from "@/lib/server/bench/synthetic-runs";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { recordStored } from "@/lib/server/ingest/receipt";
import { type ReportRow, reportRows } from "@/lib/server/ingest/runs/report-rows";
import { storeReport } from "@/lib/server/ingest/runs/store-report";
import { holdProject, releaseProject, type Tx } from "@/lib/server/ingest/transaction";
import { readProject } from "@/lib/server/read/project";
import { readTestFacts } from "@/lib/server/read/test-facts";

const RUNS = 5_000;
const TESTS = 2_000;
/** Runs stored by one transaction. */
const BATCH = 50;
/** One test in so many fails, another one in each run: so one in a hundred ends otherwise than the run before. */
const FAILING = 200;
const START = Date.UTC(2026, 0, 1);

describeOnEveryEngine("runs-5000", (database) => {
  test("5,000 runs of 2,000 tests, read cold and after one more", {
    timeout: 1_800_000,
  }, async () => {
    bind(database());
    await addProject(database(), "bench");
    const { client } = database();
    const history = madeHistory();
    const before = await storeBytes(database());
    const stored = await elapsed(async () => {
      for (let from = 0; from < RUNS; from += BATCH)
        await client.$transaction((tx) => storeRuns(tx, from, from + BATCH, history));
    });
    const bytes = (await storeBytes(database())) - before;
    let reports: TestFacts["reports"] = [];
    const read = async () => {
      ({ reports } = await readTestFacts(await readProject("bench")));
    };
    const cold = await elapsed(read);
    const unusual = await elapsed(async () => {
      for (const { exceptions } of reports) exceptions.at(0);
    });
    await client.$transaction((tx) => storeRuns(tx, RUNS, RUNS + 1, history));
    const warm = await elapsed(read);
    print(
      `runs-5000 ${database().engine}: ${reports.length} runs of ${TESTS} tests stored in ${(stored / 1000).toFixed(1)} s (${(stored / RUNS).toFixed(1)} ms each), ${(bytes / RUNS).toFixed(0)} bytes a run, ${(bytes / 1024 / 1024).toFixed(1)} MB; read cold ${cold.toFixed(0)} ms and all exceptions ${unusual.toFixed(0)} ms; after one more run ${warm.toFixed(1)} ms; peak ${peakMemoryMb()} MB`,
    );
  });
});

/** The rows of each run. */
function madeHistory(): (run: number) => readonly ReportRow[] {
  const made = madeResults(TESTS, 50, 50);
  const rows = reportRows("bench", reportOf(made), "");
  const traces = rows.map(
    (_, n) => `AssertionError: ${n}\n${"  in some module, at some line\n".repeat(30)}`,
  );
  return (run) =>
    rows.map((row, n) =>
      (n * 7 + run * 13) % FAILING === 0
        ? { ...row, status: "failed", message: traces[n] ?? null }
        : { ...row, status: "passed", message: null },
    );
}

function reportOf(results: readonly MadeResult[]): Parameters<typeof reportRows>[1] {
  return {
    ...{ format: "junit", writer: "pytest", startedAt: null, isSimulated: false, incomplete: null },
    results: results.map(({ file, name, seconds }) => ({
      ...{ place: file, isFile: true, path: [name], variant: "", status: "passed" },
      ...{ isRetried: false, durationMs: seconds * 1000, message: null },
    })),
  };
}

async function storeRuns(
  tx: Tx,
  from: number,
  to: number,
  rowsOf: (run: number) => readonly ReportRow[],
): Promise<void> {
  const project = await holdProject(tx, "bench");
  if (!project) throw new Error("The project is gone.");
  for (let run = from; run < to; run += 1) {
    const upload = project.nextUpload++;
    const startedAt = START + run * 600_000;
    await storeReport(tx, project, upload, {
      ...{ format: "junit", writer: "pytest", isSimulated: false, incomplete: null },
      rows: rowsOf(run),
      run: {
        ...{ sha: madeSha(run), environment: "ci", run: String(run), branch: null, startedAt },
        startedFrom: "parameter",
      },
    });
    const digest = new Uint8Array(Buffer.from(madeSha(run), "hex").subarray(0, 16));
    await recordStored(tx, project, upload, {
      kind: "run",
      digest,
      bytes: 0,
      receivedAt: startedAt,
    });
  }
  await releaseProject(tx, project);
}

import "server-only";
import { isoInstant } from "@/lib/domain/time";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { readStrategy, readTest, readTestRows } from "./verdict-questions";

/** The plan's test files as they stand, one row for each. */
export async function strategyCsv(board: Board): Promise<string> {
  const { inventory } = await readStrategy(board);
  const head = [
    ...["entry", "bucket", "category", "file", "tree", "state", "why", "tests", "most_tests"],
    ...["risks", "mission_critical", "must_fail_first", "simulated"],
  ];
  return csv(
    head,
    inventory.flatMap((row) =>
      row.guards.map((guard): Cell[] => [
        ...[row.path, row.bucket, row.category, guard.path, guard.tree, guard.state, guard.why],
        ...[guard.tests, guard.best, guard.risks.map(({ text }) => text).join("; ")],
        ...[row.isMissionCritical, row.mustFailFirst, guard.isSimulated].map(String),
      ]),
    ),
  );
}

/** All tests that the filter leaves, not only a page of them. */
export async function testsCsv(board: Board, params: URLSearchParams): Promise<string> {
  const rows = await readTestRows(board, params);
  return csv(
    ["id", "file", "name", "variant", "state", "why", "flaky", "last_run", "last_commit"],
    rows.map((row): Cell[] => [
      ...[row.key, row.place, row.name, row.variant, row.state, row.why, String(row.isFlaky)],
      ...[row.last === null ? null : isoInstant(row.last.startedAt), row.last?.sha ?? null],
    ]),
  );
}

/** The newest results of one test. */
export async function testCsv(board: Board, params: URLSearchParams): Promise<string> {
  const { results } = await readTest(board, params.get("id") ?? "");
  return csv(
    ["started", "environment", "commit", "run", "status", "other_try", "duration_ms", "simulated"],
    results.map(({ run, status, isRetried, durationMs }): Cell[] => [
      ...[isoInstant(run.startedAt), run.environment, run.sha, run.run, status],
      ...[String(isRetried), durationMs, String(run.isSimulated)],
    ]),
  );
}

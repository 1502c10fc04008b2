import "server-only";
import { isoInstant } from "@/lib/domain/time";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { readTest } from "./verdict-questions";

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

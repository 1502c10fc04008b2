import "server-only";
import { isoInstant } from "@/lib/domain/time";
import type { GoldenPathModel, PartRow, PatternRow } from "@/lib/domain/verdict/golden-path-model";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { readGoldenPath } from "./verdict-questions";

const HEAD = [
  "kind",
  "id",
  "title",
  "state",
  "pattern",
  "pattern_state",
  "files_never_ran",
  "path",
  "path_state",
  "environment",
  "run",
  "commit",
  "started_at",
  "tests",
  "passed",
  "simulated",
] as const;

/** One row for each environment of each file of each pattern; a pattern without a file has one row. */
export async function goldenPathCsv(board: Board): Promise<string> {
  return csv(HEAD, rowsOf(await readGoldenPath(board)));
}

function rowsOf({ steps, guarantees }: GoldenPathModel): readonly Cell[][] {
  const of = (kind: string, parts: readonly PartRow[]) =>
    parts.flatMap((part) =>
      part.patterns.flatMap((pattern) =>
        patternRows(pattern).map((row) => [kind, part.id, part.title, part.state, ...row]),
      ),
    );
  return [...of("step", steps), ...of("guarantee", guarantees)];
}

function patternRows({ pattern, state, neverRan, guards }: PatternRow): readonly Cell[][] {
  const lead: Cell[] = [pattern, state, neverRan];
  const rows = guards.flatMap((guard) =>
    guard.environments.map(({ environment, run, tests, passed }): Cell[] => [
      ...lead,
      guard.path,
      guard.state,
      environment,
      run?.run ?? null,
      run?.sha ?? null,
      run === null ? null : isoInstant(run.startedAt),
      tests,
      passed,
      run === null ? null : String(run.isSimulated),
    ]),
  );
  const none: Cell[] = [...lead, ...HEAD.slice(7).map(() => null)];
  return rows.length === 0 ? [none] : rows;
}

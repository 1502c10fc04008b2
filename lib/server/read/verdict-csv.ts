import "server-only";
import { isoInstant } from "@/lib/domain/time";
import type { CheckRow } from "@/lib/domain/verdict/check-model";
import type { At } from "@/lib/domain/verdict/words";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { readPhases, readShownTests, readStrategy } from "./verdict-questions";

/** One row for each check of each phase and for each success criterion; the phase's dates stand in each of its rows. */
export async function phasesCsv(board: Board): Promise<string> {
  const { phases, success } = await readPhases(board);
  const rows = phases.flatMap((phase): Cell[][] => {
    const own = [
      phase.id,
      phase.status,
      instant(phase.planned?.from),
      instant(phase.planned?.earliest),
      instant(phase.planned?.latest),
      ...[phase.started, phase.done, phase.regressed].map((at: At | null) => instant(at?.t)),
    ];
    const checks = [
      ...phase.entry.map((check) => ["entry", check.label, ...checkCells(check)]),
      ...phase.steps.map(({ text, check, tick }) =>
        check === null
          ? ["step", text, tick === null ? "by people" : "ticked", tick?.by ?? null, null]
          : ["step", text, ...checkCells(check)],
      ),
      ...phase.exit.map((check) => ["exit", check.label, ...checkCells(check)]),
    ];
    return (checks.length === 0 ? [[null, null, null, null, null]] : checks).map((cells) => [
      ...own,
      ...cells,
    ]);
  });
  const criteria = success.map(({ group, text, state, why, check }): Cell[] => [
    ...PHASE_HEAD.map(() => null),
    group,
    text,
    state,
    why,
    check === null ? null : flag(check.isSimulated),
  ]);
  return csv([...PHASE_HEAD, "part", "text", "state", "why", "simulated"], [...rows, ...criteria]);
}

const PHASE_HEAD = [
  "phase",
  "status",
  "planned_from",
  "earliest_end",
  "latest_end",
  "work_since",
  "gate_passed",
  "regressed_since",
] as const;

function checkCells({ state, why, isSimulated }: CheckRow): Cell[] {
  return [state, why, flag(isSimulated)];
}

function flag(value: boolean): Cell {
  return String(value);
}

function instant(t: number | undefined): Cell {
  return t === undefined ? null : isoInstant(t);
}

/** The inventory: one row for each file of each entry; an entry without a file has one row. */
export async function strategyCsv(board: Board): Promise<string> {
  const { inventory } = await readStrategy(board);
  return csv(
    [
      "entry",
      "category",
      "bucket",
      "must_fail_first",
      "path",
      "tree",
      "state",
      "reason",
      "why",
      "tests",
      "simulated",
    ],
    inventory.flatMap((row): Cell[][] => {
      const own = [row.path, row.category, row.bucket, flag(row.mustFailFirst)];
      if (row.guards.length === 0) return [[...own, ...Array.from({ length: 7 }, () => null)]];
      return row.guards.map((guard) => [
        ...own,
        guard.path,
        guard.tree,
        guard.state,
        guard.reason,
        guard.why,
        guard.tests,
        flag(guard.isSimulated),
      ]);
    }),
  );
}

/** The tests that the filter leaves, all pages: one row for each environment in which one ran. */
export async function testsCsv(board: Board, params: URLSearchParams): Promise<string> {
  const rows = await readShownTests(board, params);
  return csv(
    [
      "id",
      "place",
      "name",
      "variant",
      "state",
      "reason",
      "flaky",
      "in_plan",
      "environment",
      "last_result",
      "commit",
      "run",
      "started_at",
      "simulated",
    ],
    rows.flatMap((row) =>
      row.environments.map(({ environment, status, run }): Cell[] => [
        row.key,
        row.place,
        row.name,
        row.variant,
        row.state,
        row.reason,
        flag(row.isFlaky),
        flag(row.isPlanned),
        environment,
        status,
        run.sha,
        run.run,
        isoInstant(run.startedAt),
        flag(run.isSimulated),
      ]),
    ),
  );
}

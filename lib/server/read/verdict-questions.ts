import "server-only";
import { TEST_SHOWS } from "@/lib/api/tests";
import { goldenPathBoard } from "@/lib/domain/verdict/golden-path-board";
import type { GoldenPathModel } from "@/lib/domain/verdict/golden-path-model";
import { phasesBoard } from "@/lib/domain/verdict/phase-board";
import type { PhasesModel } from "@/lib/domain/verdict/phase-model";
import { strategyBoard } from "@/lib/domain/verdict/strategy-board";
import type { StrategyModel } from "@/lib/domain/verdict/strategy-model";
import { type JudgingSummary, judgingSummary } from "@/lib/domain/verdict/summary";
import { findTest, testHistory } from "@/lib/domain/verdict/test-history";
import type { TestHistory, TestRow, TestsModel } from "@/lib/domain/verdict/test-model";
import {
  allTests,
  shownTests,
  type TestsFilter,
  testsBoard,
} from "@/lib/domain/verdict/tests-board";
import { triggersBoard } from "@/lib/domain/verdict/trigger-board";
import type { TriggersModel } from "@/lib/domain/verdict/trigger-model";
import { AppError } from "@/lib/server/errors";
import { readActs } from "./acts";
import type { Board } from "./board";
import { boardUnder } from "./board";
import { cached } from "./cache";
import { readVerdicts, withTexts } from "./judgement";
import { oneOf } from "./params";
import { readRuns } from "./runs";
import { readDurations } from "./test-details";

/** Throws not-found where the plan has no Golden Path. */
export async function readGoldenPath(board: Board): Promise<GoldenPathModel> {
  const verdicts = await readVerdicts(board);
  const acts = await readActs(board.project, board.plan.id);
  const model = await withTexts(board, verdicts.judgement.context.texts, () =>
    goldenPathBoard(verdicts, acts),
  );
  if (model === null)
    throw new AppError(
      "not-found",
      `Version ${board.plan.version} of the plan names no goldenPath.`,
    );
  return model;
}

export async function readTriggers(board: Board, incident: string | null): Promise<TriggersModel> {
  const verdicts = await readVerdicts(board);
  const acts = await readActs(board.project, board.plan.id);
  const derived = acts.length === 0 ? new Set<string>() : await derivedIncidents(board);
  return withTexts(board, verdicts.judgement.context.texts, () =>
    triggersBoard(verdicts, acts, incident, derived),
  );
}

/** Keys of the incidents that any version of the plan derives from all facts: an act about another is detached. */
async function derivedIncidents(board: Board): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  for (const version of board.versions) {
    const { triggers } = await readVerdicts(await boardUnder(board, version));
    for (const { incidents } of triggers) for (const { key } of incidents) keys.add(key);
  }
  return keys;
}

export async function readPhases(board: Board): Promise<PhasesModel> {
  const verdicts = await readVerdicts(board);
  const acts = await readActs(board.project, board.plan.id);
  return withTexts(board, verdicts.judgement.context.texts, () => phasesBoard(verdicts, acts));
}

export async function readStrategy(board: Board): Promise<StrategyModel> {
  const verdicts = await readVerdicts(board);
  return withTexts(board, verdicts.judgement.context.texts, () => strategyBoard(verdicts));
}

/** What is judged, in short; null where the plan names nothing to judge. */
export async function readSummary(board: Board): Promise<JudgingSummary | null> {
  const { plan } = board;
  if (!plan.goldenPath && !plan.rollback && plan.phases.length === 0 && plan.tests.length === 0)
    return null;
  const verdicts = await readVerdicts(board);
  const acts = await readActs(board.project, plan.id);
  const summary = judgingSummary(verdicts, acts);
  // Nothing of it shows a message.
  verdicts.judgement.context.texts.takeMissing();
  return summary;
}

export async function readTests(board: Board, params: URLSearchParams): Promise<TestsModel> {
  const verdicts = await readVerdicts(board);
  const { elsewhere } = await readRuns(board.project, board.runsUntil);
  return testsBoard(verdicts, await readAllTests(board), elsewhere, testsFilter(params));
}

/** The tests that a filter leaves, all pages of them. */
export async function readShownTests(
  board: Board,
  params: URLSearchParams,
): Promise<readonly TestRow[]> {
  return shownTests(await readAllTests(board), testsFilter(params));
}

async function readAllTests(board: Board): Promise<readonly TestRow[]> {
  const verdicts = await readVerdicts(board);
  const { project, plan, asOf, runsUntil } = board;
  const key = JSON.stringify([plan.id, plan.version, asOf.position, asOf.now, runsUntil.time]);
  return cached({ project, question: `all tests ${key}`, family: "all tests" }, async () =>
    allTests(verdicts),
  );
}

function testsFilter(params: URLSearchParams): TestsFilter {
  return {
    show: oneOf(TEST_SHOWS, params, "show", "all"),
    environment: params.get("environment") ?? "",
    q: params.get("q") ?? "",
    page: Math.max(1, Math.trunc(Number(params.get("page")) || 1)),
  };
}

/** Throws not-found for a test that did not run up to the moment. */
export async function readTest(board: Board, key: string): Promise<TestHistory> {
  const verdicts = await readVerdicts(board);
  const { judgement } = verdicts;
  const test = findTest(judgement, key);
  if (test === null)
    throw new AppError("not-found", `No test with the id ${key} ran up to this moment.`);
  const uploads = judgement.context.index.runs.flatMap(({ reports }) =>
    reports.map(({ upload }) => upload),
  );
  const durations = await readDurations(board.project, test, uploads.slice(-DURATIONS_READ));
  const model = await withTexts(board, judgement.context.texts, () =>
    testHistory(judgement, key, () => durations),
  );
  if (model === null) throw new AppError("not-found", `No test has the id ${key}.`);
  return model;
}

const DURATIONS_READ = 1_000;

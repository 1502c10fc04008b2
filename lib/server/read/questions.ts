import "server-only";
import { FILE_SHOWS, FILE_SORTS, type FilesQuestion } from "@/lib/api/files";
import { GOAL_STATES } from "@/lib/domain/goals/judge-goal";
import { backtestCsv, readBacktest } from "./backtest";
import type { Board } from "./board";
import { burndownCsv, readBurndown, zoomOf } from "./burndown";
import { changesCsv, readChanges } from "./changes";
import { chronicleCsv, readChronicle } from "./chronicle";
import { compareCsv, readCompare } from "./compare";
import { copiesCsv, readCopies } from "./copies";
import { exemptionsCsv, readExemptions } from "./exemptions";
import { readFile, readNear } from "./file";
import { fileCsv, fileQuestion, pathOf } from "./file-csv";
import { readFiles } from "./files";
import { filesCsv } from "./files-csv";
import { findingsCsv, readFileFindings, readFindingsBoard } from "./findings";
import { findingsMapCsv, findingsMapJson } from "./findings-map";
import { flowCsv, readFlow } from "./flow";
import { forecastCsv, readForecast } from "./forecast";
import { finishesCsv, readFinishes } from "./forecast-parts";
import { readFrame } from "./frame";
import { goalsCsv, readGoals } from "./goals";
import { goldenPathCsv } from "./golden-path-csv";
import { heatmapCsv, heatmapJson } from "./heatmap-params";
import { ledgerCsv, ledgerFrom, ledgerOf } from "./ledger";
import { marksCsv, readMarks } from "./marks";
import { readOverview } from "./overview";
import { ownersCsv, readOwnersPage } from "./owners";
import { oneOf } from "./params";
import { filesPatch, onePatch } from "./patches";
import { phantomsCsv, readPhantoms } from "./phantoms";
import { explainImport, readPlanPage } from "./plan";
import { planCsv } from "./plan-csv";
import { readRestorations, restorationsCsv } from "./restorations";
import { readCommitAxis, searchBoard } from "./search";
import { successCsv } from "./success-csv";
import { testCsv } from "./test-csv";
import { treemapCsv, treemapJson } from "./treemap";
import { triggersCsv } from "./triggers-csv";
import { phasesCsv, strategyCsv, testsCsv } from "./verdict-csv";
import {
  readGoldenPath,
  readPhases,
  readStrategy,
  readTest,
  readTests,
  readTriggers,
} from "./verdict-questions";

/** What the API answers about a plan: one entry for each question, JSON always, CSV where there is a table, a patch where lines are to change. */
export type Question = {
  readonly json: (board: Board, params: URLSearchParams) => unknown;
  readonly csv?: (board: Board, params: URLSearchParams) => string | Promise<string>;
  /** A unified diff of what to write. */
  readonly patch?: (board: Board, params: URLSearchParams) => Promise<string>;
};

export const QUESTIONS: Readonly<Record<string, Question>> = {
  frame: { json: readFrame },
  commits: { json: readCommitAxis },
  search: { json: (board, params) => searchBoard(board, params.get("q") ?? "") },
  overview: { json: readOverview },
  plan: {
    json: (board, params) => readPlanPage(board, Number(params.get("compare")) || undefined),
    csv: planCsv,
  },
  explain: {
    json: (board, params) =>
      explainImport(
        board,
        params.get("path") ?? "",
        params.get("module") ?? "",
        params.get("name") || null,
      ),
  },
  burndown: {
    json: (board, params) => readBurndown(board, ledgerFrom(params), zoomOf(params)),
    csv: burndownCsv,
  },
  ledger: { json: (board, params) => ledgerOf(board, ledgerFrom(params)), csv: ledgerCsv },
  forecast: { json: readForecast, csv: forecastCsv },
  finishes: { json: readFinishes, csv: finishesCsv },
  backtest: { json: readBacktest, csv: backtestCsv },
  chronicle: { json: readChronicle, csv: chronicleCsv },
  changes: { json: (board, params) => readChanges(board, ledgerFrom(params)), csv: changesCsv },
  flow: { json: readFlow, csv: flowCsv },
  marks: { json: readMarks, csv: marksCsv },
  compare: { json: readCompare, csv: compareCsv },
  heatmap: { json: heatmapJson, csv: heatmapCsv },
  treemap: { json: treemapJson, csv: treemapCsv },
  files: {
    json: (board, params) => readFiles(board, filesQuestion(params)),
    csv: (board, params) => filesCsv(board, filesQuestion(params)),
    patch: (board, params) => filesPatch(board, filesQuestion(params)),
  },
  file: {
    json: (board, params) => readFile(board, pathOf(params), fileQuestion(params)),
    csv: fileCsv,
    patch: (board, params) => onePatch(board, pathOf(params)),
  },
  "golden-path": { json: readGoldenPath, csv: goldenPathCsv },
  triggers: {
    json: (board, params) => readTriggers(board, params.get("incident")),
    csv: triggersCsv,
  },
  phases: { json: readPhases, csv: phasesCsv },
  success: { json: async (board) => (await readPhases(board)).success, csv: successCsv },
  strategy: { json: readStrategy, csv: strategyCsv },
  tests: { json: readTests, csv: testsCsv },
  test: { json: (board, params) => readTest(board, params.get("id") ?? ""), csv: testCsv },
  exemptions: { json: readExemptions, csv: exemptionsCsv },
  goals: { json: readGoals, csv: goalsCsv },
  owners: { json: readOwnersPage, csv: ownersCsv },
  phantoms: { json: readPhantoms, csv: phantomsCsv },
  restorations: { json: readRestorations, csv: restorationsCsv },
  copies: { json: readCopies, csv: copiesCsv },
  findings: { json: readFindingsBoard, csv: findingsCsv },
  "findings-map": { json: findingsMapJson, csv: findingsMapCsv },
  "file-findings": { json: (board, params) => readFileFindings(board, pathOf(params)) },
  near: { json: (board, params) => readNear(board, pathOf(params)) },
};

function filesQuestion(params: URLSearchParams): FilesQuestion {
  const show = oneOf(FILE_SHOWS, params, "show", "legacy");
  return {
    show,
    sort: oneOf(FILE_SORTS, params, "sort", show === "flipped" ? "reopened" : "legacy"),
    q: params.get("q") ?? "",
    module: params.get("module") ?? "",
    dir: params.get("dir") ?? "",
    owner: params.get("owner") ?? "",
    ownership: oneOf(["any", "first"], params, "ownership", "any"),
    goal: oneOf(["", "any", ...GOAL_STATES], params, "goal", ""),
    phantom: oneOf(["no", "scope", "any"], params, "phantom", "no"),
    page: Math.max(1, Math.trunc(Number(params.get("page")) || 1)),
  };
}

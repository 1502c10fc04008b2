import "server-only";
import { FILE_SHOWS, FILE_SORTS, type FilesQuestion } from "@/lib/api/files";
import { BARE, HEAT_SORTS, HEAT_VALUES, UNREADABLE } from "@/lib/domain/board/heatmap";
import { GOAL_STATES } from "@/lib/domain/goals/judge-goal";
import { isoInstant } from "@/lib/domain/time";
import { AppError } from "@/lib/server/errors";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { burndownCsv, readBurndown, zoomOf } from "./burndown";
import { changesCsv, readChanges } from "./changes";
import { copiesCsv, readCopies } from "./copies";
import { exemptionsCsv, readExemptions } from "./exemptions";
import { readFile, readNear } from "./file";
import { readFiles } from "./files";
import { filesCsv } from "./files-csv";
import { flowCsv, readFlow } from "./flow";
import { readFrame } from "./frame";
import { goalsCsv, readGoals } from "./goals";
import { goldenPathCsv } from "./golden-path-csv";
import { type HeatmapParams, readHeatmap } from "./heatmap";
import { ledgerCsv, ledgerFrom, ledgerOf } from "./ledger";
import { readOverview } from "./overview";
import { ownersCsv, readOwnersPage } from "./owners";
import { oneOf } from "./params";
import { phantomsCsv, readPhantoms } from "./phantoms";
import { explainImport, readPlanPage } from "./plan";
import { planCsv } from "./plan-csv";
import { readRestorations, restorationsCsv } from "./restorations";
import { readCommitAxis, searchBoard } from "./search";
import { successCsv } from "./success-csv";
import { testCsv } from "./test-csv";
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

/** What the API answers about a plan: one entry for each question, JSON always and CSV where there is a table. */
export type Question = {
  readonly json: (board: Board, params: URLSearchParams) => unknown;
  readonly csv?: (board: Board, params: URLSearchParams) => string | Promise<string>;
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
  changes: { json: (board, params) => readChanges(board, ledgerFrom(params)), csv: changesCsv },
  flow: { json: readFlow, csv: flowCsv },
  heatmap: { json: (board, params) => readHeatmap(board, heatmapParams(params)), csv: heatmapCsv },
  files: {
    json: (board, params) => readFiles(board, filesQuestion(params)),
    csv: (board, params) => filesCsv(board, filesQuestion(params)),
  },
  file: { json: (board, params) => readFile(board, pathOf(params)), csv: fileCsv },
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
  near: { json: (board, params) => readNear(board, pathOf(params)) },
};

function columnsOf(params: URLSearchParams): number {
  const columns = Number(params.get("columns") ?? 200);
  if (!Number.isInteger(columns) || columns < 1 || columns > 400)
    throw new AppError("bad-request", "columns is a whole number from 1 to 400.");
  return columns;
}

function heatmapParams(params: URLSearchParams): HeatmapParams {
  return {
    columns: columnsOf(params),
    value: oneOf(HEAT_VALUES, params, "value", "violations"),
    sort: oneOf(HEAT_SORTS, params, "sort", "now"),
  };
}

function pathOf(params: URLSearchParams): string {
  const path = params.get("path");
  if (!path) throw new AppError("bad-request", "path names the file.");
  return path;
}

function filesQuestion(params: URLSearchParams): FilesQuestion {
  return {
    show: oneOf(FILE_SHOWS, params, "show", "legacy"),
    sort: oneOf(FILE_SORTS, params, "sort", "legacy"),
    q: params.get("q") ?? "",
    module: params.get("module") ?? "",
    dir: params.get("dir") ?? "",
    owner: params.get("owner") ?? "",
    goal: oneOf(["", "any", ...GOAL_STATES], params, "goal", ""),
    phantom: oneOf(["no", "scope", "any"], params, "phantom", "no"),
    page: Math.max(1, Math.trunc(Number(params.get("page")) || 1)),
  };
}

function heatmapCsv(board: Board, params: URLSearchParams): string {
  const model = readHeatmap(board, heatmapParams(params));
  const rows = model.groups.flatMap((group) =>
    group.rows.map((row): Cell[] => {
      const cells: Cell[] = model.columns.map(() => null);
      for (const [from, to, value] of row.cells)
        cells.fill(
          value === UNREADABLE ? "unreadable" : value === BARE ? null : value,
          from,
          to + 1,
        );
      return [row.path, row.now, ...cells];
    }),
  );
  return csv(["path", "now", ...model.columns.map(({ t }) => isoInstant(t))], rows);
}

async function fileCsv(board: Board, params: URLSearchParams): Promise<string> {
  const { lives } = await readFile(board, pathOf(params));
  return csv(
    [
      "module",
      "name",
      "kind",
      "n",
      "class",
      "opened",
      "opened_commit",
      "opened_how",
      "opened_by",
      "closed",
      "closed_commit",
      "end",
      "span_ms",
    ],
    lives.map((life): Cell[] => [
      life.module,
      life.name,
      life.kind,
      life.n,
      life.class,
      isoInstant(life.opened.t),
      life.opened.sha,
      life.openedHow,
      life.opened.by?.sha ?? null,
      life.closed ? isoInstant(life.closed.t) : null,
      life.closed?.sha ?? null,
      life.end,
      life.spanMs,
    ]),
  );
}

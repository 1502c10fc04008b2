import "server-only";
import type { OverviewModel } from "@/lib/api/overview";
import { criticalRows, type InTree } from "@/lib/domain/board/critical";
import { fileRows } from "@/lib/domain/board/file-rows";
import { overviewSentences } from "@/lib/domain/board/headline";
import { judgedWords } from "@/lib/domain/verdict/summary";
import type { Board } from "./board";
import { readBurndown, storyOf } from "./burndown";
import { readChanges } from "./changes";
import { forecastSentence } from "./forecast";
import { readGoals } from "./goals";
import { ledgerOf } from "./ledger";
import { readPhantomSummary } from "./phantoms";
import { readTree } from "./tree";
import { readSummary } from "./verdict-questions";

const WORST = 8;
const CHANGES = 8;

export async function readOverview(board: Board): Promise<OverviewModel> {
  const story = storyOf(board);
  const judging = await readSummary(board);
  const sinceYesterday = ledgerOf(board, "day").ledger;
  const rows = fileRows(board.facts, board.judged, board.asOf.position);
  return {
    ...readBurndown(board),
    sentences: overviewSentences(
      story,
      judging === null ? null : judgedWords(judging),
      sinceYesterday,
    ),
    judging,
    goals: (await readGoals(board)).sentence,
    sinceYesterday,
    sinceStart: story.sinceStart,
    worst: rows
      .filter(({ counts }) => counts.legacy > 0)
      .sort((a, b) => b.counts.legacy - a.counts.legacy || (a.path < b.path ? -1 : 1))
      .slice(0, WORST),
    flipFlop: {
      files: rows.filter(({ reopened }) => reopened > 0).length,
      flips: rows.reduce((sum, { reopened }) => sum + reopened, 0),
    },
    critical: criticalRows(board.plan, rows, await inTree(board)),
    recent: readChanges(board, "day", CHANGES),
    forecast: forecastSentence(board),
    waiting: board.facts.waiting.length,
    phantoms: await readPhantomSummary(board),
  };
}

/** A path that the store never saw is in no tree that it knows. */
async function inTree(board: Board): Promise<InTree> {
  const tree = await readTree(board);
  if (tree === null) return () => null;
  const present = new Set([...tree].map((id) => board.facts.paths[id]));
  return (path) => present.has(path);
}

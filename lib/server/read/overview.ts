import "server-only";
import type { OverviewModel } from "@/lib/api/overview";
import { fileRows } from "@/lib/domain/board/file-rows";
import { overviewSentences } from "@/lib/domain/board/headline";
import type { Board } from "./board";
import { ledgerOf, readBurndown, storyOf } from "./burndown";

const WORST = 10;

export function readOverview(board: Board): OverviewModel {
  const story = storyOf(board);
  const rows = fileRows(board.facts, board.judged, board.asOf.position);
  const byPath = new Map(rows.map((row) => [row.path, row]));
  return {
    ...readBurndown(board),
    sentences: overviewSentences(story),
    sinceYesterday: ledgerOf(board, "day").ledger,
    sinceStart: story.sinceStart,
    worst: rows
      .filter(({ counts }) => counts.legacy > 0)
      .sort((a, b) => b.counts.legacy - a.counts.legacy || (a.path < b.path ? -1 : 1))
      .slice(0, WORST),
    critical: board.plan.criticalFiles.map(({ path, risk }) => ({
      path,
      risk,
      row: byPath.get(path) ?? null,
    })),
  };
}

import "server-only";
import { type FileRow, fileRows } from "@/lib/domain/board/file-rows";
import { overviewSentences } from "@/lib/domain/board/headline";
import type { Ledger } from "@/lib/domain/board/ledger";
import type { Board } from "./board";
import { type BurndownModel, ledgerOf, readBurndown, storyOf } from "./burndown";

export type OverviewModel = BurndownModel & {
  /** What moved since yesterday and since the plan started. */
  readonly sinceYesterday: Ledger;
  readonly sinceStart: Ledger | null;
  readonly worst: readonly FileRow[];
  readonly critical: readonly {
    readonly path: string;
    readonly risk: string;
    readonly row: FileRow | null;
  }[];
};

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

import "server-only";
import {
  FILE_SHOWS,
  type FileShow,
  type FileSort,
  type FilesModel,
  type FilesQuestion,
  type ListedFile,
} from "@/lib/api/files";
import { directoryOf } from "@/lib/domain/board/breakdown";
import { type FileRow, fileRows } from "@/lib/domain/board/file-rows";
import { globMatcher } from "@/lib/domain/glob";
import type { Board } from "./board";

const PAGE = 100;

export function readFiles(board: Board, question: FilesQuestion): FilesModel {
  const all = listedFiles(board);
  const found = all
    .filter((row) => isShown(row, question.show) && isWanted(row, question))
    .sort(ORDER[question.sort]);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(Math.max(1, question.page), pages);
  const shows = Object.fromEntries(
    FILE_SHOWS.map((show) => [show, all.filter((row) => isShown(row, show)).length]),
  ) as Record<FileShow, number>;
  return {
    rows: found.slice((page - 1) * PAGE, page * PAGE),
    total: found.length,
    page,
    pages,
    shows,
  };
}

/** Every file that the filters select, for CSV and JSON. */
export function allFiles(board: Board, question: FilesQuestion): ListedFile[] {
  return listedFiles(board)
    .filter((row) => isShown(row, question.show) && isWanted(row, question))
    .sort(ORDER[question.sort]);
}

function listedFiles({ facts, judged, asOf, plan }: Board): ListedFile[] {
  const critical = plan.criticalFiles.map(({ path, risk }) => ({
    matches: globMatcher(path),
    risk,
  }));
  return fileRows(facts, judged, asOf.position).map((row) => ({
    ...row,
    risk: critical.find(({ matches }) => matches(row.path))?.risk ?? null,
  }));
}

function isShown({ counts, unreadable }: FileRow, show: FileShow): boolean {
  if (show === "all") return true;
  if (show === "unreadable") return unreadable !== "no";
  if (show === "clean")
    return (
      counts.legacy + counts.unplanned + counts.unclassified + counts.outOfScope + counts.exempt ===
      0
    );
  return counts[show] > 0;
}

function isWanted(row: FileRow, { q, dir, module }: FilesQuestion): boolean {
  if (dir !== "" && directoryOf(row.path, dir.split("/").length) !== dir) return false;
  if (module !== "" && !row.legacyModules.includes(module)) return false;
  if (q === "") return true;
  if (/[*?]/.test(q)) return globMatcher(q)(row.path);
  return row.path.toLowerCase().includes(q.toLowerCase());
}

const byPath = (a: FileRow, b: FileRow): number => (a.path < b.path ? -1 : 1);

const ORDER: Readonly<Record<FileSort, (a: FileRow, b: FileRow) => number>> = {
  legacy: (a, b) => b.counts.legacy - a.counts.legacy || byPath(a, b),
  unplanned: (a, b) => b.counts.unplanned - a.counts.unplanned || byPath(a, b),
  path: byPath,
  changed: (a, b) => b.lastChange.position - a.lastChange.position || byPath(a, b),
  since: (a, b) =>
    (a.legacySince?.t ?? Number.POSITIVE_INFINITY) -
      (b.legacySince?.t ?? Number.POSITIVE_INFINITY) || byPath(a, b),
  reopened: (a, b) => b.reopened - a.reopened || byPath(a, b),
};

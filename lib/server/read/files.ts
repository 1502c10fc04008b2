import "server-only";
import {
  FILE_SHOWS,
  type FileChoice,
  type FileShow,
  type FilesModel,
  type FilesQuestion,
  type ListedFile,
} from "@/lib/api/files";
import { directoryOf } from "@/lib/domain/board/breakdown";
import { NO_OWNER } from "@/lib/domain/board/dimensions";
import { type FileRow, fileRows } from "@/lib/domain/board/file-rows";
import { filesSentences } from "@/lib/domain/board/files-sentence";
import type { StandingMissing } from "@/lib/domain/board/phantoms";
import { globMatcher } from "@/lib/domain/glob";
import { type GoalState, worstGoal } from "@/lib/domain/goals/judge-goal";
import type { Board } from "./board";
import { readContents } from "./contents";
import { credited, flipsByPath, NO_FLIP } from "./file-flips";
import { FILE_ORDER } from "./files-order";
import { readGoalRows } from "./goals";
import { readStandingMissing } from "./missing";
import { readOwners } from "./owner-files";

const PAGE = 100;

export async function readFiles(board: Board, question: FilesQuestion): Promise<FilesModel> {
  const { rows: all, isTreeKnown } = await listedFiles(board);
  const shown = all.filter((row) => isShown(row, question.show));
  const found = shown.filter((row) => isWanted(row, question)).sort(FILE_ORDER[question.sort]);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(Math.max(1, question.page), pages);
  const shows = Object.fromEntries(
    FILE_SHOWS.map((show) => [show, all.filter((row) => isShown(row, show)).length]),
  ) as Record<FileShow, number>;
  return {
    sentences: filesSentences(
      all,
      board.plan.criticalFiles.map(({ path }) => path),
    ),
    rows: await credited(board, found.slice((page - 1) * PAGE, page * PAGE), question.show),
    total: found.length,
    page,
    pages,
    shows,
    dirs: choices(shown.map(({ path }) => [...new Set([1, 2].map((n) => directoryOf(path, n)))])),
    modules: choices(shown.map((row) => modulesOf(row, question.show))),
    owners: shown.some(({ owners }) => owners !== null) ? choices(shown.map(ownersOfRow)) : null,
    goals: shown.some(({ goal }) => goal !== null)
      ? choices(shown.map(({ goal }) => (goal === null ? [] : ["any", goal])))
      : null,
    phantomFiles: isTreeKnown
      ? {
          scope: shown.filter(({ phantomsInScope }) => phantomsInScope > 0).length,
          any: shown.filter(({ phantoms }) => phantoms > 0).length,
        }
      : null,
    now: board.asOf.now,
  };
}

const CHOICES = 40;

/** How many files each value leaves; the longest tail is cut, since the text filter finds it. */
function choices(values: readonly (readonly string[])[]): FileChoice[] {
  const files = new Map<string, number>();
  for (const value of values.flat()) files.set(value, (files.get(value) ?? 0) + 1);
  return [...files]
    .map(([value, count]) => ({ value, files: count }))
    .sort((a, b) => b.files - a.files || (a.value < b.value ? -1 : 1))
    .slice(0, CHOICES);
}

function ownersOfRow({ owners }: ListedFile): readonly string[] {
  return owners?.length === 0 ? [NO_OWNER] : (owners ?? []);
}

function isOwnedBy(row: ListedFile, owner: string, ownership: FilesQuestion["ownership"]): boolean {
  const owners = ownersOfRow(row);
  return ownership === "first" ? owners[0] === owner : owners.includes(owner);
}

function modulesOf(row: FileRow, show: FileShow): readonly string[] {
  return show === "unplanned" || show === "unclassified" ? row.outsideModules : row.legacyModules;
}

/** Every file that the filters select, for CSV and JSON. */
export async function allFiles(board: Board, question: FilesQuestion): Promise<ListedFile[]> {
  const { rows } = await listedFiles(board);
  const found = rows
    .filter((row) => isShown(row, question.show) && isWanted(row, question))
    .sort(FILE_ORDER[question.sort]);
  return credited(board, found, question.show);
}

type Listed = { readonly rows: readonly ListedFile[]; readonly isTreeKnown: boolean };

async function listedFiles(board: Board): Promise<Listed> {
  const { facts, judged, asOf, plan, project } = board;
  const critical = plan.criticalFiles.map(({ path, risk }) => ({
    matches: globMatcher(path),
    risk,
  }));
  const standing = await readStandingMissing(board);
  const phantoms = (standing ?? []).filter(({ missing }) => missing.state === "phantom");
  const pathOf = ({ span }: StandingMissing) => facts.paths[span.path] ?? "";
  const all = countBy(phantoms.map(pathOf));
  const inScope = countBy(phantoms.filter(({ span }) => span.class !== "outOfScope").map(pathOf));
  const owners = await readOwners(board);
  const goals = new Map<string, GoalState[]>();
  for (const { path, state } of await readGoalRows(board))
    goals.set(path, [...(goals.get(path) ?? []), state]);
  const { returns } = await readContents(project);
  const putBack = countBy(
    returns
      .filter(({ position }) => position <= asOf.position)
      .map(({ path }) => facts.paths[path] ?? ""),
  );
  const flips = flipsByPath(board);
  const rows = fileRows(facts, judged, asOf.position).map((row) => ({
    ...NO_FLIP,
    ...flips.get(row.path),
    ...row,
    risk: critical.find(({ matches }) => matches(row.path))?.risk ?? null,
    owners: owners?.ownersOf(row.path) ?? null,
    goal: worstGoal(goals.get(row.path) ?? []),
    phantoms: all.get(row.path) ?? 0,
    phantomsInScope: inScope.get(row.path) ?? 0,
    putBack: putBack.get(row.path) ?? 0,
  }));
  return { rows, isTreeKnown: standing !== null };
}

function countBy(paths: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}

function isShown({ counts, unreadable, reopened }: FileRow, show: FileShow): boolean {
  if (show === "all") return true;
  if (show === "flipped") return reopened > 0;
  if (show === "unreadable") return unreadable !== "no";
  if (show === "clean")
    return (
      counts.legacy + counts.unplanned + counts.unclassified + counts.outOfScope + counts.exempt ===
      0
    );
  return counts[show] > 0;
}

function isOfGoal({ goal }: ListedFile, asked: FilesQuestion["goal"]): boolean {
  if (asked === "") return true;
  return asked === "any" ? goal !== null : goal === asked;
}

function isWanted(row: ListedFile, question: FilesQuestion): boolean {
  const { q, dir, module, owner, ownership, goal, show, phantom } = question;
  if (phantom === "any" && row.phantoms === 0) return false;
  if (phantom === "scope" && row.phantomsInScope === 0) return false;
  if (dir !== "" && !isBelow(row.path, dir)) return false;
  if (module !== "" && !modulesOf(row, show).includes(module)) return false;
  if (!isOfGoal(row, goal)) return false;
  if (owner !== "" && !isOwnedBy(row, owner, ownership)) return false;
  if (q === "") return true;
  if (/[*?]/.test(q)) return globMatcher(q)(row.path);
  return row.path.toLowerCase().includes(q.toLowerCase());
}

/** A folder's files, those of its folders too; the top level is only what stands in no folder. */
function isBelow(path: string, dir: string): boolean {
  return directoryOf(path, dir.split("/").length) === dir;
}

import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { FileRow } from "@/lib/domain/board/file-rows";
import type { Sentences } from "@/lib/domain/board/headline";
import type { GoalState } from "@/lib/domain/goals/judge-goal";

export const FILE_SORTS = [
  "legacy",
  "unplanned",
  "path",
  "changed",
  "since",
  "reopened",
  "takenBack",
  "flip",
  "owner",
] as const;
export type FileSort = (typeof FILE_SORTS)[number];
export const FILE_SHOWS = [
  "legacy",
  "unplanned",
  "unclassified",
  "canonical",
  "exempt",
  "outOfScope",
  "unreadable",
  "flipped",
  "clean",
  "all",
] as const;
export type FileShow = (typeof FILE_SHOWS)[number];

export type FilesQuestion = {
  readonly show: FileShow;
  readonly sort: FileSort;
  /** Part of the path, or a glob when it holds `*` or `?`. */
  readonly q: string;
  /** A module that the file imports from now: an unplanned or unclassified one where such files are shown, else a legacy one. */
  readonly module: string;
  /** A folder; every file below it. */
  readonly dir: string;
  /** An owner of the file, the first or not; `none` for files without one. */
  readonly owner: string;
  /** `first`: `owner` is the accountable one, as numbers count; else it may be any of the file's. */
  readonly ownership: "any" | "first";
  /** Only files with a goal in this state; `any`: with a goal. */
  readonly goal: "" | "any" | GoalState;
  /** Only files that import a module which does not exist: in scope, or anywhere. */
  readonly phantom: "no" | "scope" | "any";
  readonly page: number;
};

export type ListedFile = FileRow & {
  readonly risk: string | null;
  /** The worst of its goals; null where none is set. */
  readonly goal: GoalState | null;
  /** By the CODEOWNERS file in force, the accountable one first; null where none is known. */
  readonly owners: readonly string[] | null;
  /** Imports of the subject whose module does not exist, and those of them that are in scope. */
  readonly phantoms: number;
  readonly phantomsInScope: number;
  /** How often the file was put back exactly to a content that it had before. */
  readonly putBack: number;
  /** Of `reopened`: moves to the canonical path that were taken back. */
  readonly takenBack: number;
  /** What brought the last import back; null where none came back. */
  readonly lastFlip: LastFlip | null;
};

export type LastFlip = {
  readonly position: number;
  readonly t: number;
  readonly sha: string;
  readonly author: string | null;
  readonly isMerge: boolean;
  /** The commit behind a merge, where the scan credits one; told where files that flip-flop are listed. */
  readonly by: { readonly sha: string; readonly author: string | null } | null;
};

/** A value that a filter can take, and the files that it leaves of those shown. */
export type FileChoice = { readonly value: string; readonly files: number };

export type FilesModel = {
  readonly sentences: Sentences;
  readonly rows: readonly ListedFile[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Files by what they show, before the other filters. */
  readonly shows: Readonly<Record<FileShow, number>>;
  /** Choices among the files shown, most files first. */
  readonly dirs: readonly FileChoice[];
  readonly modules: readonly FileChoice[];
  /** Null where no CODEOWNERS file is known. */
  readonly owners: readonly FileChoice[] | null;
  /** Null where no goal is set. */
  readonly goals: readonly FileChoice[] | null;
  /** Of those shown, the files that import a module which does not exist; null where the tree is not known. */
  readonly phantomFiles: { readonly scope: number; readonly any: number } | null;
  readonly now: number;
};

export function filesQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<FilesModel>(place, "files", params);
}

/** The parameters of the page, and of its question. */
export const FILES_PARAMS = [
  "show",
  "sort",
  "q",
  "module",
  "dir",
  "owner",
  "ownership",
  "goal",
  "phantom",
  "page",
] as const;
export type FilesParams = {
  readonly [name in (typeof FILES_PARAMS)[number]]?: string | undefined;
};

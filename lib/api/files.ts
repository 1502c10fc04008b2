import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { FileRow } from "@/lib/domain/board/file-rows";

export const FILE_SORTS = ["legacy", "unplanned", "path", "changed", "since", "reopened"] as const;
export type FileSort = (typeof FILE_SORTS)[number];
export const FILE_SHOWS = [
  "legacy",
  "unplanned",
  "unclassified",
  "canonical",
  "exempt",
  "outOfScope",
  "unreadable",
  "clean",
  "all",
] as const;
export type FileShow = (typeof FILE_SHOWS)[number];

export type FilesQuestion = {
  readonly show: FileShow;
  readonly sort: FileSort;
  /** Part of the path, or a glob when it holds `*` or `?`. */
  readonly q: string;
  /** A legacy module that the file must import from now. */
  readonly module: string;
  readonly dir: string;
  readonly page: number;
};

export type ListedFile = FileRow & { readonly risk: string | null };

export type FilesModel = {
  readonly rows: readonly ListedFile[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Files by what they show, before the other filters. */
  readonly shows: Readonly<Record<FileShow, number>>;
};

export function filesQuery(place: PlanPlace, params: PlanParams) {
  return planQuery<FilesModel>(place, "files", params);
}

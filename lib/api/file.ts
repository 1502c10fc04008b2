import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { Advice } from "@/lib/domain/board/advice";
import type { FileLife, Unread } from "@/lib/domain/board/file-history";
import type { Sentences } from "@/lib/domain/board/headline";
import type { ImportClass } from "@/lib/domain/import-class";

export type StandingImport = {
  readonly line: number;
  readonly module: string;
  readonly name: string | null;
  readonly alias: string | null;
  readonly kind: string;
  readonly where: string | null;
  readonly relative: boolean;
  readonly class: ImportClass;
  /** For what is not canonical: what to write instead, and the versions under which it would be right. */
  readonly advice: Advice | null;
  readonly canonicalUnder: readonly number[];
};

export type FileModel = {
  readonly path: string;
  readonly sentences: Sentences;
  readonly risk: {
    readonly risk: string;
    readonly why: string | null;
    readonly guards: readonly string[];
  } | null;
  readonly onGoldenPath: boolean;
  readonly exemption: {
    readonly reason: string;
    readonly owner: string | null;
    readonly until: number | null;
  } | null;
  /** Null when the scans do not say which files exist. */
  readonly isInTree: boolean | null;
  readonly standing: readonly StandingImport[];
  readonly lives: readonly FileLife[];
  readonly unread: readonly Unread[];
  readonly renames: readonly {
    readonly from: string;
    readonly to: string;
    readonly sha: string;
    readonly t: number;
  }[];
  /** Versions of the file that the line holds, up to the moment. */
  readonly versions: number;
  readonly lines: number | null;
};

/** `path` is the file's path in the tree. */
export function fileQuery(place: PlanPlace, path: string, params: PlanParams) {
  return planQuery<FileModel>(place, "file", { ...params, path });
}

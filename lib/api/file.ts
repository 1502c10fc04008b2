import { type PlanParams, type PlanPlace, planQuery } from "@/lib/api/plan-query";
import type { Act } from "@/lib/domain/acts";
import type { Advice } from "@/lib/domain/board/advice";
import type { FileLife, Unread } from "@/lib/domain/board/file-history";
import type { FileName } from "@/lib/domain/board/file-names";
import type { FilePhantom } from "@/lib/domain/board/file-phantoms";
import type { Flip } from "@/lib/domain/board/flips";
import type { Sentences } from "@/lib/domain/board/headline";
import type { LaneLife, LifeFilter, LivesSummary } from "@/lib/domain/board/life-filter";
import type { FilePatch } from "@/lib/domain/board/patch";
import type { ReturnRow } from "@/lib/domain/board/restoration-rows";
import type { Rewrite } from "@/lib/domain/board/rewrite";
import type { UnreadNow } from "@/lib/domain/board/unread-now";
import type { GoalRow } from "@/lib/domain/goals/goal-rows";
import type { ImportClass } from "@/lib/domain/import-class";
import type { Source } from "@/lib/domain/source/source-links";
import type { GuardRow } from "@/lib/domain/verdict/guard-model";

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
  /** Why its module does not exist, or cannot be known; null where it exists or is not of this code base. */
  readonly missing: Pick<FilePhantom, "state" | "reason"> | null;
};

/** What to write on a line; `patchProblem` is why it is in no patch, null when it is. */
export type FileRewrite = Rewrite & { readonly patchProblem: string | null };

export type FileGuard = Pick<
  GuardRow,
  "path" | "state" | "reason" | "why" | "risks" | "tree" | "isSimulated"
>;

export type FileModel = {
  readonly path: string;
  readonly sentences: Sentences;
  readonly risk: {
    readonly risk: string;
    readonly why: string | null;
    /** Test patterns; `files` that match in the tree, null when the scans do not say which files exist. */
    readonly guards: readonly {
      readonly pattern: string;
      readonly files: number | null;
      /** How the files of tests that it selects stand; empty where none of them ever ran. */
      readonly rows: readonly FileGuard[];
    }[];
  } | null;
  /** By the CODEOWNERS file in force, the accountable one first; null where none is known. */
  readonly owners: readonly string[] | null;
  /** Goals that people set for it, judged, worst first; and all that was done about them, newest first. */
  readonly goals: readonly GoalRow[];
  readonly goalTrail: readonly Act[];
  readonly onGoldenPath: boolean;
  readonly exemption: {
    readonly reason: string;
    readonly owner: string | null;
    readonly until: number | null;
  } | null;
  /** The part of the plan's scope that leaves the file out; null when it is in. */
  readonly outOfScope: string | null;
  /** Null when the scans do not say which files exist. */
  readonly isInTree: boolean | null;
  readonly standing: readonly StandingImport[];
  /** What to write, by line. */
  readonly rewrites: readonly FileRewrite[];
  /** One patch for all lines that are certain without the source. */
  readonly patch: FilePatch;
  /** Whatever the filter leaves. */
  readonly summary: LivesSummary;
  /** The lives that the filter leaves, as bars. */
  readonly lanes: readonly LaneLife[];
  /** One page of them, the newest first. */
  readonly lives: readonly FileLife[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** The newest, newest first; `flipped` counts all, and of them the moves that were taken back. */
  readonly flips: readonly Flip[];
  readonly flipped: {
    readonly all: number;
    readonly takenBack: number;
    readonly firstAt: number | null;
  };
  /** When the modules of its imports did not exist, by life. */
  readonly phantoms: readonly FilePhantom[];
  /** When the file was put back exactly to a content that it had before. */
  readonly returns: readonly ReturnRow[];
  readonly unread: readonly Unread[];
  readonly unreadNow: UnreadNow | null;
  /** Names that renames gave it, in order of time. */
  readonly names: readonly FileName[];
  /** How its host shows commits and lines; null: by git alone. */
  readonly source: Source;
  /** The commit of the moment, and whether the file is known to be there. */
  readonly sha: string;
  /** Versions of the file that the line holds, up to the moment. */
  readonly versions: number;
  readonly lines: number | null;
  readonly now: number;
  /** Start of the line's first commit: what stood then may be older. */
  readonly firstAt: number;
  readonly planStartsAt: number | null;
};

/** Parameters of the page and of its question, beside the path. */
export const FILE_PARAMS = ["class", "module", "state", "within", "page"] as const;
export type FileParams = {
  readonly [name in (typeof FILE_PARAMS)[number] | "as" | "lanes"]?: string | undefined;
};

/** Days that can be looked back over. */
export const LIFE_DAYS = [0, 7, 30, 90, 365] as const;

/** `page` 0: all lives at once. */
export type FileQuestion = LifeFilter & { readonly page: number };

/** Known paths that a wrong one may have meant. */
export type NearModel = { readonly path: string; readonly near: readonly string[] };

/** `path` is the file's path in the tree. */
export function fileQuery(place: PlanPlace, path: string, params: PlanParams) {
  return planQuery<FileModel>(place, "file", { ...params, path });
}

export function nearQuery(place: PlanPlace, path: string, params: PlanParams) {
  return planQuery<NearModel>(place, "near", { ...params, path });
}

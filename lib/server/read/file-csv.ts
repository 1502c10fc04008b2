import "server-only";
import { type FileQuestion, LIFE_DAYS } from "@/lib/api/file";
import type { CommitRef } from "@/lib/domain/board/commit-ref";
import { LIFE_STATES } from "@/lib/domain/board/life-filter";
import { IMPORT_CLASSES } from "@/lib/domain/import-class";
import { isoInstant } from "@/lib/domain/time";
import { AppError } from "@/lib/server/errors";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { readLives } from "./file-lives";
import { oneOf } from "./params";

/** The path of a file in a question; throws bad-request without one. */
export function pathOf(params: URLSearchParams): string {
  const path = params.get("path");
  if (!path) throw new AppError("bad-request", "path names the file.");
  return path;
}

export function fileQuestion(params: URLSearchParams): FileQuestion {
  const page = params.get("page");
  return {
    class: oneOf([...IMPORT_CLASSES, ""], params, "class", ""),
    module: params.get("module") ?? "",
    state: oneOf(LIFE_STATES, params, "state", "all"),
    within: Number(oneOf(LIFE_DAYS.map(String), params, "within", "0")),
    page: page === "all" ? 0 : Math.max(1, Math.trunc(Number(page) || 1)),
  };
}

const HEAD =
  "module,name,kind,n,class,opened,opened_commit,opened_how,opened_by,closed,closed_commit,end,span_ms,opened_author,opened_merge,opened_path,opened_line,closed_author,closed_merge,closed_by,path,line,moves,came_instead";

/** Every life that the filter leaves, oldest first; `*_by` is the commit behind a merge, with its author in `*_author`. */
export async function fileCsv(board: Board, params: URLSearchParams): Promise<string> {
  const lives = await readLives(board, pathOf(params), fileQuestion(params));
  return csv(
    HEAD.split(","),
    lives.map(({ opened, closed, ...life }): Cell[] => [
      life.module,
      life.name,
      life.kind,
      life.n,
      life.class,
      isoInstant(opened.t),
      opened.sha,
      life.openedHow,
      opened.by?.sha ?? null,
      closed ? isoInstant(closed.t) : null,
      closed?.sha ?? null,
      life.end,
      life.spanMs,
      ...creditCells(opened).slice(0, 2),
      life.openedPath,
      life.openedLine,
      ...creditCells(closed),
      life.path,
      life.line,
      life.moves.map(({ to, commit }) => `${commit.sha} ${to}`).join("; "),
      life.next.join("; "),
    ]),
  );
}

/** Author, whether it is a merge, and the commit behind it. */
function creditCells(commit: CommitRef | null): Cell[] {
  if (commit === null) return [null, null, null];
  const { by, author, isMerge } = commit;
  return [by?.author ?? author, isMerge ? "yes" : "no", by?.sha ?? null];
}

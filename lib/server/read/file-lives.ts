import "server-only";
import type { VersionAt } from "@/lib/domain/board/commit-ref";
import {
  type FileHistoryInput,
  type FileLife,
  fileLives,
  unreadSpans,
} from "@/lib/domain/board/file-history";
import { filterLives, type LifeFilter } from "@/lib/domain/board/life-filter";
import { classifier } from "@/lib/domain/classify";
import { db } from "@/lib/server/db/client";
import { AppError } from "@/lib/server/errors";
import type { Board } from "./board";
import { type FileFacts, type FileVersion, readFileFacts } from "./file-facts";

/** Every life that a filter leaves, oldest first. */
export async function readLives(
  board: Board,
  path: string,
  filter: LifeFilter,
): Promise<readonly FileLife[]> {
  const history = await readFileFacts(board.project, await pathId(board, path));
  return filterLives(historyOf(board, history).lives, filter, board.asOf.now);
}

export async function pathId({ project }: Board, path: string): Promise<number> {
  const found = await db().path.findUnique({
    where: { projectId_path: { projectId: project.id, path } },
    select: { id: true },
  });
  if (!found) throw new AppError("not-found", `No scan of ${project.slug} has named ${path}.`);
  return found.id;
}

export function historyOf(board: Board, history: FileFacts) {
  const input = historyInput(board, history);
  return {
    lives: fileLives(input),
    unread: unreadSpans(input, history.spells, reasonIn(history)),
  };
}

export function versionNow(
  { asOf }: Board,
  history: FileFacts,
  path: number,
): FileVersion | undefined {
  return history.versions.findLast(
    (candidate) => candidate.path === path && candidate.position <= asOf.position,
  );
}

function historyInput({ plan, facts, asOf }: Board, history: FileFacts): FileHistoryInput {
  return {
    commits: facts.commits,
    lives: history.lives,
    paths: facts.paths,
    targets: facts.targets,
    classes: classifier(plan),
    position: asOf.position,
    now: asOf.now,
    versionAt: versionAt(history),
    lineOf: lineOf(history, asOf.position),
  };
}

function versionAt(history: FileFacts): VersionAt {
  const known = new Map(
    history.versions.map((version) => [`${version.path} ${version.position}`, version]),
  );
  return (path, position) => {
    const version = known.get(`${path} ${position}`);
    if (!version) return null;
    return {
      by: version.by,
      lineOf: (target, kind, n) => lineIn(version.imports, target, kind, n),
    };
  };
}

/** Lines of the last version of each path up to a position. */
function lineOf(history: FileFacts, position: number): FileHistoryInput["lineOf"] {
  const last = new Map<number, FileVersion>();
  for (const version of history.versions)
    if (version.position <= position) last.set(version.path, version);
  return (path, target, kind, n) => lineIn(last.get(path)?.imports ?? [], target, kind, n);
}

function lineIn(
  imports: FileVersion["imports"],
  target: number,
  kind: number,
  n: number,
): number | null {
  return imports.filter((row) => row.target === target && row.kind === kind)[n - 1]?.line ?? null;
}

function reasonIn(history: FileFacts): (path: number, position: number) => string | null {
  return (of, at) =>
    history.reasons.find(({ path, position }) => path === of && position === at)?.reason ?? null;
}

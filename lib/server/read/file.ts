import "server-only";
import type { FileModel, FileQuestion, NearModel } from "@/lib/api/file";
import type { FileLife } from "@/lib/domain/board/file-history";
import { type FileRename, fileNames } from "@/lib/domain/board/file-names";
import { columnsOf, type FilePhantom, filePhantoms } from "@/lib/domain/board/file-phantoms";
import { fileSentences } from "@/lib/domain/board/file-sentences";
import { flips } from "@/lib/domain/board/flips";
import { filterLives, laneLives, livesSummary } from "@/lib/domain/board/life-filter";
import { nearPaths } from "@/lib/domain/board/near-paths";
import { returnRows } from "@/lib/domain/board/restoration-rows";
import { unreadNow } from "@/lib/domain/board/unread-now";
import { missingImports } from "@/lib/domain/existence/missing-imports";
import { goalTrail } from "@/lib/domain/goals/goal-rows";
import { sourceOf } from "@/lib/domain/source/source-links";
import type { Board } from "./board";
import { type FileFacts, readFileFacts } from "./file-facts";
import { linesOf } from "./file-lines";
import { historyOf, pathId, versionNow } from "./file-lives";
import { planOfFile } from "./file-plan";
import { readGoalActs, readGoalRows } from "./goals";
import { readTree, readTreeShape } from "./tree";

const PAGE = 50;
const FLIPS = 20;

/** One file's history under the board's plan. Throws not-found for a path that no scan has named. */
export async function readFile(
  board: Board,
  path: string,
  question: FileQuestion,
): Promise<FileModel> {
  const { project, plan, asOf, facts } = board;
  const found = await pathId(board, path);
  const history = await readFileFacts(project, found);
  const { lives, unread } = historyOf(board, history);
  const tree = await readTree(board);
  const renames = renamesOf(board, history);
  const phantoms = await phantomsOf(board, history, lives);
  const told = {
    path,
    lives,
    unread,
    isInTree: tree === null ? null : tree.has(found),
    renames,
    versions: history.versions.filter(({ position }) => position <= asOf.position).length,
    now: asOf.now,
  };
  const wanted = filterLives(lives, question, asOf.now).toReversed();
  const { rows, ...paging } = pageOf(wanted, question.page);
  const shown = new Set(rows.map(({ id }) => id));
  const version = versionNow(board, history, found);
  return {
    path,
    unread,
    isInTree: told.isInTree,
    versions: told.versions,
    ...(await planOfFile(board, path, tree)),
    ...(await linesOf(board, path, { version, lives, phantoms })),
    ...flipsOf(lives),
    ...paging,
    goals: (await readGoalRows(board)).filter((goal) => goal.path === path),
    goalTrail: goalTrail(await readGoalActs(board), path),
    sentences: fileSentences(told),
    summary: livesSummary(lives),
    lanes: laneLives(wanted),
    lives: rows,
    phantoms: phantoms.filter(({ life }) => shown.has(life)),
    names: fileNames(path, renames),
    source: sourceOf(project.repository, { commit: project.commitLink, line: project.lineLink }),
    sha: facts.commits.sha[asOf.position] ?? "",
    returns: returnRows(facts, history.returns, new Set([found]), asOf.position),
    unreadNow: unreadNow(unread),
    lines: version?.lines ?? null,
    now: asOf.now,
    firstAt: facts.commits.effectiveAt[0] ?? 0,
    planStartsAt: plan.startsAt ?? null,
  };
}

function pageOf(lives: readonly FileLife[], asked: number) {
  const total = lives.length;
  if (asked === 0) return { rows: lives, total, page: 1, pages: 1 };
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(asked, pages);
  return { rows: lives.slice((page - 1) * PAGE, page * PAGE), total, page, pages };
}

function flipsOf(lives: readonly FileLife[]): Pick<FileModel, "flips" | "flipped"> {
  const all = flips(lives);
  return {
    flips: all.toReversed().slice(0, FLIPS),
    flipped: {
      all: all.length,
      takenBack: all.filter(({ isTakenBack }) => isTakenBack).length,
      firstAt: all.length === 0 ? null : Math.min(...all.map(({ gone }) => gone.t)),
    },
  };
}

async function phantomsOf(
  { project, facts, asOf }: Board,
  { lives: rows }: FileFacts,
  lives: readonly FileLife[],
): Promise<readonly FilePhantom[]> {
  const { paths, targets } = facts;
  const missing = missingImports(
    { lives: columnsOf(rows), paths, targets },
    await readTreeShape(project),
  );
  return filePhantoms(facts, rows, missing, lives, asOf.position);
}

/** Paths of the project that a path which no scan has named may have meant. */
export function readNear({ facts }: Board, path: string): NearModel {
  const known = facts.paths.filter((one) => one !== undefined);
  return { path, near: nearPaths(known, path) };
}

function renamesOf({ facts, asOf }: Board, history: FileFacts): FileRename[] {
  return history.renames
    .filter(({ position }) => position <= asOf.position)
    .map(({ from, to, position }) => ({
      from: facts.paths[from] ?? "",
      to: facts.paths[to] ?? "",
      sha: facts.commits.sha[position] ?? "",
      t: facts.commits.effectiveAt[position] ?? 0,
    }));
}

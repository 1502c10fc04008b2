import "server-only";
import type { FileModel, FileRewrite, NearModel, StandingImport } from "@/lib/api/file";
import { adviceFor, canonicalUnder } from "@/lib/domain/board/advice";
import type { VersionAt } from "@/lib/domain/board/commit-ref";
import {
  type FileHistoryInput,
  type FileLife,
  fileLives,
  unreadSpans,
} from "@/lib/domain/board/file-history";
import { columnsOf, type FilePhantom, filePhantoms } from "@/lib/domain/board/file-phantoms";
import { fileSentences } from "@/lib/domain/board/file-sentences";
import { flips } from "@/lib/domain/board/flips";
import { nearPaths } from "@/lib/domain/board/near-paths";
import { patchOf, patchProblem } from "@/lib/domain/board/patch";
import { returnRows } from "@/lib/domain/board/restoration-rows";
import { type LineImport, rewrites } from "@/lib/domain/board/rewrite";
import { unreadNow } from "@/lib/domain/board/unread-now";
import { classifier, classOf } from "@/lib/domain/classify";
import { missingImports } from "@/lib/domain/existence/missing-imports";
import { goalTrail } from "@/lib/domain/goals/goal-rows";
import { IMPORT_KINDS } from "@/lib/domain/scan";
import { db } from "@/lib/server/db/client";
import { AppError } from "@/lib/server/errors";
import type { StoredImport } from "@/lib/server/ingest/import-content";
import type { Board } from "./board";
import { readContents } from "./contents";
import { type FileFacts, type FileVersion, readFileFacts } from "./file-facts";
import { planOfFile } from "./file-plan";
import { readGoalActs, readGoalRows } from "./goals";
import { readTree, readTreeShape } from "./tree";

/** One file's history under the board's plan. Throws not-found for a path that no scan has named. */
export async function readFile(board: Board, path: string): Promise<FileModel> {
  const { project, plan, asOf, facts } = board;
  const found = await db().path.findUnique({
    where: { projectId_path: { projectId: project.id, path } },
    select: { id: true },
  });
  if (!found) throw new AppError("not-found", `No scan of ${project.slug} has named ${path}.`);
  const history = await readFileFacts(project, found.id);
  const input = historyInput(board, history);
  const lives = fileLives(input);
  const unread = unreadSpans(input, history.spells, reasonIn(history));
  const tree = await readTree(board);
  const version = history.versions.findLast(
    (candidate) => candidate.path === found.id && candidate.position <= asOf.position,
  );
  const imports = standsNow(lives, path) && version ? lineImports(board, input, path, version) : [];
  const phantoms = await phantomsOf(board, history, lives);
  const { returns } = await readContents(project);
  const told = {
    path,
    lives,
    unread,
    isInTree: tree === null ? null : tree.has(found.id),
    renames: renamesOf(board, history),
    versions: history.versions.filter(({ position }) => position <= asOf.position).length,
    now: asOf.now,
  };
  return {
    ...told,
    ...(await planOfFile(board, path, tree)),
    goals: (await readGoalRows(board)).filter((goal) => goal.path === path),
    goalTrail: goalTrail(await readGoalActs(board), path),
    sentences: fileSentences(told),
    standing: imports.flatMap((one): StandingImport[] =>
      one.class === null
        ? []
        : [{ ...one, class: one.class, missing: missingOf(one, lives, phantoms) }],
    ),
    rewrites: rewrites(imports, lives, path).map(
      (rewrite): FileRewrite => ({
        ...rewrite,
        patch: patchOf(path, rewrite),
        patchProblem: patchProblem(path, rewrite),
      }),
    ),
    flips: flips(lives),
    phantoms,
    returns: returnRows(facts, returns, new Set([found.id]), asOf.position),
    unreadNow: unreadNow(unread),
    lines: version?.lines ?? null,
    now: asOf.now,
    firstAt: facts.commits.effectiveAt[0] ?? 0,
    planStartsAt: plan.startsAt ?? null,
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

/** Equal imports of one file share their module, and so whether it exists. */
function missingOf(
  one: Pick<LineImport, "module" | "name" | "kind">,
  lives: readonly FileLife[],
  phantoms: readonly FilePhantom[],
): StandingImport["missing"] {
  const life = lives.find(
    ({ module, name, kind, closed }) =>
      closed === null && module === one.module && name === one.name && kind === one.kind,
  );
  const found = phantoms.find((phantom) => phantom.life === life?.id && phantom.to === null);
  return found === undefined ? null : { state: found.state, reason: found.reason };
}

/** Paths of the project that a path which no scan has named may have meant. */
export function readNear({ facts }: Board, path: string): NearModel {
  const known = facts.paths.filter((one) => one !== undefined);
  return { path, near: nearPaths(known, path) };
}

function reasonIn(history: FileFacts): (path: number, position: number) => string | null {
  return (of, at) =>
    history.reasons.find(({ path, position }) => path === of && position === at)?.reason ?? null;
}

function renamesOf({ facts, asOf }: Board, history: FileFacts): FileModel["renames"] {
  return history.renames
    .filter(({ position }) => position <= asOf.position)
    .map(({ from, to, position }) => ({
      from: facts.paths[from] ?? "",
      to: facts.paths[to] ?? "",
      sha: facts.commits.sha[position] ?? "",
      t: facts.commits.effectiveAt[position] ?? 0,
    }));
}

function standsNow(lives: readonly FileLife[], path: string): boolean {
  return lives.some((life) => life.closed === null && life.path === path);
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
      lineOf: (target, kind, n) =>
        version.imports.filter((row) => row.target === target && row.kind === kind)[n - 1]?.line ??
        null,
    };
  };
}

/** All imports of a version by line, those that are not of the subject too: a statement may hold both. */
function lineImports(
  board: Board,
  { classes, now }: FileHistoryInput,
  path: string,
  version: FileVersion,
): LineImport[] {
  const plans = board.versions.map(({ plan }) => plan);
  const standing = classes.path(path);
  return version.imports.flatMap((row: StoredImport): LineImport[] => {
    const target = board.facts.targets[row.target];
    if (!target) return [];
    const found = classOf(standing, classes.target(target.module, target.name), now);
    const isWrong = found === "legacy" || found === "unplanned";
    const shown = {
      ...target,
      line: row.line,
      alias: row.alias,
      kind: IMPORT_KINDS[row.kind] ?? "from",
      where: row.where,
      relative: row.relative,
      class: found,
    };
    return [
      {
        ...shown,
        advice: isWrong ? adviceFor(board.plan, shown) : null,
        canonicalUnder: isWrong ? canonicalUnder(plans, target.module, target.name) : [],
      },
    ];
  });
}

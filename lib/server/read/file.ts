import "server-only";
import type { FileModel, StandingImport } from "@/lib/api/file";
import { adviceFor, canonicalUnder } from "@/lib/domain/board/advice";
import {
  type FileHistoryInput,
  type FileLife,
  fileLives,
  unreadSpans,
  type VersionAt,
} from "@/lib/domain/board/file-history";
import { fileSentences } from "@/lib/domain/board/file-sentences";
import { classifier, classOf } from "@/lib/domain/classify";
import { globMatcher } from "@/lib/domain/glob";
import { IMPORT_KINDS } from "@/lib/domain/scan";
import { db } from "@/lib/server/db/client";
import { AppError } from "@/lib/server/errors";
import type { StoredImport } from "@/lib/server/ingest/import-content";
import type { Board } from "./board";
import { type FileFacts, type FileVersion, readFileFacts } from "./file-facts";
import { isInTree } from "./tree";

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
  const unread = unreadSpans(
    input,
    history.spells,
    (of, at) =>
      history.reasons.find((reason) => reason.path === of && reason.position === at)?.reason ??
      null,
  );
  const critical = plan.criticalFiles.find((file) => globMatcher(file.path)(path));
  const standing = input.classes.path(path);
  const exemption =
    standing.standing === "exempt" ? plan.exemptions[standing.exemption] : undefined;
  const inTree = await isInTree(board, found.id);
  const version = history.versions.findLast(
    (candidate) => candidate.path === found.id && candidate.position <= asOf.position,
  );
  return {
    path,
    sentences: fileSentences(lives, unread, inTree),
    risk: critical
      ? { risk: critical.risk, why: critical.why ?? null, guards: critical.guards }
      : null,
    onGoldenPath: (plan.goldenPath?.files ?? []).some((glob) => globMatcher(glob)(path)),
    exemption: exemption
      ? { reason: exemption.reason, owner: exemption.owner ?? null, until: exemption.until ?? null }
      : null,
    isInTree: inTree,
    standing: standsNow(lives, path) && version ? standingImports(board, input, path, version) : [],
    lives,
    unread,
    renames: history.renames
      .filter(({ position }) => position <= asOf.position)
      .map(({ from, to, position }) => ({
        from: facts.paths[from] ?? "",
        to: facts.paths[to] ?? "",
        sha: facts.commits.sha[position] ?? "",
        t: facts.commits.effectiveAt[position] ?? 0,
      })),
    versions: history.versions.filter(({ position }) => position <= asOf.position).length,
    lines: version?.lines ?? null,
  };
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

function standingImports(
  board: Board,
  { classes, now }: FileHistoryInput,
  path: string,
  version: FileVersion,
): StandingImport[] {
  const plans = board.versions.map(({ plan }) => plan);
  const standing = classes.path(path);
  return version.imports.flatMap((row: StoredImport): StandingImport[] => {
    const target = board.facts.targets[row.target];
    const found = target
      ? classOf(standing, classes.target(target.module, target.name), now)
      : null;
    if (!target || found === null) return [];
    const isWrong = found === "legacy" || found === "unplanned";
    const shown = {
      ...target,
      line: row.line,
      alias: row.alias,
      kind: IMPORT_KINDS[row.kind] ?? "from",
      where: row.where,
      relative: row.relative,
    };
    return [
      {
        ...shown,
        class: found,
        advice: isWrong ? adviceFor(board.plan, shown) : null,
        canonicalUnder: isWrong ? canonicalUnder(plans, target.module, target.name) : [],
      },
    ];
  });
}

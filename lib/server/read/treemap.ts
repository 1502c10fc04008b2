import "server-only";
import type { PackedTreemap, TreemapModel } from "@/lib/api/treemap";
import { resolveMoment } from "@/lib/domain/board/as-of";
import { mostImports, stateAt, treemapFiles, treemapPositions } from "@/lib/domain/board/treemap";
import { packFiles } from "@/lib/domain/board/treemap-pack";
import { isoInstant } from "@/lib/domain/time";
import { AppError } from "@/lib/server/errors";
import { type Cell, csv } from "@/lib/server/http/csv";
import { parseMoment } from "@/lib/server/http/moment";
import type { Board } from "./board";
import { readLineCounts } from "./lines";
import { oneOf } from "./params";
import { readTreeChanges } from "./tree";

/** So many commits can be stepped to. */
const MOMENTS = 200;

async function readTreemap(board: Board, params: URLSearchParams): Promise<TreemapModel> {
  const { facts, judged, asOf, project } = board;
  const asked = ["commit", "beside"].map((name) => askedPosition(board, params, name) ?? -1);
  const most = { most: MOMENTS, asked };
  const positions = treemapPositions(judged, asOf.position, most);
  const changes = await readTreeChanges(project);
  const linesOf = await readLineCounts(project, asOf.position);
  const files = treemapFiles(facts, judged, { positions, changes, linesOf });
  return {
    moments: positions.map((position) => ({
      sha: facts.commits.sha[position] ?? "",
      t: facts.commits.effectiveAt[position] ?? 0,
    })),
    steps: treemapPositions(judged, asOf.position, { most: Number.POSITIVE_INFINITY, asked: [] })
      .length,
    isTreeKnown: files.some(({ present }) => present !== null),
    files,
    now: asOf.now,
  };
}

/** The position of a commit that the question names; null where it names none. Throws not-found for an unknown one or one after the moment. */
function askedPosition({ facts, asOf }: Board, params: URLSearchParams, name: string) {
  const text = params.get(name);
  const moment = parseMoment(text, name);
  if (!text || !moment) return null;
  const resolved = resolveMoment(facts.commits, moment);
  if (!resolved.ok) throw new AppError("not-found", resolved.reason);
  if (resolved.asOf.position > asOf.position)
    throw new AppError("not-found", `${name}=${text} comes after the moment of the page.`);
  return resolved.asOf.position;
}

export async function treemapJson(board: Board, params: URLSearchParams): Promise<unknown> {
  const model = await readTreemap(board, params);
  if (oneOf(["plain", "packed"], params, "form", "plain") === "plain") return model;
  const { files, ...rest } = model;
  return { ...rest, packed: packFiles(files) } satisfies PackedTreemap;
}

/** A row for each file at `commit` (the last without it), and what it held at `beside`. */
export async function treemapCsv(board: Board, params: URLSearchParams): Promise<string> {
  const { files, moments } = await readTreemap(board, params);
  const momentOf = (name: string) => {
    const position = askedPosition(board, params, name);
    const sha = position === null ? null : board.facts.commits.sha[position];
    return sha === null ? -1 : moments.findIndex((moment) => moment.sha === sha);
  };
  const shown = momentOf("commit");
  const main = shown < 0 ? moments.length - 1 : shown;
  const beside = momentOf("beside");
  const counts = (file: (typeof files)[number], moment: number): Cell[] => {
    const state = stateAt(file, moment);
    if (state === null) return ["no", null, null, null];
    const isThere = file.present === null ? "unknown" : "yes";
    return [isThere, state.imports, state.legacy, state.isUnread ? "unreadable" : "yes"];
  };
  const head = ["in_tree", "imports", "legacy", "read"];
  const stamp = moments[main];
  return csv(
    [
      "path",
      "lines",
      "most_imports",
      "commit",
      "time",
      ...head,
      ...(beside < 0 ? [] : head.map((name) => `beside_${name}`)),
    ],
    files.map((file): Cell[] => [
      file.path,
      file.lines,
      mostImports(file),
      stamp?.sha ?? null,
      isoInstant(stamp?.t ?? 0),
      ...counts(file, main),
      ...(beside < 0 ? [] : counts(file, beside)),
    ]),
  );
}

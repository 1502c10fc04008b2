import "server-only";
import { setImmediate } from "node:timers/promises";
import type { FinishesModel, ForecastPart } from "@/lib/api/forecast";
import { isStanding } from "@/lib/domain/board/counts";
import { type KeyOf, keyOf } from "@/lib/domain/board/dimensions";
import { NOT_ASKED, partFinish } from "@/lib/domain/forecast/part";
import { isoDay } from "@/lib/domain/time";
import { AppError } from "@/lib/server/errors";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { cached } from "./cache";
import { blockedOf, seriesOf, type Within } from "./forecast-series";
import { readOwners } from "./owner-files";
import { oneOf } from "./params";

/** What a forecast can be of beside the whole: keys of these dimensions (`keyOf`). */
const PARTS = ["dir", "owner"] as const;
type PartDimension = (typeof PARTS)[number];

/** Parts with the most left whose finish is worked out: each is a thousand simulated runs. */
const WORKED_OUT = 12;

async function keysOf(board: Board, dimension: PartDimension): Promise<KeyOf> {
  const ownerOf = dimension === "owner" ? (await readOwners(board))?.ownerOf : undefined;
  return keyOf(dimension, { ...board, ownerOf });
}

export type AskedPart = { readonly part: ForecastPart; readonly within: Within };

/** The part that `dir` or `owner` asks for; null for the whole. Throws bad-request for both at once, and for a key that nothing has. */
export async function askedPart(board: Board, params: URLSearchParams): Promise<AskedPart | null> {
  const asked = PARTS.flatMap((dimension) => {
    const key = params.get(dimension);
    return key ? [{ dimension, key }] : [];
  });
  const [part, ...more] = asked;
  if (part === undefined) return null;
  if (more.length > 0)
    throw new AppError("bad-request", "A forecast is of one folder or of one owner, not of both.");
  const of = await keysOf(board, part.dimension);
  const { position } = board.asOf;
  if (!board.judged.spans.some((span) => span.from <= position && of(span) === part.key))
    throw new AppError(
      "not-found",
      part.dimension === "dir"
        ? `No file right in ${part.key} has held an import of the subject; folders are the first two parts of a path.`
        : `No file that is counted under ${part.key} has held an import of the subject.`,
    );
  return { part, within: (span) => of(span) === part.key };
}

/** When each folder, or each accountable owner, has none left: those with the most left, the rest not worked out. */
export function readFinishes(board: Board, params: URLSearchParams): Promise<FinishesModel> {
  const by = oneOf(PARTS, params, "by", "dir");
  const { project, plan, asOf } = board;
  const question = `finishes ${by} ${plan.id} ${plan.version} ${asOf.position} ${asOf.now}`;
  return cached({ project, question, family: "finishes" }, () => finishesBy(board, by));
}

async function finishesBy(board: Board, by: PartDimension): Promise<FinishesModel> {
  const of = await keysOf(board, by);
  const left = new Map<string, number>();
  for (const span of board.judged.spans)
    if (span.class === "legacy" && isStanding(span, board.asOf.position))
      left.set(of(span), (left.get(of(span)) ?? 0) + 1);
  const parts = [...left].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const rows: FinishesModel["rows"][number][] = [];
  for (const [at, [key, count]] of parts.entries()) {
    // Others get their turn between two forecasts.
    if (at < WORKED_OUT) await setImmediate();
    const finish = at < WORKED_OUT ? finishWithin(board, (span) => of(span) === key) : NOT_ASKED;
    rows.push({ key, left: count, finish });
  }
  return { by, rows };
}

function finishWithin(board: Board, within: Within) {
  return partFinish(seriesOf(board, within), {
    now: board.asOf.now,
    planVersion: board.plan.version,
    blocked: blockedOf(board, within),
  });
}

export async function finishesCsv(board: Board, params: URLSearchParams): Promise<string> {
  const { by, rows } = await readFinishes(board, params);
  return csv(
    [by, "legacy", "finish", "finish_half", "finish_85", "why"],
    rows.map(({ key, left, finish }): Cell[] => [
      ...[key, left, finish.state],
      ...[finish.half, finish.most].map((t) => (t === null ? null : isoDay(t))),
      finish.why,
    ]),
  );
}

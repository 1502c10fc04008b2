import "server-only";
import { type Moment, resolveMoment } from "@/lib/domain/board/as-of";
import { type HeatSpan, wholeSpan } from "@/lib/domain/board/heat-columns";
import { AppError } from "@/lib/server/errors";
import type { Board } from "./board";
import type { Zoom } from "./burndown";

/**
 * What is drawn of the line: all up to the board's moment, or the part that a zoom asks for, beginning with the last commit
 * at or before its start. Throws bad-request where the end is not after the start, not-found for an unknown commit.
 */
export function heatSpan(board: Board, zoom: Zoom | null): HeatSpan {
  const { facts, asOf } = board;
  const all = wholeSpan(facts.commits, asOf.position);
  if (zoom === null) return all;
  const from = endOf(board, zoom.from);
  const to = endOf(board, zoom.to);
  const span = {
    first: from.position,
    last: to.position,
    from: Math.max(from.t, all.from),
    to: Math.min(to.t, Math.max(all.to, asOf.now)),
  };
  if (span.from >= span.to)
    throw new AppError("bad-request", "The zoom holds no time: its end must lie after its start.");
  return span;
}

function endOf({ facts, asOf }: Board, moment: Moment) {
  const resolved = resolveMoment(facts.commits, moment);
  if (!resolved.ok) throw new AppError("not-found", resolved.reason);
  const position = Math.max(0, Math.min(resolved.asOf.position, asOf.position));
  const t = moment.kind === "time" ? moment.at : (facts.commits.effectiveAt[position] ?? 0);
  return { position, t };
}

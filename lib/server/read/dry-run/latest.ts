import "server-only";
import { resolveMoment } from "@/lib/domain/board/as-of";
import { AppError } from "@/lib/server/errors";
import type { Board } from "@/lib/server/read/board";
import { type ProjectRow, readLine } from "@/lib/server/read/line-facts";
import { withNow } from "@/lib/server/read/runs";

/** A project at its latest moment, before any plan reads it. */
export type Latest = Pick<Board, "project" | "asOf" | "runsUntil"> & {
  readonly facts: Pick<Board["facts"], "commits">;
};

export async function readLatest(project: ProjectRow): Promise<Latest> {
  const { commits } = await readLine(project);
  const resolved = resolveMoment(commits, { kind: "latest" });
  if (!resolved.ok) throw new AppError("not-found", resolved.reason);
  const asOf = await withNow(project, resolved.asOf, "latest");
  return { project, asOf, runsUntil: { position: asOf.position, time: null }, facts: { commits } };
}

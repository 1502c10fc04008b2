import "server-only";
import type { PlaceOf, StandingMissing } from "@/lib/domain/board/phantoms";
import { standingMissing } from "@/lib/domain/board/phantoms";
import { type MissingImports, missingImports } from "@/lib/domain/existence/missing-imports";
import { db } from "@/lib/server/db/client";
import { unpackImports } from "@/lib/server/ingest/import-content";
import type { Board } from "./board";
import { cachedForLine } from "./cache";
import { readTreeShape } from "./tree";

/** Which imports of the plan's subject cannot work, over the whole line: worked out once for a revision and a plan version. */
export function readMissing({ project, plan, facts }: Board): Promise<MissingImports> {
  return cachedForLine(
    { project, question: `missing ${plan.id} ${plan.version}`, family: "missing" },
    async () => missingImports(facts, await readTreeShape(project)),
  );
}

/** Those that stand at the board's moment; null where the tree is not known there. */
export async function readStandingMissing(
  board: Board,
): Promise<readonly StandingMissing[] | null> {
  const missing = await readMissing(board);
  const { position } = board.asOf;
  return position < missing.knownFrom ? null : standingMissing(board.judged, missing, position);
}

/** Line and place of imports in the version that their file has at the board's moment. */
export async function readPlaces(
  { project, facts, asOf }: Board,
  standing: readonly StandingMissing[],
): Promise<PlaceOf> {
  const paths = [
    ...new Set(
      standing.flatMap(({ span, missing }) => (missing.state === "phantom" ? [span.path] : [])),
    ),
  ];
  if (paths.length === 0) return () => null;
  const rows = await db().$queryRaw<{ path: number; content: string | null }[]>`
    select distinct on (f.path_id) f.path_id as path, f.content
    from file_fact f join commit_fact c on c.project_id = f.project_id and c.id = f.commit_id
    where f.project_id = ${project.id} and f.kind = 0 and f.path_id = any(${paths}::int[]) and c.position <= ${asOf.position}
    order by f.path_id, c.position desc`;
  const versions = new Map(
    rows.map(({ path, content }) => [path, unpackImports(content ?? "[]")] as const),
  );
  const { lives } = facts;
  return (life) => {
    const found = versions
      .get(lives.path[life] ?? -1)
      ?.filter(({ target, kind }) => target === lives.target[life] && kind === lives.kind[life])[
      (lives.n[life] ?? 1) - 1
    ];
    return found === undefined ? null : { line: found.line, where: found.where };
  };
}

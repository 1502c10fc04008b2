import "server-only";
import type { FileShow, LastFlip, ListedFile } from "@/lib/api/files";
import { type FlipCount, flipCounts } from "@/lib/domain/board/flip-rows";
import { db } from "@/lib/server/db/client";
import type { Board } from "./board";

type FlipColumns = Pick<ListedFile, "takenBack" | "lastFlip">;

export const NO_FLIP: FlipColumns = { takenBack: 0, lastFlip: null };

/** Files whose imports came back, by path. */
export function flipsByPath({ facts, judged, asOf }: Board): ReadonlyMap<string, FlipColumns> {
  return new Map(
    flipCounts(facts, judged, asOf.position).map(({ path, takenBack, last }: FlipCount) => [
      facts.paths[path] ?? "",
      {
        takenBack,
        lastFlip: {
          position: last,
          t: facts.commits.effectiveAt[last] ?? 0,
          sha: facts.commits.sha[last] ?? "",
          author: facts.commits.author[last] ?? null,
          isMerge: facts.commits.isMerge[last] ?? false,
          by: null,
        },
      },
    ]),
  );
}

/** With the commits behind merges, where files that flip-flop are listed. */
export async function credited(
  { project }: Board,
  rows: readonly ListedFile[],
  show: FileShow,
): Promise<ListedFile[]> {
  const flips = rows.flatMap(({ path, lastFlip }) => (lastFlip ? [{ path, lastFlip }] : []));
  if (show !== "flipped" || flips.length === 0) return [...rows];
  const paths = flips.map(({ path }) => path);
  const positions = flips.map(({ lastFlip }) => lastFlip.position);
  const found = await db().$queryRaw<{ path: string; sha: string; author: string | null }[]>`
    select asked.path, encode(f.by_sha, 'hex') as sha, person.name as author
    from unnest(${paths}::text[], ${positions}::int[]) as asked(path, position)
    join path p on p.project_id = ${project.id} and p.path = asked.path
    join commit_fact c on c.project_id = ${project.id} and c.position = asked.position
    join file_fact f on f.project_id = ${project.id} and f.path_id = p.id and f.commit_id = c.id and f.kind = 0
    left join person on person.project_id = ${project.id} and person.id = f.by_author_id
    where f.by_sha is not null`;
  const by = new Map<string, LastFlip["by"]>(
    found.map(({ path, sha, author }) => [path, { sha, author }]),
  );
  return rows.map((row) => {
    if (row.lastFlip === null) return row;
    return { ...row, lastFlip: { ...row.lastFlip, by: by.get(row.path) ?? null } };
  });
}

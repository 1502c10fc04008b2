import "server-only";
import { db } from "@/lib/server/db/client";
import { Prisma } from "@/lib/server/db/generated/client";
import { readColumns } from "@/lib/server/db/read-columns";
import { cachedForLine } from "./cache";
import { type ProjectRow, readLine } from "./line-facts";

const COLUMNS = { path: "int", other: "int", commit: "int", lines: "int" } as const;

/**
 * Lines of each file (path id) as last listed up to a position; a rename takes them along. Files that were never listed with
 * them are left out: a scan lists only files with imports of the kind that it records.
 */
export async function readLineCounts(
  project: ProjectRow,
  position: number,
): Promise<ReadonlyMap<number, number>> {
  const { positionOf } = await readLine(project);
  const { path, other, commit, lines } = await readListings(project);
  const known = new Map<number, number>();
  path.forEach((from, row) => {
    if ((positionOf.get(commit[row] ?? 0) ?? 0) > position) return;
    const to = other[row] ?? -1;
    const count = (to < 0 ? lines[row] : known.get(from)) ?? -1;
    if (count >= 0) known.set(to < 0 ? from : to, count);
  });
  return known;
}

/** Listings and renames in the order of the line; within a commit renames come first (rules.md 1.5). */
function readListings(project: ProjectRow) {
  return cachedForLine({ project, question: "lines" }, () =>
    readColumns(
      db(),
      COLUMNS,
      Prisma.sql`select f.path_id as path, case when f.kind = 3 then coalesce(f.other_id, -1) else -1 end as other, f.commit_id as commit, coalesce(f.lines, -1) as lines
        from file_fact f join commit_fact c on c.project_id = f.project_id and c.id = f.commit_id
        where f.project_id = ${project.id} and c.position is not null and (f.kind = 3 or f.kind = 0 and f.lines is not null)
        order by c.position, f.kind desc, f.path_id`,
    ),
  );
}

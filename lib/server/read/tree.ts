import "server-only";
import { type TreeShape, treeShape } from "@/lib/domain/existence/tree-shape";
import { type TreeChange, TreeHistory } from "@/lib/domain/tests/tree-history";
import { db } from "@/lib/server/db/client";
import type { Board } from "./board";
import { cachedForLine } from "./cache";
import { type ProjectRow, readLine, readPaths } from "./line-facts";

/** What came to the tree and went, in the order of the line. */
export function readTreeChanges(project: ProjectRow): Promise<readonly TreeChange[]> {
  return cachedForLine({ project, question: "tree" }, async () => {
    const { positionOf } = await readLine(project);
    const rows = await db().$queryRaw<
      { id: number; isFull: boolean; added: string; removed: string }[]
    >`
      select t.commit_id as id, c.full as "isFull", array_to_string(t.added, ',') as added, array_to_string(t.removed, ',') as removed
      from tree_fact t join commit_fact c on c.project_id = t.project_id and c.id = t.commit_id
      where t.project_id = ${project.id} and c.position is not null order by c.position`;
    return rows.map(({ id, isFull, added, removed }) => ({
      position: positionOf.get(id) ?? 0,
      isFull,
      added: ids(added),
      removed: ids(removed),
    }));
  });
}

/** When each file was in the tree. */
export function readTreeHistory(project: ProjectRow): Promise<TreeHistory> {
  return cachedForLine(
    { project, question: "tree history" },
    async () => new TreeHistory(await readTreeChanges(project), await readPaths(project)),
  );
}

/** The same with its folders, for questions on what exists. */
export function readTreeShape(project: ProjectRow): Promise<TreeShape> {
  return cachedForLine({ project, question: "tree shape" }, async () =>
    treeShape(await readTreeHistory(project)),
  );
}

function ids(text: string): number[] {
  return text === "" ? [] : text.split(",").map(Number);
}

/** Ids of all source files at the board's moment; null when no full scan has said which files there are. */
export function readTree({ project, asOf }: Board): Promise<ReadonlySet<number> | null> {
  return readTreeAt(project, asOf.position);
}

/** The same at a position of the line. */
export async function readTreeAt(
  project: ProjectRow,
  last: number,
): Promise<ReadonlySet<number> | null> {
  let tree: Set<number> | null = null;
  for (const { position, isFull, added, removed } of await readTreeChanges(project)) {
    if (position > last) break;
    if (isFull) tree = new Set();
    if (!tree) continue;
    for (const id of added) tree.add(id);
    for (const id of removed) tree.delete(id);
  }
  return tree;
}

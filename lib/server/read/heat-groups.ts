import "server-only";
import type { HeatGroup } from "@/lib/api/heatmap";
import { type HeatOwners, heatOwners, heatTreeFor } from "@/lib/domain/board/heat-owners";
import type { HeatmapRow } from "@/lib/domain/board/heat-row";
import type { HeatKeys, HeatSort } from "@/lib/domain/board/heat-sort";
import { arrange } from "@/lib/domain/board/heat-tree";
import type { Board } from "./board";
import { readOwners } from "./owner-files";

/** Who is accountable for each row; null where no CODEOWNERS file is known. */
export async function readHeatOwners(
  board: Board,
  rows: readonly HeatmapRow[],
): Promise<HeatOwners | null> {
  const known = await readOwners(board);
  if (known === null) return null;
  const paths = rows.map(({ path }) => path);
  return heatOwners(paths, known.ownerOf);
}

/** Folders by the first two parts of a path, or accountable owners, with their rows, both in order. */
export function heatGroups(
  rows: readonly HeatmapRow[],
  sort: HeatSort,
  critical: readonly string[],
  owners: HeatOwners | null,
): HeatGroup[] {
  const keys: HeatKeys = {
    now: rows.map(({ now }) => now),
    changedAt: rows.map(({ changedAt }) => changedAt),
    since: rows.map(({ since }) => since),
    owner: owners?.of,
  };
  const paths = rows.map(({ path }) => path);
  const tree = heatTreeFor(sort, paths, owners);
  return arrange(tree, keys, { sort, critical }).map((folder) => ({
    name: folder.name,
    now: folder.now,
    rows: folder.rows.flatMap((at) => {
      const row = rows[at];
      return row ? [{ ...row, owner: owners?.names[owners.of[at] ?? -1] ?? null }] : [];
    }),
  }));
}

/** The most counted within each column, at the time at which it stood; a column in which nothing happened carries on. */
export function heatSpark(
  {
    columns,
    columnMs,
  }: { readonly columns: readonly { readonly t: number }[]; readonly columnMs: number },
  span: { readonly first: number; readonly last: number },
  countAt: (position: number) => { readonly t: number; readonly count: number },
): readonly { readonly t: number; readonly count: number }[] {
  const start = columns[0]?.t ?? 0;
  const most = columns.map((): { t: number; count: number } | null => null);
  for (let position = span.first; position <= span.last; position++) {
    const told = countAt(position);
    const t = Math.max(start, told.t);
    const column = Math.floor((t - start) / columnMs);
    const known = most[column];
    if (!known || told.count > known.count) most[column] = { t, count: told.count };
  }
  return most.filter((point) => point !== null);
}

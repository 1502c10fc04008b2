import { directoryOf } from "./breakdown";
import { type HeatKeys, type HeatSort, heatOrder } from "./heat-sort";

/** A folder of up to so many files opens into its files; a larger one into its folders first, so that opening shows what can be looked over. */
export const DIVIDED_FROM = 201;
const DEPTH = 2;

/** A folder of the map. Its index is its order by path; a folder stands behind the one that it lies in. */
export type HeatFolder = {
  /** The whole path: what a URL names it by. */
  readonly name: string;
  /** The path below the folder that it lies in. */
  readonly label: string;
  /** Index of the folder that it lies in; -1 at the top. */
  readonly parent: number;
  readonly depth: number;
  readonly isDivided: boolean;
};

export type HeatTree = {
  readonly folders: readonly HeatFolder[];
  /** Index of the innermost folder of each row. */
  readonly folderOf: Int32Array;
};

type Found = { readonly name: string; readonly parent: number; readonly rows: readonly number[] };

/** The folders of files, at first by the first two parts of their path, as everywhere; large ones are divided further. */
export function heatTree(paths: readonly string[]): HeatTree {
  const folders: HeatFolder[] = [];
  const folderOf = new Int32Array(paths.length);
  const add = ({ name, parent, rows }: Found): void => {
    const above = folders[parent];
    const inside = rows.length < DIVIDED_FROM ? [] : dividedBy(paths, rows, name);
    const index = folders.length;
    folders.push({
      name,
      parent,
      label: above === undefined ? name : name.slice(above.name.length + 1),
      depth: above === undefined ? 0 : above.depth + 1,
      isDivided: inside.length > 0,
    });
    for (const row of rows) folderOf[row] = index;
    for (const one of inside) add({ ...one, parent: index });
  };
  const all = paths.map((_, row) => row);
  for (const [name, rows] of grouped(all, (row) => directoryOf(paths[row] ?? "", DEPTH)))
    add({ name, parent: -1, rows });
  return { folders, folderOf };
}

/** The folders right in a folder; where there is one alone that holds everything, those within it. */
function dividedBy(
  paths: readonly string[],
  rows: readonly number[],
  name: string,
): { readonly name: string; readonly rows: readonly number[] }[] {
  const depth = name.split("/").length + 1;
  const found = grouped(rows, (row) => directoryOf(paths[row] ?? "", depth)).filter(
    ([inside]) => inside !== name && inside.startsWith(`${name}/`),
  );
  const [only] = found;
  if (found.length === 1 && only !== undefined && only[1].length === rows.length)
    return dividedBy(paths, rows, only[0]);
  return found.map(([inside, its]) => ({ name: inside, rows: its }));
}

function grouped(rows: readonly number[], keyOf: (row: number) => string): [string, number[]][] {
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A folder as it stands under an order. */
export type ArrangedFolder = HeatFolder & {
  readonly index: number;
  readonly folders: readonly ArrangedFolder[];
  /** All rows in it and below, and those right in it, in order. */
  readonly rows: readonly number[];
  readonly own: readonly number[];
  /** The sum of what its files hold now. */
  readonly now: number;
};

export type ArrangeOptions = {
  readonly sort: HeatSort;
  /** Names of folders that stand before all others where the most stands first: those with critical files, the weightiest first. */
  readonly critical: readonly string[];
};

/** Folders and rows under an order. Folders are sorted by the sum, the newest change or the oldest import of their files. */
export function arrange(
  { folders, folderOf }: HeatTree,
  keys: HeatKeys,
  { sort, critical }: ArrangeOptions,
): readonly ArrangedFolder[] {
  const rows = folders.map((): number[] => []);
  const own = folders.map((): number[] => []);
  for (const row of heatOrder(keys, folderOf.length, sort)) {
    const leaf = folderOf[row] ?? 0;
    own[leaf]?.push(row);
    for (let at = leaf; at >= 0; at = folders[at]?.parent ?? -1) rows[at]?.push(row);
  }
  const sums = folderKeys(rows, keys);
  const inside = folders.map((): number[] => []);
  const top: number[] = [];
  for (const index of heatOrder(sums, folders.length, sort))
    (inside[folders[index]?.parent ?? -1] ?? top).push(index);
  const made = (index: number): ArrangedFolder[] => {
    const folder = folders[index];
    if (folder === undefined) return [];
    const parts = { rows: rows[index] ?? [], own: own[index] ?? [], now: sums.now[index] ?? 0 };
    return [{ ...folder, index, ...parts, folders: (inside[index] ?? []).flatMap(made) }];
  };
  return weighed(top.flatMap(made), sort === "heat" ? critical : []);
}

function folderKeys(rows: readonly (readonly number[])[], keys: HeatKeys) {
  const now = new Float64Array(rows.length);
  const changedAt = new Float64Array(rows.length);
  const since = new Float64Array(rows.length);
  const owner = new Float64Array(rows.length);
  rows.forEach((its, folder) => {
    let oldest = Number.POSITIVE_INFINITY;
    let first = Number.POSITIVE_INFINITY;
    for (const row of its) {
      now[folder] = (now[folder] ?? 0) + (keys.now[row] ?? 0);
      changedAt[folder] = Math.max(changedAt[folder] ?? 0, keys.changedAt[row] ?? 0);
      oldest = Math.min(oldest, keys.since[row] || Number.POSITIVE_INFINITY);
      first = Math.min(first, keys.owner?.[row] ?? 0);
    }
    owner[folder] = first;
    since[folder] = oldest === Number.POSITIVE_INFINITY ? 0 : oldest;
  });
  return { now, changedAt, since, owner };
}

function weighed(
  folders: readonly ArrangedFolder[],
  critical: readonly string[],
): readonly ArrangedFolder[] {
  const weight = ({ name }: ArrangedFolder) =>
    critical.includes(name) ? critical.length - critical.indexOf(name) : 0;
  return [...folders].sort((a, b) => weight(b) - weight(a));
}

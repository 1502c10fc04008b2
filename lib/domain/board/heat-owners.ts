import type { HeatSort } from "./heat-sort";
import { DIVIDED_FROM, type HeatFolder, type HeatTree, heatTree } from "./heat-tree";

/** Who is accountable for each row of a heat map. */
export type HeatOwners = {
  /** Accountable owners of the rows by name. */
  readonly names: readonly string[];
  /** For each row the index of its owner in `names`; their number where nobody owns the file. */
  readonly of: ArrayLike<number>;
};

export const NOBODY = "no owner";
/** The one group there is where no CODEOWNERS file is known. */
export const OWNERS_UNKNOWN = "owners unknown";

export function heatOwners(
  paths: readonly string[],
  ownerOf: (path: string) => string | null,
): HeatOwners {
  const owners = paths.map(ownerOf);
  const names = [...new Set(owners.filter((owner) => owner !== null))].sort();
  const indexOf = new Map(names.map((name, index) => [name, index]));
  return { names, of: owners.map((owner) => indexOf.get(owner ?? "") ?? names.length) };
}

/** The name of an owner's group. */
export function ownerName({ names, of }: HeatOwners, row: number): string {
  return names[of[row] ?? names.length] ?? NOBODY;
}

/**
 * The tree that an order is seen in: by owner, the accountable owners with their files, those with many divided into the
 * folders that their files lie in; else the folders. Without `owners`, by owner is one group of all.
 */
export function heatTreeFor(
  sort: HeatSort,
  paths: readonly string[],
  owners: HeatOwners | null,
): HeatTree {
  if (sort !== "owner") return heatTree(paths);
  const groups = new Map<string, number[]>();
  const order = owners === null ? [OWNERS_UNKNOWN] : [...owners.names, NOBODY];
  for (const name of order) groups.set(name, []);
  paths.forEach((_, row) => {
    groups.get(owners === null ? OWNERS_UNKNOWN : ownerName(owners, row))?.push(row);
  });
  const folders: HeatFolder[] = [];
  const folderOf = new Int32Array(paths.length);
  for (const [name, rows] of groups) if (rows.length > 0) addGroup(name, rows);
  return { folders, folderOf };

  function addGroup(name: string, rows: readonly number[]): void {
    const parent = folders.length;
    const isDivided = rows.length >= DIVIDED_FROM;
    folders.push({ name, label: name, parent: -1, depth: 0, isDivided });
    const inside = isDivided ? heatTree(rows.map((row) => paths[row] ?? "")) : null;
    for (const folder of inside?.folders ?? [])
      folders.push({
        ...folder,
        name: `${name} ${folder.name}`,
        parent: parent + 1 + folder.parent,
        depth: folder.depth + 1,
      });
    rows.forEach((row, at) => {
      folderOf[row] = inside === null ? parent : parent + 1 + (inside.folderOf[at] ?? 0);
    });
  }
}

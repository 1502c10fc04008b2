import type { OwnersEffect, Two } from "./model";

/** Files by accountable owner; null: no owner. */
export type FilesOf = ReadonlyMap<string | null, number>;

export function ownerFiles(
  paths: Iterable<string>,
  ownerOf: (path: string) => string | null,
): FilesOf {
  const files = new Map<string | null, number>();
  for (const path of paths) {
    const owner = ownerOf(path);
    files.set(owner, (files.get(owner) ?? 0) + 1);
  }
  return files;
}

/** The most files first, those without an owner last. */
export function ownerChanges({ before, after }: Two<FilesOf>): OwnersEffect["rows"] {
  const owners = new Set([...before.keys(), ...after.keys()]);
  const rows = [...owners].map((owner) => ({
    ...{ owner, before: before.get(owner) ?? 0 },
    after: after.get(owner) ?? 0,
  }));
  return rows.sort(
    (a, b) =>
      Number(a.owner === null) - Number(b.owner === null) ||
      b.after - a.after ||
      b.before - a.before ||
      ((a.owner ?? "") < (b.owner ?? "") ? -1 : 1),
  );
}

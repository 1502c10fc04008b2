/** A rename that ties two paths to one file. */
export type FileRename = {
  readonly from: string;
  readonly to: string;
  readonly sha: string;
  readonly t: number;
};

/** A name of a file and how long it had it, epoch ms. `since` null: from the first version that scans know. */
export type FileName = {
  readonly path: string;
  readonly since: { readonly t: number; readonly sha: string } | null;
  readonly until: { readonly t: number; readonly sha: string } | null;
};

/**
 * The names of a file in order of time, the last one standing. Renames are in order of the line; a name that was left and taken
 * again is there twice. Without renames there is one name.
 */
export function fileNames(path: string, renames: readonly FileRename[]): readonly FileName[] {
  if (renames.length === 0) return [{ path, since: null, until: null }];
  const names: FileName[] = [];
  const standing = new Map<string, FileName["since"]>();
  for (const { from, to, sha, t } of renames) {
    names.push({ path: from, since: standing.get(from) ?? null, until: { t, sha } });
    standing.delete(from);
    standing.set(to, { t, sha });
  }
  const last = [...standing].map(([name, since]) => ({ path: name, since, until: null }));
  return [...names, ...last];
}

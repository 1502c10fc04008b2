/** A CODEOWNERS file by where it stands in time: on the line at a commit, or received at a moment. */
export type PlacedOwners = {
  readonly upload: number;
  /** Place of its commit on the line; null where none was named. */
  readonly position: number | null;
  /** Epoch ms: the effective time of its commit, or of its receipt. */
  readonly t: number;
};

export type OwnersMoment = {
  readonly position: number;
  readonly now: number;
  /** True for the latest moment: whatever was received counts, also after the last commit. */
  readonly isOpen: boolean;
};

/**
 * The file in force at a moment: the last one of a commit up to it, or received up to it. Before the first that is known,
 * that first one is read backwards, and `isLater` says so: who owned a file before is not known, and no file is left out.
 */
export function ownersInForce<T extends PlacedOwners>(
  files: readonly T[],
  { position, now, isOpen }: OwnersMoment,
): { readonly file: T; readonly isLater: boolean } | null {
  const ordered = [...files].sort(
    (a, b) => a.t - b.t || (a.position ?? -1) - (b.position ?? -1) || a.upload - b.upload,
  );
  const held = ordered.findLast((file) =>
    file.position === null ? isOpen || file.t <= now : file.position <= position,
  );
  const file = held ?? ordered[0];
  return file === undefined ? null : { file, isLater: held === undefined };
}

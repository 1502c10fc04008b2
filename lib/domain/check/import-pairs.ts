import type { ScannedImport } from "../scan";

/** One file as one side of a comparison has it. */
export type FileSide = {
  readonly path: string;
  /** In the order of the file; best effort where `problem` is set. */
  readonly imports: readonly ScannedImport[];
  /** Why the file could not be read whole; null when it could. */
  readonly problem: string | null;
};

/** One file lineage at the base and on the branch; null where it is not there. */
export type FilePair = {
  readonly before: FileSide | null;
  readonly after: FileSide | null;
  /** False when its bytes are the same on both sides. */
  readonly isChanged: boolean;
};

/**
 * Imports of the later side that open a life (rules.md 2): of those equal in module, name and kind, the ones beyond the number
 * that stood before. A moved line and a renamed file open none.
 */
export function newImports({ before, after }: FilePair): ReadonlySet<ScannedImport> {
  const left = new Map<string, number>();
  for (const one of before?.imports ?? []) {
    const key = lifeKey(one);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  const fresh = new Set<ScannedImport>();
  for (const one of inLineOrder(after?.imports ?? [])) {
    const key = lifeKey(one);
    const standing = left.get(key) ?? 0;
    if (standing === 0) fresh.add(one);
    else left.set(key, standing - 1);
  }
  return fresh;
}

/** The ordinal of each import among its equals in the file, from 1. */
export function ordinals(imports: readonly ScannedImport[]): ReadonlyMap<ScannedImport, number> {
  const seen = new Map<string, number>();
  const found = new Map<ScannedImport, number>();
  for (const one of inLineOrder(imports)) {
    const key = lifeKey(one);
    const ordinal = (seen.get(key) ?? 0) + 1;
    seen.set(key, ordinal);
    found.set(one, ordinal);
  }
  return found;
}

function lifeKey({ kind, module, name }: ScannedImport): string {
  return `${kind} ${module} ${name ?? ""}`;
}

function inLineOrder(imports: readonly ScannedImport[]): readonly ScannedImport[] {
  const isSorted = imports.every((one, at) => at === 0 || one.line >= (imports[at - 1]?.line ?? 0));
  return isSorted ? imports : [...imports].sort((a, b) => a.line - b.line);
}

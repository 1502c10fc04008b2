import type { ScannedFile, ScannedImport } from "@/lib/domain/scan";

/** What finding fragmented symbols starts from: one tree and who imports what in it. */
export type CodeBase = {
  /** Files with imports; a file that is not listed has none of the recorded ones. */
  readonly files: readonly ScannedFile[];
  /** Every source file of the tree; null when no scan has said which there are, then the files listed stand for it. */
  readonly paths: readonly string[] | null;
  /** Files that are gone, as they last stood: what a path that nobody can take any more once led to. */
  readonly past?: readonly ScannedFile[] | undefined;
};

/** What an import statement asks for. */
export type ImportTarget = { readonly module: string; readonly name: string | null };

export function targetKey({ module, name }: ImportTarget): string {
  return `${module}\u0000${name ?? ""}`;
}

/** One import of a target: where it stands. */
export type Use = {
  readonly path: string;
  readonly line: number;
  readonly kind: ScannedImport["kind"];
  readonly alias: string | null;
};

export type TargetUses = ImportTarget & { readonly uses: readonly Use[] };

/** The imports of a code base by what they ask for, star imports left out: they name nothing. */
export function usesByTarget(files: readonly ScannedFile[]): ReadonlyMap<string, TargetUses> {
  const byTarget = new Map<string, ImportTarget & { uses: Use[] }>();
  for (const { path, imports } of files) {
    for (const { module, name, line, kind, alias } of imports) {
      if (name === "*") continue;
      const key = targetKey({ module, name });
      const use = { path, line, kind, alias: alias ?? null };
      const known = byTarget.get(key);
      if (known === undefined) byTarget.set(key, { module, name, uses: [use] });
      else known.uses.push(use);
    }
  }
  return byTarget;
}

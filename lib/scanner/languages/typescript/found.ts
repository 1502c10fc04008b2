import type { ImportKind } from "@/lib/domain/scan";
import type { WrittenImport } from "@/lib/scanner/languages/written-import";

/** An import and where its name stands in the text, in UTF-16 units: lines are counted at the end. */
export type Found = {
  readonly at: number;
  readonly kind: ImportKind;
  readonly module: string;
  readonly name: string | null;
  readonly alias: string | null;
  readonly places: number;
};

/** Imports in the order of the text, each once: the parser's record and its tree both know some of them. */
export function writtenImports(
  found: readonly Found[],
  lineOf: (offset: number) => number,
): WrittenImport[] {
  return [...found]
    .filter(({ module }) => module !== "")
    .sort((a, b) => a.at - b.at)
    .map(({ at, ...rest }) => ({ line: lineOf(at), level: 0, ...rest }));
}

/** Null where the alias says nothing new. */
export function aliasOf(local: string | null, name: string | null): string | null {
  return local === name ? null : local;
}

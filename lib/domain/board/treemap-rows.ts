import { mostImports, type TreemapFile } from "./treemap";
import type { TreemapSums } from "./treemap-sentences";
import { sumsOf, type TreemapStates } from "./treemap-states";

/** What areas are to scale with. */
export const TREEMAP_AREAS = ["lines", "imports"] as const;
export type TreemapArea = (typeof TREEMAP_AREAS)[number];

/** By file: its lines, or the most imports of the subject that it held at one of the moments; 0 where that is not known. */
export function treemapWeights(files: readonly TreemapFile[], area: TreemapArea): Float64Array {
  return Float64Array.from(files, (file) =>
    area === "lines" ? (file.lines ?? 0) : mostImports(file),
  );
}

/** What stands right in a folder: the same at every moment. */
export type TreemapEntry = {
  readonly name: string;
  readonly isFolder: boolean;
  /** Known lines of its files; null where none is known. */
  readonly lines: number | null;
  /** Indices of its files. */
  readonly files: readonly number[];
};

/** An entry with what its files hold together. */
export type TreemapRow = TreemapEntry & {
  readonly sums: TreemapSums;
  /** The same at the other moment. */
  readonly beside: TreemapSums | null;
};

type Found = { name: string; isFolder: boolean; lines: number | null; files: number[] };

export function treemapEntries(files: readonly TreemapFile[], dir: string): TreemapEntry[] {
  const entries = new Map<string, Found>();
  const start = dir === "" ? 0 : dir.length + 1;
  files.forEach(({ path, lines }, file) => {
    if (start > 0 && !path.startsWith(`${dir}/`)) return;
    const cut = path.indexOf("/", start);
    const name = cut < 0 ? path : path.slice(0, cut);
    const entry = entries.get(name) ?? { name, isFolder: cut >= 0, lines: null, files: [] };
    entries.set(name, entry);
    entry.files.push(file);
    if (lines !== null) entry.lines = (entry.lines ?? 0) + lines;
  });
  return [...entries.values()];
}

/** What stands right in a folder, most legacy first. The sums of the rows are those of the folder. */
export function treemapRows(
  entries: readonly TreemapEntry[],
  states: TreemapStates,
  beside: TreemapStates | null,
): TreemapRow[] {
  return entries
    .map((entry) => ({
      ...entry,
      sums: sumsOf(states, entry.files),
      beside: beside === null ? null : sumsOf(beside, entry.files),
    }))
    .sort(
      (a, b) =>
        b.sums.legacy - a.sums.legacy ||
        b.sums.imports - a.sums.imports ||
        (a.name < b.name ? -1 : 1),
    );
}

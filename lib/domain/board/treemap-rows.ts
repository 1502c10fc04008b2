import { mostImports, stateAt, type TreemapFile } from "./treemap";
import { added, NO_SUMS, type TreemapSums } from "./treemap-sentences";

/** What areas are to scale with. */
export const TREEMAP_AREAS = ["lines", "imports"] as const;
export type TreemapArea = (typeof TREEMAP_AREAS)[number];

/** By file: its lines, or the most imports of the subject that it held at one of the moments; 0 where that is not known. */
export function treemapWeights(files: readonly TreemapFile[], area: TreemapArea): Float64Array {
  return Float64Array.from(files, (file) =>
    area === "lines" ? (file.lines ?? 0) : mostImports(file),
  );
}

/** A folder or a file right in a folder, with what its files hold together. */
export type TreemapRow = {
  readonly name: string;
  readonly isFolder: boolean;
  /** Known lines of its files; null where none is known. */
  readonly lines: number | null;
  readonly sums: TreemapSums;
  /** The same at the other moment. */
  readonly beside: TreemapSums | null;
};

type Moments = { readonly moment: number; readonly beside: number | null };

/** What stands right in a folder, most legacy first. The sums of the rows are those of the folder. */
export function treemapRows(
  files: readonly TreemapFile[],
  dir: string,
  { moment, beside }: Moments,
): TreemapRow[] {
  const rows = new Map<string, TreemapRow>();
  const start = dir === "" ? 0 : dir.length + 1;
  for (const file of files) {
    if (start > 0 && !file.path.startsWith(`${dir}/`)) continue;
    const cut = file.path.indexOf("/", start);
    const name = cut < 0 ? file.path : file.path.slice(0, cut);
    const row = rows.get(name);
    rows.set(name, {
      name,
      isFolder: cut >= 0,
      lines: file.lines === null ? (row?.lines ?? null) : (row?.lines ?? 0) + file.lines,
      sums: added(row?.sums ?? NO_SUMS, stateAt(file, moment)),
      beside: beside === null ? null : added(row?.beside ?? NO_SUMS, stateAt(file, beside)),
    });
  }
  return [...rows.values()].sort(
    (a, b) =>
      b.sums.legacy - a.sums.legacy ||
      b.sums.imports - a.sums.imports ||
      (a.name < b.name ? -1 : 1),
  );
}

/** What files hold together at a moment. */
export function treemapSums(files: readonly TreemapFile[], moment: number): TreemapSums {
  return files.reduce((sums, file) => added(sums, stateAt(file, moment)), NO_SUMS);
}

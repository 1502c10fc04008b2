import { inWords, percentInWords, plural } from "../words";
import type { TreemapFile } from "./treemap";

/** What files hold together at a moment. */
export type TreemapSums = {
  /** In the tree then, or holding an import of the subject. */
  readonly files: number;
  readonly holding: number;
  readonly imports: number;
  readonly legacy: number;
  /** Files that could not be read then: what was found in them last is in the sums, as everywhere. */
  readonly unread: number;
};

export const NO_SUMS: TreemapSums = { files: 0, holding: 0, imports: 0, legacy: 0, unread: 0 };

/** "679 of 1,880 imports of the subject are legacy, in 374 of 4,877 files." */
export function treemapHeadline({ files, holding, imports, legacy }: TreemapSums): string {
  if (imports === 0) return "No file holds an import of the subject at this commit.";
  if (legacy === 0)
    return `None of the ${plural(imports, "import")} of the subject is legacy, in ${plural(files, "file")}.`;
  return `${inWords(legacy)} of ${plural(imports, "import")} of the subject ${legacy === 1 ? "is" : "are"} legacy, in ${inWords(holding)} of ${plural(files, "file")}.`;
}

export function treemapLede(
  { unread, imports, legacy }: TreemapSums,
  isTreeKnown: boolean,
): string {
  const parts = [
    imports === 0 ? "" : `That is ${percentInWords(legacy, imports)}.`,
    unread === 0
      ? ""
      : `${plural(unread, "file")} could not be read: hatched, and counted with what was found in ${unread === 1 ? "it" : "them"} last.`,
    isTreeKnown
      ? ""
      : "No full scan says which files there are: only those that hold one are drawn.",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** "97 of 120 imports are legacy in tests/integration, the most of its folders". */
export function treemapFinding(
  dir: string,
  folders: readonly { readonly name: string; readonly sums: TreemapSums }[],
): string {
  const worst = folders.reduce<(typeof folders)[number] | null>(
    (best, one) => (one.sums.legacy > (best?.sums.legacy ?? 0) ? one : best),
    null,
  );
  const where = dir === "" ? "the tree" : dir;
  if (worst === null) return `No legacy import in ${where} at this commit`;
  return `${inWords(worst.sums.legacy)} of ${plural(worst.sums.imports, "import")} in ${worst.name} ${worst.sums.legacy === 1 ? "is" : "are"} legacy, the most in ${where}`;
}

/** The part of the tree below a folder; all of it for none. */
export function filesBelow(files: readonly TreemapFile[], dir: string): readonly TreemapFile[] {
  return dir === "" ? files : files.filter(({ path }) => path.startsWith(`${dir}/`));
}

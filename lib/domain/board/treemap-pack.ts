import { type FrontCoded, frontCoded, frontDecoded } from "../front-coding";
import { numbersOf, varintsText } from "../varints";
import type { TreemapFile, TreemapRun } from "./treemap";

/** Files as a browser gets them: columns of whole numbers (`varintsText`), by path. */
export type PackedFiles = {
  readonly paths: FrontCoded;
  /** One more than the lines; 0 where they are not known. */
  readonly lines: string;
  /** Runs of each file; of a run the moments since the end of the one before, its length less one, its imports, its legacy ones, and whether it could not be read. */
  readonly runs: { readonly counts: string; readonly cells: string };
  /** Spans in the tree of each file, the same without what is held; null where no scan says what is. */
  readonly present: { readonly counts: string; readonly cells: string } | null;
};

export function packFiles(files: readonly TreemapFile[]): PackedFiles {
  const isKnown = files.some(({ present }) => present !== null);
  return {
    paths: frontCoded(files.map(({ path }) => path)),
    lines: varintsText(files.map(({ lines }) => (lines === null ? 0 : lines + 1))),
    runs: packed(files.map(({ runs }) => runs)),
    present: isKnown ? packed(files.map(({ present }) => present ?? [])) : null,
  };
}

function packed(lists: readonly (readonly (readonly number[])[])[]) {
  const cells: number[] = [];
  for (const list of lists) {
    let end = -1;
    for (const [from = 0, to = 0, ...rest] of list) {
      cells.push(from - end - 1, to - from, ...rest);
      end = to;
    }
  }
  return { counts: varintsText(lists.map(({ length }) => length)), cells: varintsText(cells) };
}

export function unpackFiles({ paths, lines, runs, present }: PackedFiles): TreemapFile[] {
  const counted = numbersOf(lines);
  const held = unpacked(runs, 5);
  const there = present === null ? null : unpacked(present, 2);
  return frontDecoded(paths).map((path, index) => ({
    path,
    lines: (counted[index] ?? 0) === 0 ? null : (counted[index] ?? 0) - 1,
    runs: (held[index] ?? []).map(
      ([from = 0, to = 0, imports = 0, legacy = 0, unread = 0]): TreemapRun => [
        from,
        to,
        imports,
        legacy,
        unread,
      ],
    ),
    present:
      there === null ? null : (there[index] ?? []).map(([from = 0, to = 0]) => [from, to] as const),
  }));
}

function unpacked(
  { counts, cells }: { readonly counts: string; readonly cells: string },
  width: number,
): number[][][] {
  const numbers = numbersOf(cells);
  let at = 0;
  return [...numbersOf(counts)].map((count) => {
    let end = -1;
    return Array.from({ length: count }, () => {
      const from = end + 1 + (numbers[at] ?? 0);
      end = from + (numbers[at + 1] ?? 0);
      const rest = [...numbers.subarray(at + 2, at + width)];
      at += width;
      return [from, end, ...rest];
    });
  });
}

import { ABSENT, shareCode, UNREAD_FILE } from "@/components/charts/treemap-paint";
import type { PackedTreemap } from "@/lib/api/treemap";
import { stateAt, type TreemapFile } from "@/lib/domain/board/treemap";
import { TREEMAP_AREAS, type TreemapArea } from "@/lib/domain/board/treemap-rows";
import { GONE, type TreemapStates, UNREAD } from "@/lib/domain/board/treemap-states";
import { percentInWords, plural } from "@/lib/domain/words";

/** What the treemap shows without a new answer. */
export const TREEMAP_VIEW_PARAMS = ["area", "dir", "commit", "beside"] as const;

/** The index of a commit among the moments; null where the URL names none of them. */
export function momentOf({ moments }: PackedTreemap, text: string | null): number | null {
  if (!text) return null;
  const index = moments.findIndex(({ sha }) => sha.startsWith(text));
  return index < 0 ? null : index;
}

/** As the URL says; else lines, where any are known. */
export function areaOf(text: string | null, files: readonly TreemapFile[]): TreemapArea {
  const asked = TREEMAP_AREAS.find((area) => area === text);
  return asked ?? (files.some(({ lines }) => lines !== null) ? "lines" : "imports");
}

/** What each file is drawn as. */
export function codesOf({ how, imports, legacy }: TreemapStates): Uint8Array {
  return how.map((one, file) => {
    if (one === GONE) return ABSENT;
    return one === UNREAD ? UNREAD_FILE : shareCode(imports[file] ?? 0, legacy[file] ?? 0);
  });
}

/** "1,204 lines; 3 of 5 imports legacy, 60.0%". */
export function fileWords(file: TreemapFile, moment: number): string {
  const state = stateAt(file, moment);
  const lines = file.lines === null ? "" : `${plural(file.lines, "line")}; `;
  if (state === null) return "not in the tree at this commit";
  if (state.isUnread)
    return `${lines}not readable: unknown; found last: ${shareWords(state.imports, state.legacy)}`;
  return `${lines}${shareWords(state.imports, state.legacy)}`;
}

/** "3 of 5 imports legacy, 60.0%". */
export function shareWords(imports: number, legacy: number): string {
  if (imports === 0) return "no import of the subject";
  return `${legacy} of ${plural(imports, "import")} legacy, ${percentInWords(legacy, imports)}`;
}

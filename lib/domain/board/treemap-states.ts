import type { TreemapFile } from "./treemap";
import { NO_SUMS, type TreemapSums } from "./treemap-sentences";

/** What each file is at a moment. */
export const GONE = 0;
export const THERE = 1;
export const UNREAD = 2;

/** What all files hold at a moment, in columns: a slider steps through tens of thousands of them. */
export type TreemapStates = {
  /** GONE, THERE or UNREAD. */
  readonly how: Uint8Array;
  readonly imports: Int32Array;
  readonly legacy: Int32Array;
};

export function treemapStates(files: readonly TreemapFile[], moment: number): TreemapStates {
  const how = new Uint8Array(files.length);
  const imports = new Int32Array(files.length);
  const legacy = new Int32Array(files.length);
  const isAt = (span: readonly [number, number, ...number[]]) =>
    span[0] <= moment && span[1] >= moment;
  files.forEach(({ runs, present }, file) => {
    const run = runs.find(isAt);
    if (run === undefined) {
      how[file] = present === null || present.some(isAt) ? THERE : GONE;
      return;
    }
    how[file] = run[4] === 1 ? UNREAD : THERE;
    imports[file] = run[2];
    legacy[file] = run[3];
  });
  return { how, imports, legacy };
}

type Writable = { -readonly [Key in keyof TreemapSums]: TreemapSums[Key] };

/** What files hold together: all, or those at some indices. */
export function sumsOf(states: TreemapStates, files?: readonly number[]): TreemapSums {
  const sums: Writable = { ...NO_SUMS };
  const count = files?.length ?? states.how.length;
  for (let index = 0; index < count; index++) add(sums, states, files?.[index] ?? index);
  return sums;
}

function add(sums: Writable, { how, imports, legacy }: TreemapStates, file: number): void {
  if (how[file] === GONE) return;
  sums.files += 1;
  sums.holding += (legacy[file] ?? 0) > 0 ? 1 : 0;
  sums.imports += imports[file] ?? 0;
  sums.legacy += legacy[file] ?? 0;
  sums.unread += how[file] === UNREAD ? 1 : 0;
}

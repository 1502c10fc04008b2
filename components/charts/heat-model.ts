/** Codes of a cell that is not a number; the same as in the heat map of the domain. */
export const BARE = -1;
export const UNREADABLE = -2;

/** A run of columns [from, to] of one value: a count, BARE (nothing to count) or UNREADABLE. Columns left out are bare. */
export type HeatRun = readonly [from: number, to: number, value: number];

export type HeatRow = {
  readonly path: string;
  /** The count at the moment of the page; null where it is not known. */
  readonly now: number | null;
  readonly cells: readonly HeatRun[];
  /** Overrides the map's `rowHref`. */
  readonly href?: string;
};

export type HeatGroup = {
  readonly name: string;
  readonly rows: readonly HeatRow[];
  /** Sum of `now`; counted from the rows when it is left out. */
  readonly now?: number;
};

/** A slot of time from `t`, epoch ms, and the last commit in it. Slots are equally long. */
export type HeatColumn = { readonly t: number; readonly sha: string };

/** Lower bounds of the eight bins; fixed, so that a colour means one count in every view. */
export const BIN_STARTS = [0, 1, 2, 3, 4, 6, 9, 14] as const;

/** The bin of a count, 0 to 7. */
export function binOf(count: number): number {
  let bin = 0;
  for (let index = 1; index < BIN_STARTS.length; index += 1) {
    if (count >= (BIN_STARTS[index] ?? Number.POSITIVE_INFINITY)) bin = index;
  }
  return bin;
}

/**
 * How much a value says where rows share a pixel: any count above 0 before unreadable, unreadable before a clean 0,
 * both before nothing. So the worst is never hidden and missing data never looks clean.
 */
export function rankOf(value: number): number {
  if (value === BARE) return 0;
  if (value === UNREADABLE) return 2;
  return value === 0 ? 1 : value + 2;
}

/** The value of a row in a column. */
export function valueAt(row: HeatRow, column: number): number {
  for (const [from, to, value] of row.cells) {
    if (column >= from && column <= to) return value;
  }
  return BARE;
}

/** Rows pressed into `height` lines of pixels: each line shows the worst of its rows in every column. */
export function pressRows(
  rows: readonly HeatRow[],
  height: number,
  width: number,
): readonly (readonly HeatRun[])[] {
  return Array.from({ length: height }, (_, line) => {
    const [first, end] = rowsOfLine(line, height, rows.length);
    const ranks = new Int32Array(width);
    for (let index = first; index < end; index += 1) {
      for (const run of rows[index]?.cells ?? []) raise(ranks, run);
    }
    return runsOf(ranks);
  });
}

function raise(ranks: Int32Array, [from, to, value]: HeatRun): void {
  const rank = rankOf(value);
  for (let column = from; column <= to; column += 1) {
    if (rank > (ranks[column] ?? 0)) ranks[column] = rank;
  }
}

/** The rows [first, end) that a line of a pressed group shows; at least one. */
export function rowsOfLine(
  line: number,
  height: number,
  count: number,
): readonly [first: number, end: number] {
  const first = Math.floor((line * count) / height);
  return [first, Math.max(first + 1, Math.floor(((line + 1) * count) / height))];
}

function runsOf(ranks: Int32Array): readonly HeatRun[] {
  const runs: HeatRun[] = [];
  let from = 0;
  for (let column = 1; column <= ranks.length; column += 1) {
    if (column < ranks.length && ranks[column] === ranks[from]) continue;
    const rank = ranks[from] ?? 0;
    if (rank > 0) runs.push([from, column - 1, valueOfRank(rank)]);
    from = column;
  }
  return runs;
}

function valueOfRank(rank: number): number {
  if (rank === 2) return UNREADABLE;
  return rank === 1 ? 0 : rank - 2;
}

/** The last part of a path, with its folder where the part alone says nothing. */
export function shortName(path: string): string {
  const parts = path.split("/");
  const name = parts.at(-1) ?? path;
  return /^(__init__|index|mod|conftest)\./.test(name) ? parts.slice(-2).join("/") : name;
}

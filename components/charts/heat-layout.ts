import type { ArrangedFolder } from "@/lib/domain/board/heat-tree";
import { rowsOfLine } from "./heat-codes";

/** px of a folder's head, and of the gaps under an open and a closed one. */
export const HEAD_HEIGHT = 22;
const OPEN_GAP = 8;
const CLOSED_GAP = 6;
const CLOSED_MIN = 22;
const CLOSED_MAX = 74;

/**
 * What stands under each other: the head of an open folder, a closed one pressed into `bodyHeight` px, the rows of an open
 * one. A divided folder has its own rows in a block without a head, behind its folders.
 */
export type HeatBlock = {
  readonly folder: ArrangedFolder;
  readonly isOpen: boolean;
  readonly hasHead: boolean;
  readonly y: number;
  readonly bodyY: number;
  readonly bodyHeight: number;
  /** The rows that are listed, or pressed. */
  readonly rows: readonly number[];
  /** Index of its first stop among all stops of the keyboard. */
  readonly stop: number;
};

export type HeatLayout = {
  readonly blocks: readonly HeatBlock[];
  readonly height: number;
  readonly rowHeight: number;
  /** Heads and the rows of open folders. */
  readonly stops: number;
};

/** A head (`row` null), or a place among the rows of a block. */
export type HeatStop = { readonly block: number; readonly row: number | null };

/** Places folders under each other; closed ones are as high as the root of their size asks for. */
export function heatLayout(
  folders: readonly ArrangedFolder[],
  open: ReadonlySet<string>,
  rowHeight: number,
): HeatLayout {
  const blocks: HeatBlock[] = [];
  let y = 0;
  let stop = 0;
  const add = (
    folder: ArrangedFolder,
    isOpen: boolean,
    hasHead: boolean,
    rows: readonly number[],
  ) => {
    const bodyHeight = isOpen ? rows.length * rowHeight : closedHeight(rows.length);
    const bodyY = isOpen && hasHead ? y + HEAD_HEIGHT : y;
    blocks.push({ folder, isOpen, hasHead, y, bodyY, bodyHeight, rows, stop });
    const isHeadAlone = isOpen && rows.length === 0;
    y = bodyY + bodyHeight + (isHeadAlone ? 0 : isOpen ? OPEN_GAP : CLOSED_GAP);
    stop += (hasHead ? 1 : 0) + (isOpen ? rows.length : 0);
  };
  const place = (folder: ArrangedFolder): void => {
    const isOpen = open.has(folder.name);
    const listed = folder.isDivided ? [] : folder.own;
    add(folder, isOpen, true, isOpen ? listed : folder.rows);
    if (!isOpen) return;
    for (const inside of folder.folders) place(inside);
    if (folder.isDivided && folder.own.length > 0) add(folder, true, false, folder.own);
  };
  for (const folder of folders) place(folder);
  return { blocks, height: y, rowHeight, stops: stop };
}

function closedHeight(count: number): number {
  return Math.max(CLOSED_MIN, Math.min(CLOSED_MAX, Math.round(Math.sqrt(count) * 3.9)));
}

function bottomOf({ y, bodyY, bodyHeight }: HeatBlock): number {
  return Math.max(y + HEAD_HEIGHT, bodyY + bodyHeight);
}

/** Index of the last block that begins at or above `y`; -1 above all. */
function blockAbove(
  blocks: readonly HeatBlock[],
  keyOf: (block: HeatBlock) => number,
  y: number,
): number {
  let low = -1;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const block = blocks[middle];
    if (block !== undefined && keyOf(block) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Indices [first, end) of the blocks that reach into [top, bottom). */
export function blocksIn(
  { blocks }: HeatLayout,
  top: number,
  bottom: number,
): readonly [first: number, end: number] {
  let first = Math.max(
    0,
    blockAbove(blocks, ({ y }) => y, top),
  );
  const block = blocks[first];
  if (block !== undefined && bottomOf(block) <= top) first++;
  let end = first;
  while ((blocks[end]?.y ?? bottom) < bottom) end++;
  return [first, end];
}

/** The rows [first, end) of an open block that reach into [top, bottom). */
export function rowsIn(
  { rows, bodyY }: HeatBlock,
  rowHeight: number,
  top: number,
  bottom: number,
): readonly [first: number, end: number] {
  const first = Math.min(rows.length, Math.max(0, Math.floor((top - bodyY) / rowHeight)));
  const end = Math.min(rows.length, Math.ceil((bottom - bodyY) / rowHeight));
  return [first, Math.max(first, end)];
}

export type HeatHit = { readonly block: HeatBlock; readonly rows: readonly number[] };

/** What stands at `y`: a row, or the rows of one pressed line; null at heads and between blocks. */
export function hitRow(layout: HeatLayout, y: number): HeatHit | null {
  const block = layout.blocks[blockAbove(layout.blocks, (one) => one.y, y)];
  if (block === undefined || y < block.bodyY || y >= block.bodyY + block.bodyHeight) return null;
  const inside = y - block.bodyY;
  const [first, end] = block.isOpen
    ? [Math.floor(inside / layout.rowHeight), Math.floor(inside / layout.rowHeight) + 1]
    : rowsOfLine(Math.floor(inside), block.bodyHeight, block.rows.length);
  return { block, rows: block.rows.slice(first, end) };
}

/** The head or row that a stop of the keyboard is. */
export function stopAt(layout: HeatLayout, index: number): HeatStop | null {
  if (index < 0 || index >= layout.stops) return null;
  // A head alone and the block behind it never share a stop, so the last one that begins at or before it has it.
  const at = blockAbove(layout.blocks, ({ stop }) => stop, index);
  const block = layout.blocks[at];
  if (block === undefined) return null;
  const inside = index - block.stop - (block.hasHead ? 1 : 0);
  return { block: at, row: inside < 0 ? null : inside };
}

/** Rows that a stop stands for: one, or all of a folder. */
export function rowsOfStop(layout: HeatLayout, { block, row }: HeatStop): readonly number[] {
  const found = layout.blocks[block];
  if (found === undefined) return [];
  return row === null ? found.folder.rows : found.rows.slice(row, row + 1);
}

/** px [top, bottom] of a stop, for scrolling it into sight. */
export function stopBounds(layout: HeatLayout, stop: HeatStop): readonly [number, number] {
  const block = layout.blocks[stop.block];
  if (block === undefined) return [0, 0];
  if (stop.row === null) return [block.y, block.y + HEAD_HEIGHT];
  const top = block.bodyY + stop.row * layout.rowHeight;
  return [top, top + layout.rowHeight];
}

/** The column at `x` of `width` px, on which `view` columns are drawn. */
export function hitColumn(x: number, width: number, [from, end]: HeatView): number {
  if (width <= 0) return from;
  return Math.min(end - 1, Math.max(from, from + Math.floor((x / width) * (end - from))));
}

/** The columns [from, end) that are drawn. */
export type HeatView = readonly [from: number, end: number];

import { type HeatGroup, rowsOfLine } from "./heat-model";

/** px of a group's head, and of the gaps under an open and a closed group. */
export const HEAD_HEIGHT = 22;
const OPEN_GAP = 8;
const CLOSED_GAP = 6;
const CLOSED_MIN = 22;
const CLOSED_MAX = 74;

/** Where a group stands: its head at `y`; its rows from `bodyY` on, each `rowHeight`, or pressed into `bodyHeight` px. */
export type HeatBlock = {
  readonly group: number;
  readonly isOpen: boolean;
  readonly y: number;
  readonly bodyY: number;
  readonly bodyHeight: number;
  /** Index of its head among all stops of the keyboard. */
  readonly stop: number;
};

export type HeatLayout = {
  readonly blocks: readonly HeatBlock[];
  readonly height: number;
  readonly rowHeight: number;
  /** Heads and the rows of open groups. */
  readonly stops: number;
};

/** A head (`row` null), or a row of a group. */
export type HeatStop = { readonly group: number; readonly row: number | null };

/** Places groups under each other; closed ones are as high as the root of their size asks for. */
export function heatLayout(
  groups: readonly HeatGroup[],
  open: ReadonlySet<string>,
  rowHeight: number,
): HeatLayout {
  let y = 0;
  let stop = 0;
  const blocks = groups.map(({ name, rows }, group) => {
    const isOpen = open.has(name);
    const bodyHeight = isOpen ? rows.length * rowHeight : closedHeight(rows.length);
    const bodyY = isOpen ? y + HEAD_HEIGHT : y;
    const block = { group, isOpen, y, bodyY, bodyHeight, stop };
    y = bodyY + bodyHeight + (isOpen ? OPEN_GAP : CLOSED_GAP);
    stop += isOpen ? rows.length + 1 : 1;
    return block;
  });
  return { blocks, height: y, rowHeight, stops: stop };
}

function closedHeight(count: number): number {
  return Math.max(CLOSED_MIN, Math.min(CLOSED_MAX, Math.round(Math.sqrt(count) * 3.9)));
}

/** The blocks that reach into [top, bottom). */
export function blocksIn(layout: HeatLayout, top: number, bottom: number): readonly HeatBlock[] {
  return layout.blocks.filter(
    ({ y, bodyY, bodyHeight }) => y < bottom && Math.max(y + HEAD_HEIGHT, bodyY + bodyHeight) > top,
  );
}

/** The rows [first, end) of an open block that reach into [top, bottom). */
export function rowsIn(
  block: HeatBlock,
  rowHeight: number,
  top: number,
  bottom: number,
): readonly [first: number, end: number] {
  const count = Math.round(block.bodyHeight / rowHeight);
  const first = Math.min(count, Math.max(0, Math.floor((top - block.bodyY) / rowHeight)));
  const end = Math.min(count, Math.ceil((bottom - block.bodyY) / rowHeight));
  return [first, Math.max(first, end)];
}

/** What stands at `y`: the head, a row, or the rows [first, end) of one pressed line; null between groups. */
export function hitRow(
  layout: HeatLayout,
  y: number,
  groups: readonly HeatGroup[],
): { readonly group: number; readonly rows: readonly [first: number, end: number] } | null {
  const block = layout.blocks.find(({ bodyY, bodyHeight }) => y >= bodyY && y < bodyY + bodyHeight);
  if (block === undefined) return null;
  const inside = y - block.bodyY;
  if (block.isOpen) {
    const row = Math.floor(inside / layout.rowHeight);
    return { group: block.group, rows: [row, row + 1] };
  }
  const count = groups[block.group]?.rows.length ?? 0;
  return {
    group: block.group,
    rows: rowsOfLine(Math.floor(inside), block.bodyHeight, count),
  };
}

/** The column at `x` of `width` px. */
export function hitColumn(x: number, width: number, columns: number): number {
  if (width <= 0) return 0;
  return Math.min(columns - 1, Math.max(0, Math.floor((x / width) * columns)));
}

/** The head or row that a stop of the keyboard is. */
export function stopAt(layout: HeatLayout, index: number): HeatStop | null {
  const block = layout.blocks.findLast(({ stop }) => stop <= index);
  if (block === undefined || index >= layout.stops) return null;
  return { group: block.group, row: index === block.stop ? null : index - block.stop - 1 };
}

/** px [top, bottom] of a stop, for scrolling it into sight. */
export function stopBounds(layout: HeatLayout, stop: HeatStop): readonly [number, number] {
  const block = layout.blocks[stop.group];
  if (block === undefined) return [0, 0];
  if (stop.row === null) return [block.y, block.y + HEAD_HEIGHT];
  const top = block.bodyY + stop.row * layout.rowHeight;
  return [top, top + layout.rowHeight];
}

"use client";

import { type KeyboardEvent, type RefObject, useState } from "react";
import { followLink } from "./follow-link";
import type { HeatCursorPlace } from "./heat-cursor";
import { HEAD_HEIGHT, type HeatLayout, stopAt, stopBounds } from "./heat-layout";
import type { HeatColumn, HeatGroup, HeatRow } from "./heat-model";
import { indexByKey } from "./time-index";

const ROW_HEIGHTS = [3, 6, 10, 15, 22] as const;
/** px of the sticky head that covers the top of the box. */
const COVER = 60;
const PAGE = 20;

export type HeatKeysInput = {
  readonly box: RefObject<HTMLElement | null>;
  readonly layout: HeatLayout;
  readonly groups: readonly HeatGroup[];
  readonly columns: readonly HeatColumn[];
  readonly hrefOf: (row: HeatRow) => string;
  readonly toggle: (group: string) => void;
  readonly rowHeight: number;
  readonly setRowHeight: (height: number) => void;
};

export type HeatKeys = {
  readonly cursor: HeatCursorPlace | null;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
};

/** The keyboard of the map: up and down by heads and rows, left and right by columns, Enter opens, + and - zoom. */
export function useHeatKeys(input: HeatKeysInput): HeatKeys {
  const { box, layout, groups, columns, hrefOf, toggle, rowHeight, setRowHeight } = input;
  const [place, setPlace] = useState<{ index: number; column: number } | null>(null);
  const here = place ?? { index: -1, column: columns.length - 1 };
  const stop = place === null ? null : stopAt(layout, Math.min(here.index, layout.stops - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) {
      return;
    }
    const zoom = zoomed(event.key, rowHeight);
    const index = indexOf(event.key, here.index, layout.stops);
    const column = columnOf(event, here.column, columns);
    if (zoom !== null) setRowHeight(zoom);
    else if (event.key === "Enter" && stop !== null) openStop();
    else if (index !== null) moveTo(index, here.column);
    else if (column !== null) moveTo(Math.max(0, here.index), column);
    else return;
    event.preventDefault();
  };
  const openStop = () => {
    const group = stop === null ? undefined : groups[stop.group];
    const row = stop?.row === null ? undefined : group?.rows[stop?.row ?? 0];
    if (row !== undefined) followLink(hrefOf(row));
    else if (group !== undefined) toggle(group.name);
  };
  const moveTo = (index: number, column: number) => {
    setPlace({ index, column });
    const next = stopAt(layout, index);
    if (next !== null && box.current !== null) reveal(box.current, stopBounds(layout, next));
  };
  return {
    cursor: stop === null ? null : { stop, column: here.column },
    onKeyDown,
    onBlur: () => setPlace(null),
  };
}

/** The next height of rows for `+` and `-`; null for other keys. */
function zoomed(key: string, rowHeight: number): number | null {
  if (key === "+" || key === "=")
    return ROW_HEIGHTS.find((height) => height > rowHeight) ?? rowHeight;
  if (key === "-") return ROW_HEIGHTS.findLast((height) => height < rowHeight) ?? rowHeight;
  return null;
}

function indexOf(key: string, index: number, count: number): number | null {
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[key];
  return step === undefined ? null : Math.min(Math.max(index + step, 0), count - 1);
}

function columnOf(
  event: KeyboardEvent,
  column: number,
  columns: readonly HeatColumn[],
): number | null {
  if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return null;
  return indexByKey(
    event.key,
    event.shiftKey,
    column,
    columns.map(({ t }) => t),
  );
}

function reveal(box: HTMLElement, [top, bottom]: readonly [number, number]): void {
  const low = box.scrollTop;
  const high = low + box.clientHeight - COVER;
  if (top < low) box.scrollTop = top - (top === 0 ? 0 : HEAD_HEIGHT);
  else if (bottom > high) box.scrollTop = bottom - box.clientHeight + COVER + HEAD_HEIGHT;
}

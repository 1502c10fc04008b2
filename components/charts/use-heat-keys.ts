"use client";

import { type KeyboardEvent, type RefObject, useMemo, useState } from "react";
import type { HeatRows } from "@/lib/domain/board/heat-rows";
import { followLink } from "./follow-link";
import {
  HEAD_HEIGHT,
  type HeatLayout,
  type HeatStop,
  type HeatView,
  stopAt,
  stopBounds,
} from "./heat-layout";
import type { HeatColumn } from "./heat-words";
import { indexByKey } from "./time-index";
import { type HeatBrush, ordered } from "./use-heat-brush";

export const ROW_HEIGHTS = [3, 6, 10, 15, 22] as const;
/** px of the sticky head that covers the top of the box. */
const COVER = 60;
const PAGE = 20;

export type HeatKeysInput = {
  readonly box: RefObject<HTMLElement | null>;
  readonly layout: HeatLayout;
  readonly rows: HeatRows;
  readonly columns: readonly HeatColumn[];
  readonly view: HeatView;
  readonly hrefOf: (path: string) => string;
  readonly onToggle: (folder: string) => void;
  readonly onRowHeight: (height: number) => void;
  readonly onBrush: (brush: HeatBrush) => void;
};

type Place = {
  readonly index: number;
  readonly column: number;
  /** The column with which a span began. */
  readonly begun: number | null;
};

export type HeatCursor = { readonly stop: HeatStop; readonly column: number };

export type HeatKeys = {
  readonly cursor: HeatCursor | null;
  readonly brush: HeatBrush | null;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
};

/** The keyboard of the map: up and down by heads and rows, left and right by columns, Enter opens, + and - zoom rows, b begins a span. */
export function useHeatKeys(input: HeatKeysInput): HeatKeys {
  const { layout, columns, view } = input;
  const [place, setPlace] = useState<Place | null>(null);
  const here = place ?? { index: -1, column: view[1] - 1, begun: null };
  const shown = Math.min(Math.max(here.column, view[0]), view[1] - 1);
  const index = place === null ? -1 : Math.min(place.index, layout.stops - 1);
  const stop = useMemo(() => stopAt(layout, index), [layout, index]);
  const cursor = useMemo(() => (stop === null ? null : { stop, column: shown }), [stop, shown]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget)
      return;
    const row = indexOf(event.key, here.index, layout.stops);
    const column = columnOf(event, here.column, columns, view);
    if (row !== null) moveTo({ ...here, index: row });
    else if (column !== null) moveTo({ ...here, index: Math.max(0, here.index), column });
    else if (!act(event.key)) return;
    event.preventDefault();
  };
  /** True where the key does something. */
  const act = (key: string): boolean => {
    const height = zoomed(key, layout.rowHeight);
    if (height !== null) input.onRowHeight(height);
    else if (key === "b" && stop !== null) setPlace({ ...here, begun: here.column });
    else if (key === "Escape" && here.begun !== null) setPlace({ ...here, begun: null });
    else if (key === "Enter" && stop !== null) enter(stop);
    else return false;
    return true;
  };
  const enter = ({ block, row }: HeatStop) => {
    const found = layout.blocks[block];
    if (here.begun !== null) {
      setPlace({ ...here, begun: null });
      input.onBrush(ordered(here.begun, here.column));
    } else if (row === null && found !== undefined) input.onToggle(found.folder.name);
    else if (found !== undefined)
      followLink(input.hrefOf(input.rows.paths[found.rows[row ?? 0] ?? -1] ?? ""));
  };
  const moveTo = (next: Place) => {
    setPlace(next);
    const to = stopAt(layout, next.index);
    if (to !== null && input.box.current !== null)
      reveal(input.box.current, stopBounds(layout, to));
  };
  return {
    cursor,
    brush: here.begun === null ? null : ordered(here.begun, shown),
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
  [from, end]: HeatView,
): number | null {
  if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return null;
  const times = columns.slice(from, end).map(({ t }) => t);
  const found = indexByKey(event.key, event.shiftKey, Math.max(0, column - from), times);
  return found === null ? null : from + found;
}

function reveal(box: HTMLElement, [top, bottom]: readonly [number, number]): void {
  const low = box.scrollTop;
  const high = low + box.clientHeight - COVER;
  if (top < low) box.scrollTop = top - (top === 0 ? 0 : HEAD_HEIGHT);
  else if (bottom > high) box.scrollTop = bottom - box.clientHeight + COVER + HEAD_HEIGHT;
}

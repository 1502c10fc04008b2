"use client";

import { type MouseEvent, type RefObject, useMemo } from "react";
import { useLate } from "@/components/ui/use-late";
import type { HeatRows } from "@/lib/domain/board/heat-rows";
import type { HeatSort } from "@/lib/domain/board/heat-sort";
import { followLink } from "./follow-link";
import type { HeatColour } from "./heat-codes";
import type { HeatCount } from "./heat-head";
import { type HeatLayout, type HeatView, rowsOfStop } from "./heat-layout";
import {
  cellWords,
  type HeatColumn,
  type HeatUnit,
  type HeatWordsInput,
  spotOf,
} from "./heat-words";
import { type HeatBrush, useHeatBrush } from "./use-heat-brush";
import { useHeatCanvas } from "./use-heat-canvas";
import { useHeatFolders } from "./use-heat-folders";
import { type HeatCursor, useHeatKeys } from "./use-heat-keys";
import { useHeatTip } from "./use-heat-tip";
import { useScrollWindow } from "./use-scroll-window";

export type HeatmapProps = {
  /** The finding: the map's name. */
  readonly label: string;
  /** Equal slots of time, at most 400, each `columnMs` long. */
  readonly columns: readonly HeatColumn[];
  readonly columnMs: number;
  readonly rows: HeatRows;
  readonly sort: HeatSort;
  readonly colour: HeatColour;
  /** Folders that stand first where the most does. */
  readonly critical: readonly string[];
  /** The part of the columns that is drawn; all of them without it. */
  readonly view?: HeatView | undefined;
  /** The plumb line, epoch ms. */
  readonly asOf: number;
  /** The sum over all files, for the line above the axis. */
  readonly counts: readonly HeatCount[];
  /** Where a file opens. */
  readonly hrefOf: (path: string) => string;
  /** Names of the folders that are open; null for the first one. */
  readonly openFolders: readonly string[] | null;
  /** px. */
  readonly rowHeight: number;
  readonly unit: HeatUnit;
  /** Told of every change, so that a page can keep it in its URL. */
  readonly onOpenFolders: (names: readonly string[]) => void;
  readonly onRowHeight: (height: number) => void;
  /** A span was brushed, epoch ms. */
  readonly onSpan: (from: number, to: number) => void;
};

/** What the map draws and what it listens to. */
export function useHeatmap(props: HeatmapProps, box: RefObject<HTMLElement | null>, id: string) {
  const { columns, columnMs, rows, colour, hrefOf, unit, onRowHeight } = props;
  const whole = useMemo(() => [0, columns.length] as const, [columns.length]);
  const view = props.view ?? whole;
  const { layout, onToggle } = useHeatFolders(props);
  const { top, height, sight } = useScrollWindow(box, layout.height);
  // Rows at other heights or in another order: the names in sight with the cells, those around them behind that frame.
  const isSettled = useLate(layout) === layout;
  const named = isSettled ? { top, height } : sight;
  const canvas = useHeatCanvas({ rows, columns, columnMs, colour, layout, view, top, height });
  const words = useMemo(() => ({ rows, columns, unit, colour }), [rows, columns, unit, colour]);
  const hover = useHeatTip({ canvas, top, layout, view, words });
  const onBrush = ([first, last]: HeatBrush) =>
    props.onSpan(columns[first]?.t ?? 0, (columns[last]?.t ?? 0) + columnMs);
  const brush = useHeatBrush({ canvas, view, onBrush });
  const keys = useHeatKeys({
    ...{ box, layout, rows, columns, view, hrefOf, onToggle, onRowHeight, onBrush },
  });
  const { cursor } = keys;
  const place = useMemo(
    () => (cursor === null ? null : placeOf(cursor, layout, words, { id, view })),
    [cursor, layout, words, id, view],
  );
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const hit = hover.hitOf(event);
    if (hit === null) return;
    if (!hit.block.isOpen) onToggle(hit.block.folder.name);
    else followLink(hrefOf(rows.paths[hit.rows[0] ?? -1] ?? ""));
  };
  return { view, layout, onToggle, top, height, named, canvas, hover, brush, keys, place, onClick };
}

/** The cell that the keyboard stands on, and what it says. */
function placeOf(
  { stop, column }: HeatCursor,
  layout: HeatLayout,
  words: HeatWordsInput,
  { id, view }: { readonly id: string; readonly view: HeatView },
) {
  const rows = rowsOfStop(layout, stop);
  const spot = spotOf(words, rows, column);
  const [row = -1] = rows;
  const said = stop.row === null ? (spot?.words ?? "") : cellWords(words, row, column);
  const columns = words.columns.length;
  return { spot, active: { stop, id: `${id}cell`, column, view, columns, words: said } };
}

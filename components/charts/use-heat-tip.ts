"use client";

import { type PointerEvent, type RefObject, useState } from "react";
import { type HeatLayout, hitColumn, hitRow } from "./heat-layout";
import type { HeatColumn, HeatGroup } from "./heat-model";
import type { HeatTipState } from "./heat-tip";
import { type HeatUnit, spotOf } from "./heat-words";

export type HeatTipInput = {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** px of the layout at the top of the canvas. */
  readonly top: number;
  readonly layout: HeatLayout;
  readonly groups: readonly HeatGroup[];
  readonly columns: readonly HeatColumn[];
  readonly unit: HeatUnit;
};

/** What the pointer hovers. Touch has no hover: there a tap opens the file. */
export function useHeatTip({ canvas, top, layout, groups, columns, unit }: HeatTipInput) {
  const [tip, setTip] = useState<HeatTipState | null>(null);
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const bounds = canvas.current?.getBoundingClientRect();
    if (bounds === undefined || event.pointerType === "touch") return;
    const hit = hitRow(layout, event.clientY - bounds.top + top, groups);
    const x = event.clientX - bounds.left;
    if (hit === null || x < 0 || x > bounds.width) return setTip(null);
    const rows = groups[hit.group]?.rows.slice(...hit.rows) ?? [];
    const spot = spotOf(rows, hitColumn(x, bounds.width, columns.length), { columns, unit });
    setTip(spot && { spot, x: event.clientX, y: event.clientY });
  };
  return { tip, onPointerMove, hideTip: () => setTip(null) };
}

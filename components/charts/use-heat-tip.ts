"use client";

import { type PointerEvent, type RefObject, useState } from "react";
import { type HeatLayout, type HeatView, hitColumn, hitRow } from "./heat-layout";
import type { HeatTipState } from "./heat-tip";
import { type HeatWordsInput, spotOf } from "./heat-words";

export type HeatTipInput = {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** px of the layout at the top of the canvas. */
  readonly top: number;
  readonly layout: HeatLayout;
  readonly view: HeatView;
  readonly words: HeatWordsInput;
};

/** What the pointer hovers. Touch has no hover: there a tap opens the file. */
export function useHeatTip({ canvas, top, layout, view, words }: HeatTipInput) {
  const [tip, setTip] = useState<HeatTipState | null>(null);
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const bounds = canvas.current?.getBoundingClientRect();
    if (bounds === undefined || event.pointerType === "touch") return;
    const hit = hitRow(layout, event.clientY - bounds.top + top);
    const x = event.clientX - bounds.left;
    if (hit === null || x < 0 || x > bounds.width) return setTip(null);
    const spot = spotOf(words, hit.rows, hitColumn(x, bounds.width, view));
    setTip(spot && { spot, x: event.clientX, y: event.clientY });
  };
  return { tip, onPointerMove, hideTip: () => setTip(null) };
}

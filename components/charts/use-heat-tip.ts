"use client";

import { type MouseEvent, type PointerEvent, type RefObject, useState } from "react";
import { type HeatHit, type HeatLayout, type HeatView, hitColumn, hitRow } from "./heat-layout";
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
    const place = placeOf(canvas, event);
    if (place === null || event.pointerType === "touch") return;
    const hit = hitRow(layout, place.y + top);
    if (hit === null || place.x < 0 || place.x > place.width) return setTip(null);
    const spot = spotOf(words, hit.rows, hitColumn(place.x, place.width, view));
    setTip(spot && { spot, x: event.clientX, y: event.clientY });
  };
  /** What a press is on where no link or button is under it: rows that are too thin for a name, and closed folders. */
  const hitOf = (event: MouseEvent<HTMLElement>): HeatHit | null => {
    const place = placeOf(canvas, event);
    const isTaken = event.target instanceof Element && event.target.closest("a, button") !== null;
    return place === null || isTaken ? null : hitRow(layout, place.y + top);
  };
  return { tip, onPointerMove, hitOf, hideTip: () => setTip(null) };
}

/** px from the left and the top of the canvas, and its width. */
function placeOf(canvas: RefObject<HTMLCanvasElement | null>, event: MouseEvent) {
  const bounds = canvas.current?.getBoundingClientRect();
  if (bounds === undefined) return null;
  return {
    x: event.clientX - bounds.left,
    y: event.clientY - bounds.top,
    width: bounds.width,
  };
}

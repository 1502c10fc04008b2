"use client";

import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from "react";
import { type HeatView, hitColumn } from "./heat-layout";

/** px that a press must move before it is a brush and not a click. */
const SLOP = 4;

/** Columns [first, last] that are being brushed. */
export type HeatBrush = readonly [first: number, last: number];

export type HeatBrushInput = {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly view: HeatView;
  readonly onBrush: (brush: HeatBrush) => void;
};

type Press = { readonly x: number; readonly column: number; isBrush: boolean };

/** A span of columns, drawn over the plot by pointer: told when it is let go; Escape drops it. */
export function useHeatBrush({ canvas, view, onBrush }: HeatBrushInput) {
  const [brush, setBrush] = useState<HeatBrush | null>(null);
  const press = useRef<Press>(null);
  const wasBrush = useRef(false);
  const columnAt = (event: PointerEvent): number | null => {
    const bounds = canvas.current?.getBoundingClientRect();
    if (bounds === undefined) return null;
    return hitColumn(event.clientX - bounds.left, bounds.width, view);
  };
  const isOverPlot = (event: PointerEvent): boolean => {
    const bounds = canvas.current?.getBoundingClientRect();
    return bounds !== undefined && event.clientX >= bounds.left && event.clientX < bounds.right;
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    wasBrush.current = false;
    const column = columnAt(event);
    if (event.button !== 0 || column === null || !isOverPlot(event)) return;
    press.current = { x: event.clientX, column, isBrush: false };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const begun = press.current;
    const column = columnAt(event);
    if (begun === null || column === null) return;
    if (!begun.isBrush && Math.abs(event.clientX - begun.x) < SLOP) return;
    if (!begun.isBrush) event.currentTarget.setPointerCapture(event.pointerId);
    begun.isBrush = true;
    setBrush(ordered(begun.column, column));
  };
  const onPointerUp = () => {
    if (press.current?.isBrush && brush !== null) {
      wasBrush.current = true;
      onBrush(brush);
    }
    drop();
  };
  const drop = () => {
    press.current = null;
    setBrush(null);
  };
  // The click that ends a brush would open the row it ends on.
  const onClickCapture = (event: MouseEvent) => {
    if (!wasBrush.current) return;
    wasBrush.current = false;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    brush,
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: drop,
    onClickCapture,
    drop,
  };
}

export function ordered(a: number, b: number): HeatBrush {
  return a <= b ? [a, b] : [b, a];
}

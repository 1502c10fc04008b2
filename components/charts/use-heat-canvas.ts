"use client";

import { type RefObject, useLayoutEffect, useMemo, useRef } from "react";
import { type HeatCodesInput, pressedCodes, raiseCodes } from "./heat-codes";
import type { HeatBlock, HeatLayout, HeatView } from "./heat-layout";
import { inkOf, paintHeat } from "./heat-paint";
import { useCanvasSize } from "./use-canvas-size";
import { pixelOf, usePalette } from "./use-palette";

export type HeatCanvasInput = HeatCodesInput & {
  readonly layout: HeatLayout;
  readonly view: HeatView;
  /** The stretch of the layout that is drawn: what is in sight and half as much again on both sides. */
  readonly top: number;
  readonly height: number;
};

/** Keeps a canvas drawn: after each render, when it is resized, when the theme or the screen's density changes. */
export function useHeatCanvas(input: HeatCanvasInput): RefObject<HTMLCanvasElement | null> {
  const { layout, columns, view, top, height, colour } = input;
  const canvas = useRef<HTMLCanvasElement>(null);
  const image = useRef<ImageData>(null);
  const palette = usePalette();
  const codes = useCodes(input);
  const { width, ratio } = useCanvasSize(canvas);
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    const wide = Math.round(width * ratio);
    const high = Math.round(height * ratio);
    if (!element || !context || palette === null || wide === 0 || high === 0) return;
    if (element.width !== wide) element.width = wide;
    if (element.height !== high) element.height = high;
    if (image.current?.width !== wide || image.current.height !== high)
      image.current = context.createImageData(wide, high);
    const ink = inkOf(palette, colour, pixelOf);
    const scene = {
      layout,
      ...codes,
      columns: columns.length,
      view,
      ink,
      top,
      height,
      ratio,
      wide,
    };
    paintHeat(new Uint32Array(image.current.data.buffer), scene);
    context.putImageData(image.current, 0, 0);
  }, [layout, codes, columns, view, palette, colour, top, width, height, ratio]);
  return canvas;
}

/** Codes of rows and of pressed blocks, made once each; they are what costs when thousands of rows share few pixels. */
function useCodes({ rows, columns, columnMs, colour }: HeatCodesInput) {
  return useMemo(() => {
    const input = { rows, columns, columnMs, colour };
    const known = new Map<number, Uint8Array>();
    const pressed = new WeakMap<readonly number[], Uint8Array>();
    return {
      codesOf: (row: number) => {
        const made = known.get(row) ?? new Uint8Array(columns.length);
        if (!known.has(row)) {
          raiseCodes(input, row, made);
          known.set(row, made);
        }
        return made;
      },
      pressed: (block: HeatBlock) => {
        const made = pressed.get(block.rows) ?? pressedCodes(input, block.rows, block.bodyHeight);
        pressed.set(block.rows, made);
        return made;
      },
    };
  }, [rows, columns, columnMs, colour]);
}

"use client";

import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { HeatLayout } from "./heat-layout";
import { type HeatGroup, type HeatRun, pressRows } from "./heat-model";
import { paintHeat } from "./heat-paint";
import { usePalette } from "./use-palette";

export type HeatCanvasInput = {
  readonly groups: readonly HeatGroup[];
  readonly layout: HeatLayout;
  readonly columns: number;
  /** The stretch of the layout that is drawn: what is in sight and as much again on both sides. */
  readonly top: number;
  readonly height: number;
};

/** Keeps a canvas drawn: after each render, when it is resized, when the theme or the screen's density changes. */
export function useHeatCanvas(input: HeatCanvasInput): RefObject<HTMLCanvasElement | null> {
  const { groups, layout, columns, top, height } = input;
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const pressed = usePressed(groups, columns);
  const { width, ratio } = useCanvasSize(canvas);
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context || palette === null || width === 0) return;
    const wide = Math.round(width * ratio);
    const high = Math.round(height * ratio);
    if (element.width !== wide) element.width = wide;
    if (element.height !== high) element.height = high;
    paintHeat(context, { groups, layout, pressed, columns, palette, top, width, height, ratio });
  }, [groups, layout, pressed, columns, palette, top, width, height, ratio]);
  return canvas;
}

/** Pressed groups, made once per height; they are what costs when thousands of rows share few pixels. */
function usePressed(groups: readonly HeatGroup[], columns: number) {
  return useMemo(() => {
    const made = new Map<string, readonly (readonly HeatRun[])[]>();
    return (group: number, height: number) => {
      const key = `${group} ${height}`;
      const known = made.get(key);
      if (known !== undefined) return known;
      const lines = pressRows(groups[group]?.rows ?? [], height, columns);
      made.set(key, lines);
      return lines;
    };
  }, [groups, columns]);
}

function useCanvasSize(canvas: RefObject<HTMLCanvasElement | null>) {
  const [size, setSize] = useState({ width: 0, ratio: 1 });
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const measure = () =>
      setSize({ width: element.clientWidth, ratio: Math.min(3, window.devicePixelRatio || 1) });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    window.addEventListener("resize", measure);
    measure();
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", measure);
    };
  }, [canvas]);
  return size;
}

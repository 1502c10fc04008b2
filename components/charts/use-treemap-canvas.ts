"use client";

import { type RefObject, useLayoutEffect, useMemo, useRef } from "react";
import type { HeatPalette } from "./heat-paint";
import { type TreemapInput, type TreemapLayout, treemapLayout } from "./treemap-layout";
import { paintTreemap, SHARE_BINS, type TreemapInk } from "./treemap-paint";
import { useCanvasSize } from "./use-canvas-size";
import { pixelOf, usePalette } from "./use-palette";

export type TreemapCanvasInput = {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly paths: readonly string[];
  readonly weights: ArrayLike<number>;
  readonly codes: Uint8Array;
  readonly dir: string;
};

/** Keeps the canvas drawn, and says where files and folders stand on it; null until it is measured. */
export function useTreemapCanvas(input: TreemapCanvasInput): TreemapLayout | null {
  const { canvas, paths, weights, codes, dir } = input;
  const image = useRef<ImageData>(null);
  const palette = usePalette();
  const { width, height, ratio } = useCanvasSize(canvas);
  const layout = useMemo(
    () =>
      width === 0 || height === 0 ? null : knownLayout({ paths, weights, dir, width, height }),
    [paths, weights, dir, width, height],
  );
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context || layout === null || palette === null) return;
    const wide = Math.round(layout.width * ratio);
    const high = Math.round(layout.height * ratio);
    if (element.width !== wide) element.width = wide;
    if (element.height !== high) element.height = high;
    if (image.current?.width !== wide || image.current.height !== high)
      image.current = context.createImageData(wide, high);
    const shown = Uint8Array.from(layout.files, (file) => codes[file] ?? 0);
    const scene = { layout, codes: shown, ink: inkOf(palette), ratio, wide };
    paintTreemap(new Uint32Array(image.current.data.buffer), scene);
    context.putImageData(image.current, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    frameFolders(context, layout, palette);
    nameFiles(context, layout, paths, shown);
  }, [canvas, layout, codes, palette, ratio, paths]);
  return layout;
}

/** Of the same files at the same size: going back to the folder around one lays nothing out again. */
const MOST_KNOWN = 8;
const known = new WeakMap<ArrayLike<number> & object, Map<string, TreemapLayout>>();

function knownLayout(input: TreemapInput): TreemapLayout {
  const { paths, weights, dir, width, height } = input;
  const found = known.get(weights) ?? new Map<string, TreemapLayout>();
  known.set(weights, found);
  const name = JSON.stringify([dir, width, height]);
  const layout = found.get(name) ?? treemapLayout({ paths, weights, dir, width, height });
  // The one asked for last stands last.
  found.delete(name);
  found.set(name, layout);
  const [oldest] = found.keys();
  if (found.size > MOST_KNOWN && oldest !== undefined) found.delete(oldest);
  return layout;
}

function inkOf({ bins, layer, hatch, hair }: HeatPalette): TreemapInk {
  const ramp = [bins[0], ...SHARE_BINS.map((bin) => bins[bin])];
  const css = [layer, layer, layer, ...ramp];
  return {
    pixels: Uint32Array.from(css, (text) => pixelOf(text ?? "")),
    layer: pixelOf(layer),
    hatch: pixelOf(hatch),
    hair: pixelOf(hair),
  };
}

function frameFolders(
  context: CanvasRenderingContext2D,
  { folders }: TreemapLayout,
  { even }: HeatPalette,
): void {
  context.strokeStyle = even;
  context.lineWidth = 1;
  for (const { x0, y0, x1, y1 } of folders)
    context.strokeRect(x0 + 0.5, y0 + 0.5, Math.max(0, x1 - x0 - 1), Math.max(0, y1 - y0 - 1));
}

/** px that a name needs beside it, and the smallest file that may have one. */
const INSET = 5;
const NAMED_HIGH = 18;
const NAMED_WIDE = 40;
/** From this code on a file is so dark, or in the dark theme so light, that its name takes the other ink. */
const STRONG = 7;

/** The names of files that have room for a whole one. */
function nameFiles(
  context: CanvasRenderingContext2D,
  { rects, files }: TreemapLayout,
  paths: readonly string[],
  codes: Uint8Array,
): void {
  const style = getComputedStyle(context.canvas);
  const ink = style.getPropertyValue("--ink").trim();
  const layer = style.getPropertyValue("--layer").trim();
  context.font = `11px ${style.getPropertyValue("--mono").trim() || "monospace"}`;
  context.textBaseline = "middle";
  for (let index = 0; index < files.length; index++) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = rects.subarray(index * 4, index * 4 + 4);
    const code = codes[index] ?? 0;
    if (code === 0 || x1 - x0 < NAMED_WIDE || y1 - y0 < NAMED_HIGH) continue;
    const name = paths[files[index] ?? -1]?.split("/").at(-1) ?? "";
    if (context.measureText(name).width > x1 - x0 - 2 * INSET) continue;
    context.fillStyle = code >= STRONG ? layer : ink;
    context.fillText(name, x0 + INSET, (y0 + y1) / 2);
  }
}

import type { TreemapLayout } from "./treemap-layout";

/** What a file is drawn as. */
export const ABSENT = 0;
const BARE_FILE = 1;
export const UNREAD_FILE = 2;
const CLEAN_FILE = 3;
/** Lower bounds of the shares that are legacy, percent: none, more than none, and so on; the last is all of it. */
export const SHARE_STARTS = [0, 10, 25, 50, 75, 100] as const;
/** Bins of the heat ramp that stand for them. */
export const SHARE_BINS = [1, 2, 3, 4, 5, 7] as const;

/** The code of a file that holds so many imports of the subject, so many of them legacy. */
export function shareCode(imports: number, legacy: number): number {
  if (imports === 0) return BARE_FILE;
  if (legacy === 0) return CLEAN_FILE;
  const percent = (legacy / imports) * 100;
  let bin = 0;
  while (bin + 1 < SHARE_STARTS.length && percent >= (SHARE_STARTS[bin + 1] ?? 0)) bin++;
  return CLEAN_FILE + 1 + bin;
}

export type TreemapInk = {
  /** By code. */
  readonly pixels: Uint32Array;
  readonly layer: number;
  readonly hatch: number;
  readonly hair: number;
};

export type TreemapScene = {
  readonly layout: TreemapLayout;
  /** By index into the layout's files. */
  readonly codes: Uint8Array;
  readonly ink: TreemapInk;
  /** Device pixels per px, and across the canvas. */
  readonly ratio: number;
  readonly wide: number;
};

/** Writes every file into `data`, device pixel by device pixel; a hairline stands between files where there is room for one. */
export function paintTreemap(data: Uint32Array, scene: TreemapScene): void {
  data.fill(0);
  const { files } = scene.layout;
  for (let index = 0; index < files.length; index++) paintFile(data, scene, index);
}

function paintFile(data: Uint32Array, scene: TreemapScene, index: number): void {
  const { layout, ink, ratio, wide } = scene;
  const code = scene.codes[index] ?? ABSENT;
  if (code === ABSENT) return;
  const device = (side: number) => Math.round((layout.rects[index * 4 + side] ?? 0) * ratio);
  const gapped = (from: number, to: number) => (to - from > 3 ? to - 1 : to);
  const [x0, y0] = [device(0), device(1)];
  const box = { x0, y0, x1: gapped(x0, device(2)), y1: gapped(y0, device(3)) };
  if (code === UNREAD_FILE) hatch(data, scene, box);
  else fill(data, wide, box, ink.pixels[code] ?? 0);
  if (code === BARE_FILE) outline(data, wide, box, ink.hair);
}

type Box = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** A loop, for files are a few pixels wide: a call for each line of them costs more. */
function fill(data: Uint32Array, wide: number, { x0, y0, x1, y1 }: Box, pixel: number): void {
  for (let y = y0; y < y1; y++) {
    const end = y * wide + x1;
    for (let at = y * wide + x0; at < end; at++) data[at] = pixel;
  }
}

/** Only where something is left inside: bare files that are smaller stay bare. */
function outline(data: Uint32Array, wide: number, { x0, y0, x1, y1 }: Box, pixel: number): void {
  if (x1 - x0 < 4 || y1 - y0 < 4) return;
  fill(data, wide, { x0, y0, x1, y1: y0 + 1 }, pixel);
  fill(data, wide, { x0, y0: y1 - 1, x1, y1 }, pixel);
  fill(data, wide, { x0, y0, x1: x0 + 1, y1 }, pixel);
  fill(data, wide, { x0: x1 - 1, y0, x1, y1 }, pixel);
}

function hatch(
  data: Uint32Array,
  { wide, ratio, ink }: TreemapScene,
  { x0, y0, x1, y1 }: Box,
): void {
  const period = Math.max(2, Math.round(4 * ratio));
  const thick = Math.max(1, Math.round(ratio));
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++)
      data[y * wide + x] = (x + y) % period < thick ? ink.hatch : ink.layer;
}

import { CAME, CODES, HATCHED, type HeatColour, WENT } from "./heat-codes";
import { blocksIn, type HeatBlock, type HeatLayout, type HeatView, rowsIn } from "./heat-layout";

/** The colours of one theme as CSS writes them: eight bins, what went, what came and went, what the hatch is made of, and lines between. */
export type HeatPalette = {
  readonly bins: readonly string[];
  readonly went: readonly string[];
  readonly even: string;
  readonly layer: string;
  readonly hatch: string;
  readonly hair: string;
};

/** Pixels of each code, as a little-endian machine holds them (every one that runs a browser today). */
export type HeatInk = {
  readonly pixels: Uint32Array;
  readonly layer: number;
  readonly hatch: number;
  /** Codes that fill the lower half of a row only, so that what went differs from what came without colour. */
  readonly isLow: readonly boolean[];
};

export function inkOf(
  palette: HeatPalette,
  colour: HeatColour,
  pixelOf: (css: string) => number,
): HeatInk {
  const { bins, went, even } = palette;
  const ramp = bins.slice(1);
  const changed = [even, ...went, bins[2], bins[4], bins[6]];
  const css = ["", bins[0], "", ...(colour === "change" ? changed : ramp)];
  const isLow = Array.from(
    { length: CODES },
    (_, code) => colour === "change" && code >= WENT && code < CAME,
  );
  return {
    pixels: Uint32Array.from({ length: CODES }, (_, code) => (css[code] ? pixelOf(css[code]) : 0)),
    layer: pixelOf(palette.layer),
    hatch: pixelOf(palette.hatch),
    isLow,
  };
}

export type HeatScene = {
  readonly layout: HeatLayout;
  /** Codes of a row, and of the lines of a closed block. */
  readonly codesOf: (row: number) => Uint8Array;
  readonly pressed: (block: HeatBlock) => Uint8Array;
  readonly columns: number;
  readonly view: HeatView;
  readonly ink: HeatInk;
  /** px of the layout at the top of the canvas; the canvas shows `height` px from there. */
  readonly top: number;
  readonly height: number;
  /** Device pixels per px, and across the canvas. */
  readonly ratio: number;
  readonly wide: number;
};

/**
 * Writes every cell of the scene into `data`, device pixel by device pixel, transparent where a cell is bare. Columns end on
 * whole device pixels, so that neighbours neither overlap nor gape. Pixels cost the same however many cells there are.
 */
export function paintHeat(data: Uint32Array, scene: HeatScene): void {
  const { layout, columns, top, height, ratio } = scene;
  const edges = edgesOf(scene);
  const device = (y: number) => Math.round((y - top) * ratio);
  data.fill(0);
  const [first, end] = blocksIn(layout, top, top + height);
  for (const block of layout.blocks.slice(first, end)) {
    if (block.isOpen) {
      const gap = layout.rowHeight > 2 ? 1 : 0;
      const [from, to] = rowsIn(block, layout.rowHeight, top, top + height);
      for (let index = from; index < to; index++) {
        const y = block.bodyY + index * layout.rowHeight;
        const codes = scene.codesOf(block.rows[index] ?? -1);
        paintLine(data, scene, edges, {
          codes,
          y: device(y),
          end: device(y + layout.rowHeight - gap),
        });
      }
    } else {
      const all = scene.pressed(block);
      for (let line = 0; line < block.bodyHeight; line++) {
        const codes = all.subarray(line * columns, (line + 1) * columns);
        const y = block.bodyY + line;
        paintLine(data, scene, edges, { codes, y: device(y), end: device(y + 1) });
      }
    }
  }
}

/** Device pixels at which the drawn columns begin, and the last one ends. */
function edgesOf({ view: [from, end], wide }: HeatScene): Int32Array {
  return Int32Array.from({ length: end - from + 1 }, (_, index) =>
    Math.round((index / (end - from)) * wide),
  );
}

type Line = { readonly codes: Uint8Array; readonly y: number; readonly end: number };

/** A half is worth drawing from so many device pixels on. */
const HALVED_FROM = 4;

function paintLine(data: Uint32Array, scene: HeatScene, edges: Int32Array, line: Line): void {
  const { wide, ink } = scene;
  const rows = Math.floor(data.length / wide);
  const y = Math.max(0, line.y);
  const end = Math.min(rows, line.end);
  if (end <= y) return;
  const middle = line.end - line.y < HALVED_FROM ? y : Math.max(y, (line.y + line.end) >> 1);
  const special: number[] = [];
  eachRun(line.codes, scene.view, edges, (code, from, to) => {
    const isSpecial = code === HATCHED || (ink.isLow[code] && middle > y);
    if (isSpecial) special.push(code, from, to);
    const plain = code === HATCHED ? ink.layer : (ink.pixels[isSpecial ? 1 : code] ?? 0);
    data.fill(plain, y * wide + from, y * wide + to);
  });
  for (let at = y + 1; at < end; at++) data.copyWithin(at * wide, y * wide, (y + 1) * wide);
  for (let i = 0; i < special.length; i += 3) {
    const [code = 0, from = 0, to = 0] = special.slice(i, i + 3);
    if (code === HATCHED) hatch(data, scene, { from, to, y, end });
    else
      for (let at = Math.min(middle, end); at < end; at++)
        data.fill(ink.pixels[code] ?? 0, at * wide + from, at * wide + to);
  }
}

function eachRun(
  codes: Uint8Array,
  [first, last]: HeatView,
  edges: Int32Array,
  draw: (code: number, from: number, to: number) => void,
): void {
  for (let column = first; column < last; ) {
    const code = codes[column] ?? 0;
    let end = column + 1;
    while (end < last && codes[end] === code) end++;
    if (code !== 0) draw(code, edges[column - first] ?? 0, edges[end - first] ?? 0);
    column = end;
  }
}

type Box = { readonly from: number; readonly to: number; readonly y: number; readonly end: number };

/** 45 degrees, one line in four px. */
function hatch(
  data: Uint32Array,
  { wide, ratio, ink }: HeatScene,
  { from, to, y, end }: Box,
): void {
  const period = Math.max(2, Math.round(4 * ratio));
  const thick = Math.max(1, Math.round(ratio));
  for (let at = y; at < end; at++)
    for (let x = from; x < to; x++) if ((x + at) % period < thick) data[at * wide + x] = ink.hatch;
}

import type { HeatLayout } from "./heat-layout";
import { blocksIn, rowsIn } from "./heat-layout";
import { binOf, type HeatGroup, type HeatRun, UNREADABLE } from "./heat-model";

/** The colours of one theme: eight bins, and what the hatch is made of. */
export type HeatPalette = {
  readonly bins: readonly string[];
  readonly layer: string;
  readonly hatch: string;
};

/** The rows of closed groups, pressed to the height of their block. */
export type Pressed = (group: number, height: number) => readonly (readonly HeatRun[])[];

export type HeatScene = {
  readonly groups: readonly HeatGroup[];
  readonly layout: HeatLayout;
  readonly pressed: Pressed;
  readonly columns: number;
  readonly palette: HeatPalette;
  /** px of the layout at the top of the canvas; the canvas shows `height` px from there. */
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Device pixels per px. */
  readonly ratio: number;
};

/** Draws every cell of the scene. Columns end on whole device pixels, so that neighbours neither overlap nor gape. */
export function paintHeat(context: CanvasRenderingContext2D, scene: HeatScene): void {
  const { groups, layout, pressed, columns, top, width, height, ratio } = scene;
  const fills = fillsOf(context, scene.palette, ratio);
  const edge = (column: number) => Math.round((column / columns) * width * ratio) / ratio;
  const drawRuns = (runs: readonly HeatRun[], y: number, rowHeight: number) => {
    for (const [from, to, value] of runs) {
      if (value !== UNREADABLE && value < 0) continue;
      context.fillStyle = value === UNREADABLE ? fills.hatch : (fills.bins[binOf(value)] ?? "");
      const x = edge(from);
      context.fillRect(x, y, edge(to + 1) - x, rowHeight);
    }
  };
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  for (const block of blocksIn(layout, top, top + height)) {
    if (block.isOpen) {
      const rows = groups[block.group]?.rows ?? [];
      const [first, end] = rowsIn(block, layout.rowHeight, top, top + height);
      const gap = layout.rowHeight > 2 ? 1 : 0;
      for (let index = first; index < end; index += 1) {
        const y = block.bodyY + index * layout.rowHeight - top;
        drawRuns(rows[index]?.cells ?? [], y, layout.rowHeight - gap);
      }
    } else {
      const lines = pressed(block.group, block.bodyHeight);
      lines.forEach((runs, line) => {
        drawRuns(runs, block.bodyY + line - top, 1);
      });
    }
  }
}

type Fills = { readonly bins: readonly string[]; readonly hatch: CanvasPattern | string };

function fillsOf(context: CanvasRenderingContext2D, palette: HeatPalette, ratio: number): Fills {
  const tile = document.createElement("canvas");
  const size = 4 * ratio;
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext("2d");
  if (pen === null) return { bins: palette.bins, hatch: palette.hatch };
  pen.fillStyle = palette.layer;
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = palette.hatch;
  pen.lineWidth = 0.8 * ratio;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift - ratio, size + ratio);
    pen.lineTo(shift + size + ratio, -ratio);
  }
  pen.stroke();
  const pattern = context.createPattern(tile, "repeat");
  // The tile is in device pixels, the context in px.
  pattern?.setTransform(new DOMMatrix().scale(1 / ratio));
  return { bins: palette.bins, hatch: pattern ?? palette.hatch };
}

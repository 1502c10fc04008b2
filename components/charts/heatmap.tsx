"use client";

import { memo, useId, useRef } from "react";
import { useLate } from "@/components/ui/use-late";
import { Plumb, percent } from "./axis";
import { HeatHead } from "./heat-head";
import { HeatLabels } from "./heat-labels";
import type { HeatView } from "./heat-layout";
import { HeatTip } from "./heat-tip";
import { fractionOf } from "./time-axis";
import type { HeatBrush } from "./use-heat-brush";
import { type HeatmapProps, useHeatmap } from "./use-heatmap";

/** Files by time; tens of thousands of rows, of which those near the sight are drawn. */
export const Heatmap = memo(function Heatmap(props: HeatmapProps) {
  const { label, columns, columnMs, rows, asOf, counts, hrefOf } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const map = useHeatmap(props, box, id);
  const { view, layout, top, named, hover, brush, keys, place } = map;
  // Only what each row says of its place among the columns hangs on it.
  const lateColumns = useLate(columns.length);
  const from = columns[view[0]]?.t ?? asOf;
  const to = Math.max(from + 1, (columns[view[1] - 1]?.t ?? asOf) + columnMs);
  return (
    <figure className="chart" aria-label={label}>
      <div
        ref={box}
        role="treegrid"
        aria-label={`Cells: ${label}`}
        aria-describedby={`${id}keys`}
        aria-rowcount={layout.stops + 1}
        aria-colcount={columns.length + 2}
        aria-activedescendant={place?.active.id}
        tabIndex={0}
        onKeyDown={keys.onKeyDown}
        onBlur={keys.onBlur}
        onScroll={hover.hideTip}
        onPointerDown={brush.onPointerDown}
        onPointerMove={(event) => {
          hover.onPointerMove(event);
          brush.onPointerMove(event);
        }}
        onPointerUp={brush.onPointerUp}
        onPointerCancel={brush.onPointerCancel}
        onPointerLeave={hover.hideTip}
        onClickCapture={brush.onClickCapture}
        onClick={map.onClick}
        className="heat-box"
      >
        <HeatHead from={from} to={to} asOf={asOf} counts={counts} columns={columns.length} />
        <div className="relative" style={{ height: layout.height }}>
          <div className="heat-plot" aria-hidden="true">
            <canvas
              ref={map.canvas}
              data-top={top}
              data-height={map.height}
              className="absolute left-0 block w-full"
              style={{ top, height: map.height }}
            />
            <Plumb at={fractionOf(asOf, from, to)} className="heat-plumb" />
            <BrushMark brush={brush.brush ?? keys.brush} view={view} />
          </div>
          <HeatLabels
            {...{ layout, hrefOf }}
            paths={rows.paths}
            now={rows.now}
            columns={lateColumns}
            top={named.top}
            bottom={named.top + named.height}
            onToggle={map.onToggle}
            cursor={place?.active ?? null}
          />
        </div>
      </div>
      <p id={`${id}keys`} className="sr-only">
        {KEYS}
      </p>
      <HeatTip tip={brush.brush === null ? hover.tip : null} spot={place?.spot ?? null} />
    </figure>
  );
});

const KEYS =
  "Arrows move by rows and columns, with Shift by days; Enter opens the file or folder; plus and minus change the height of rows; b begins a span of time, arrows extend it, Enter draws it alone, Escape drops it.";

type BrushMarkProps = { readonly brush: HeatBrush | null; readonly view: HeatView };

function BrushMark({ brush, view: [from, end] }: BrushMarkProps) {
  if (brush === null) return null;
  const [first, last] = brush;
  return (
    <span
      className="heat-brush"
      style={{
        left: percent((first - from) / (end - from)),
        width: percent((last + 1 - first) / (end - from)),
      }}
    />
  );
}

"use client";

import { useId, useMemo, useRef, useState } from "react";
import { Plumb } from "./axis";
import { HeatCursor } from "./heat-cursor";
import { type HeatCount, HeatHead } from "./heat-head";
import { HeatLabels } from "./heat-labels";
import { heatLayout } from "./heat-layout";
import type { HeatColumn, HeatGroup, HeatRow } from "./heat-model";
import { HeatTip } from "./heat-tip";
import type { HeatUnit } from "./heat-words";
import { fractionOf } from "./time-axis";
import { useHeatCanvas } from "./use-heat-canvas";
import { useHeatKeys } from "./use-heat-keys";
import { useHeatTip } from "./use-heat-tip";
import { useScrollWindow } from "./use-scroll-window";

export type HeatmapProps = {
  /** The finding: the map's name. */
  readonly label: string;
  /** Equal slots of time, at most 400. */
  readonly columns: readonly HeatColumn[];
  readonly groups: readonly HeatGroup[];
  /** The plumb line, epoch ms. */
  readonly asOf: number;
  /** The sum over all files, for the line above the axis. */
  readonly counts?: readonly HeatCount[];
  /** Where a file opens, with `{path}` in its place. */
  readonly rowHref: string;
  /** Names of the groups that are open at first; without it the first one. */
  readonly openGroups?: readonly string[];
  /** Told of every change, so that a page can keep it in its URL. */
  readonly onOpenGroups?: (names: readonly string[]) => void;
  readonly unit?: HeatUnit;
};

const VIOLATIONS: HeatUnit = { one: "violation", many: "violations" };
const ROW_HEIGHT = 15;

/** Files by time; thousands of rows, of which only those near the sight are drawn. */
export function Heatmap(props: HeatmapProps) {
  const { label, columns, groups, asOf, counts = [], rowHref, unit = VIOLATIONS } = props;
  const [open, toggle] = useOpenGroups(props);
  const [rowHeight, setRowHeight] = useState(ROW_HEIGHT);
  const box = useRef<HTMLElement>(null);
  const hint = useId();
  const layout = useMemo(() => heatLayout(groups, open, rowHeight), [groups, open, rowHeight]);
  const { top, height } = useScrollWindow(box, layout.height);
  const canvas = useHeatCanvas({ groups, layout, columns: columns.length, top, height });
  const hover = useHeatTip({ canvas, top, layout, groups, columns, unit });
  const hrefOf = (row: HeatRow) => row.href ?? rowHref.replace("{path}", encodePath(row.path));
  const zoom = { rowHeight, setRowHeight };
  const keys = useHeatKeys({ box, layout, groups, columns, hrefOf, toggle, ...zoom });
  const { from, to } = spanOf(columns, asOf);
  return (
    <figure className="chart" aria-label={label}>
      <section
        ref={box}
        aria-label={`Cells: ${label}`}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the map scrolls and is walked with the arrow keys
        tabIndex={0}
        onKeyDown={keys.onKeyDown}
        onBlur={keys.onBlur}
        onScroll={hover.hideTip}
        onPointerMove={hover.onPointerMove}
        onPointerLeave={hover.hideTip}
        className="heat-box"
      >
        <HeatHead from={from} to={to} asOf={asOf} counts={counts} />
        <div className="relative" style={{ height: layout.height }}>
          <div className="heat-plot">
            <canvas
              ref={canvas}
              role="img"
              aria-label={label}
              className="absolute left-0 block w-full"
              style={{ top, height }}
            />
            <Plumb at={fractionOf(asOf, from, to)} className="heat-plumb" />
            {keys.cursor ? (
              <HeatCursor cursor={keys.cursor} layout={layout} columns={columns.length} />
            ) : null}
          </div>
          <HeatLabels
            {...{ groups, layout, top, hrefOf }}
            bottom={top + height}
            onToggle={toggle}
          />
        </div>
      </section>
      <p id={hint} className="sr-only">
        {KEYS}
      </p>
      <HeatTip tip={hover.tip} {...{ keys, groups, columns, unit }} />
    </figure>
  );
}

const KEYS =
  "Arrows move by rows and columns, with Shift by days; Enter opens the file or folder; plus and minus change the height of rows.";

function useOpenGroups({ groups, openGroups, onOpenGroups }: HeatmapProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(openGroups ?? groups.slice(0, 1).map(({ name }) => name)),
  );
  const toggle = (name: string) => {
    const next = new Set(open);
    if (!next.delete(name)) next.add(name);
    setOpen(next);
    onOpenGroups?.([...next]);
  };
  return [open, toggle] as const;
}

/** The time from the first slot to the end of the last; equal slots make it a straight scale. */
function spanOf(columns: readonly HeatColumn[], asOf: number) {
  const from = columns[0]?.t ?? asOf;
  const slot = (columns[1]?.t ?? asOf) - from;
  return { from, to: from + Math.max(1, slot) * Math.max(1, columns.length) };
}

function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

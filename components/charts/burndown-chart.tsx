"use client";

import { lazy, Suspense, useEffect, useId, useState } from "react";
import { PlanMark, Plumb, percent, TimeLabels } from "./axis";
import {
  type BurndownEvent,
  type BurndownGap,
  type BurndownMark,
  type BurndownPoint,
  SIZE,
  stackLayout,
} from "./burndown-model";
import {
  BurndownEnds,
  BurndownEvents,
  BurndownLines,
  BurndownTable,
  BurndownTip,
  tipWords,
} from "./burndown-parts";
import { BurndownStatic } from "./burndown-static";
import { cssVariables } from "./css-variables";
import { followLink } from "./follow-link";
import { type MarkLane, MarkLanes } from "./mark-lanes";
import { fractionOf, timeTicks } from "./time-axis";
import { TimeCursor } from "./time-cursor";

const BurndownAreas = lazy(async () => ({
  default: (await import("./burndown-areas")).BurndownAreas,
}));

export type BurndownChartProps = {
  /** The finding: the chart's name. */
  readonly label: string;
  /** At most 400, ascending. */
  readonly points: readonly BurndownPoint[];
  readonly events?: readonly BurndownEvent[];
  readonly marks?: readonly BurndownMark[];
  readonly gaps?: readonly BurndownGap[];
  /** The plumb line, epoch ms. */
  readonly asOf: number;
  /** The end of the axis where it is not the plumb line: a zoom, outside of which the line is not drawn. */
  readonly until?: number;
  /** px of the whole chart when it is wider than 560 px, and when not. */
  readonly height?: { readonly wide: number; readonly narrow: number };
  /** What is counted, behind the top number. */
  readonly unit?: string;
  /** Where a commit opens, with `{sha}` in its place. */
  readonly commitHref?: string;
  /** What happened beside it, beneath the chart on the same axis. */
  readonly lanes?: readonly MarkLane[];
};

/** Imports of the subject by class over time, one step per commit, stacked on what must go to zero. */
export function BurndownChart({
  label,
  points,
  events = [],
  marks = [],
  gaps = [],
  asOf,
  until = asOf,
  height = SIZE,
  unit = "imports",
  commitHref,
  lanes = [],
}: BurndownChartProps) {
  const prefix = `burndown${useId().replaceAll(/[^a-zA-Z0-9]/g, "")}`;
  const layout = stackLayout({ points, events, asOf: until, height: height.wide });
  const { from, to, axis, head } = layout;
  const at = (t: number) => fractionOf(t, from, to);
  const scale = { points, from, to, top: axis.top };
  return (
    <figure className="chart" aria-label={label}>
      <div
        className="burndown"
        style={cssVariables({
          "--wide": `${height.wide}px`,
          "--narrow": `${height.narrow}px`,
          "--head-wide": `${head.wide}px`,
          "--head-narrow": `${head.narrow}px`,
        })}
      >
        <div className="burndown-plot">
          <BurndownLines axis={axis} unit={unit} />
          <div role="img" aria-label={label} className="absolute inset-0">
            <BurndownDrawing {...scale} prefix={prefix} />
          </div>
          {gaps.map((gap) => (
            <span
              key={gap.from}
              title={gap.reason}
              className="hatched absolute inset-y-0"
              style={{ left: percent(at(gap.from)), width: percent(at(gap.to) - at(gap.from)) }}
            />
          ))}
          {marks.map((mark) =>
            mark.t < from || mark.t > to ? null : (
              <PlanMark key={mark.t} at={at(mark.t)} label={mark.label} />
            ),
          )}
          <BurndownEvents {...layout} />
          <span className="absolute inset-x-0 bottom-0 border-t border-ink-4" />
          {asOf > to ? null : <Plumb at={at(asOf)} className="-top-1.5 -bottom-0.5" />}
          <TimeCursor
            label={`Commits: ${label}`}
            times={points.map(({ t }) => t)}
            from={from}
            to={to}
            valueText={(index) => tipWords(points[index])}
            tooltip={(index) => <BurndownTip point={points[index]} />}
            {...(commitHref === undefined
              ? {}
              : {
                  onOpen: (index) =>
                    followLink(commitHref.replace("{sha}", points[index]?.sha ?? "")),
                })}
          />
          <TimeLabels
            ticks={timeTicks(from, to)}
            className="absolute inset-x-0 top-full mt-[5px]"
          />
          <BurndownEnds ends={layout.ends} />
        </div>
      </div>
      <MarkLanes lanes={lanes} from={from} to={to} />
      <BurndownTable label={label} points={points} />
    </figure>
  );
}

type DrawingProps = {
  readonly points: readonly BurndownPoint[];
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly prefix: string;
};

/** The server's drawing until Recharts has drawn the same. */
function BurndownDrawing({ prefix, ...scale }: DrawingProps) {
  const [isMounted, setMounted] = useState(false);
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => setMounted(true), []);
  return (
    <>
      <div className={isDrawn ? "hidden print:block" : ""}>
        <BurndownStatic {...scale} prefix={prefix} />
      </div>
      {isMounted ? (
        <Suspense>
          <div aria-hidden="true" className="absolute inset-0 print:hidden">
            <BurndownAreas {...scale} prefix={`${prefix}-live`} onDrawn={() => setDrawn(true)} />
          </div>
        </Suspense>
      ) : null}
    </>
  );
}

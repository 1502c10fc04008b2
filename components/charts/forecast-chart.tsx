"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { formatCount, formatDate } from "@/components/ui/format";
import { PlanMark, Plumb, TimeLabels } from "./axis";
import { BurndownLines } from "./burndown-parts";
import { type CountPoint, type FanPoint, fanLayout } from "./forecast-model";
import { type ForecastDrawingProps, ForecastStatic } from "./forecast-static";
import { fractionOf, timeTicks } from "./time-axis";
import { TimeCursor } from "./time-cursor";

const ForecastAreas = lazy(async () => ({
  default: (await import("./forecast-areas")).ForecastAreas,
}));

export type ForecastChartProps = {
  /** The finding: the chart's name. */
  readonly label: string;
  readonly counts: readonly CountPoint[];
  readonly fan: readonly FanPoint[];
  /** Where the fan begins, epoch ms. */
  readonly from: number;
  /** A day that is marked, epoch ms, and its word. */
  readonly target: { readonly t: number; readonly label: string } | null;
};

/** Legacy imports up to a moment, and the range of what may become of them: 212 px high at any width. */
export function ForecastChart({ label, counts, fan, from, target }: ForecastChartProps) {
  const layout = fanLayout({ counts, fan, from, until: shownUntil(fan, from, target?.t ?? null) });
  const at = (t: number) => fractionOf(t, layout.from, layout.to);
  const points: readonly (CountPoint | FanPoint)[] = [...counts, ...fan];
  return (
    <figure className="chart" aria-label={label}>
      <div className="relative mt-5 mb-6 h-[186px]">
        <BurndownLines axis={layout.axis} unit="legacy" />
        <div role="img" aria-label={label} className="absolute inset-0">
          <ForecastDrawing counts={counts} layout={layout} />
        </div>
        {target === null || target.t > layout.to || target.t < layout.from ? null : (
          <PlanMark at={at(target.t)} label={target.label} />
        )}
        <span className="absolute inset-x-0 bottom-0 border-t border-ink-4" />
        <Plumb at={at(from)} className="-top-1.5 -bottom-0.5" />
        <TimeCursor
          label={`Days: ${label}`}
          times={points.map(({ t }) => t)}
          from={layout.from}
          to={layout.to}
          valueText={(index) => pointWords(points[index])}
          tooltip={(index) => <ForecastTip point={points[index]} />}
        />
        <TimeLabels
          ticks={timeTicks(layout.from, layout.to)}
          className="absolute inset-x-0 top-full mt-[5px]"
        />
      </div>
    </figure>
  );
}

/** The target is on the axis unless it would take most of it. */
function shownUntil(fan: readonly FanPoint[], from: number, target: number | null): number | null {
  const end = fan.at(-1)?.t;
  if (target === null || end === undefined || target > from + 2 * (end - from)) return null;
  return target;
}

/** The server's drawing until Recharts has drawn the same. */
function ForecastDrawing(props: ForecastDrawingProps) {
  const [isMounted, setMounted] = useState(false);
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => setMounted(true), []);
  return (
    <>
      <div className={isDrawn ? "hidden print:block" : ""}>
        <ForecastStatic {...props} />
      </div>
      {isMounted ? (
        <Suspense>
          <div aria-hidden="true" className="absolute inset-0 print:hidden">
            <ForecastAreas {...props} onDrawn={() => setDrawn(true)} />
          </div>
        </Suspense>
      ) : null}
    </>
  );
}

function rowsOf(point: CountPoint | FanPoint): readonly (readonly [string, string])[] {
  if ("count" in point) return [["Legacy", formatCount(point.count)]];
  const range = ([low, high]: readonly [number, number]) =>
    `${formatCount(low)} to ${formatCount(high)}`;
  return [
    ["Median", formatCount(point.median)],
    ["50%", range(point.bands[50])],
    ["85%", range(point.bands[85])],
    ["95%", range(point.bands[95])],
  ];
}

function ForecastTip({ point }: { readonly point: CountPoint | FanPoint | undefined }) {
  if (point === undefined) return null;
  return (
    <>
      <span className="block text-ink-3">
        {formatDate(point.t)}
        {"count" in point ? "" : ", simulated"}
      </span>
      {rowsOf(point).map(([word, value]) => (
        <span key={word} className="flex items-center gap-1.5">
          {word}
          <b className="ml-auto pl-4">{value}</b>
        </span>
      ))}
    </>
  );
}

/** The tooltip as a sentence. */
function pointWords(point: CountPoint | FanPoint | undefined): string {
  if (point === undefined) return "";
  const rows = rowsOf(point).map(([word, value]) => `${word} ${value}`);
  return `${formatDate(point.t)}${"count" in point ? "" : ", simulated"}: ${rows.join(", ")}`;
}

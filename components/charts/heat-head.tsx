import { memo } from "react";
import { formatCount, formatMoment } from "@/components/ui/format";
import { Plumb, percent, TimeLabels } from "./axis";
import { gridCell, gridRow } from "./grid-roles";
import { stepArea, stepLine } from "./step-path";
import { fractionOf, timeTicks } from "./time-axis";

/** The count from `t` on, epoch ms. */
export type HeatCount = { readonly t: number; readonly value: number };

export type HeatHeadProps = {
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
  /** The sum over all files, drawn above the axis. */
  readonly counts: readonly HeatCount[];
  /** How many columns of time the grid has. */
  readonly columns: number;
};

/** The head of the map: the count over time, the axis, and the names of the outer columns. */
export const HeatHead = memo(function HeatHead(props: HeatHeadProps) {
  const { from, to, asOf, counts: all, columns } = props;
  const counts = all.filter(({ t }) => t >= from && t < to);
  const most = Math.max(1, ...counts.map(({ value }) => value));
  const points = counts.map(({ t, value }) => ({ x: fractionOf(t, from, to), y: value / most }));
  const peak = counts.find(({ value }) => value === most);
  const peakAt = peak === undefined ? 0 : fractionOf(peak.t, from, to);
  return (
    <div {...gridRow({ index: 1 })} className="heat-grid heat-head">
      <span {...gridCell("columnheader", 1)} className="self-end pb-1.5 pl-3 text-label text-ink-3">
        Folder, files
      </span>
      <div className="relative h-[58px]" aria-hidden="true">
        <svg
          aria-hidden="true"
          focusable="false"
          viewBox="0 0 1000 1000"
          preserveAspectRatio="none"
          className="absolute inset-x-0 top-[17px] h-[21px] w-full overflow-visible"
        >
          <path d={stepArea(points)} fill="var(--heat-2)" opacity=".55" />
          <path
            d={stepLine(points)}
            fill="none"
            stroke="var(--heat-5)"
            strokeWidth="1.25"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {peak === undefined ? null : (
          <span
            className="absolute top-0 text-axis whitespace-nowrap text-ink-2"
            style={
              peakAt > 0.5
                ? { right: percent(1 - peakAt), marginRight: 8 }
                : { left: percent(peakAt), marginLeft: 8 }
            }
          >
            {formatCount(most)} on {formatMoment(peak.t, asOf)}
          </span>
        )}
        <TimeLabels ticks={timeTicks(from, to)} className="absolute inset-x-0 bottom-[18px]" />
        <Plumb at={fractionOf(asOf, from, to)} className="top-0.5 bottom-[18px]" />
      </div>
      <span
        {...gridCell("columnheader", columns + 2)}
        className="self-end pr-3.5 pb-1.5 text-right text-label text-ink-3 max-tablet:pr-2"
      >
        Now
      </span>
    </div>
  );
});

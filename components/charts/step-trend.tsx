import { formatCount } from "@/components/ui/format";
import { percent, TimeLabels } from "./axis";
import { stepArea, stepLine } from "./step-path";
import { axisStart, fractionOf, timeTicks } from "./time-axis";
import { valueAxis } from "./value-axis";

export type StepTrendProps = {
  /** Said to readers; the numbers stand in a table beside it. */
  readonly label: string;
  /** In order of time; `t` in epoch ms. */
  readonly points: readonly { readonly t: number; readonly value: number }[];
};

/** One count over time, each value until the next: 132 px high at any width, the same on the server and without scripts. */
export function StepTrend({ label, points }: StepTrendProps) {
  const to = points.at(-1)?.t ?? 0;
  const from = axisStart(points[0]?.t ?? 0, to);
  const axis = valueAxis(Math.max(0, ...points.map(({ value }) => value)));
  const line = points.map(({ t, value }) => ({
    x: fractionOf(t, from, to),
    y: value / axis.top,
  }));
  return (
    <figure className="chart" aria-label={label}>
      <div className="relative mt-3.5 mb-6 h-[108px]">
        {axis.lines.map((value) => (
          <span
            key={value}
            aria-hidden="true"
            className="absolute inset-x-0 border-t border-grid"
            style={{ top: percent(1 - value / axis.top) }}
          >
            <span className="chart-value">{formatCount(value)}</span>
          </span>
        ))}
        <svg
          role="img"
          aria-label={label}
          focusable="false"
          viewBox="0 0 1000 1000"
          preserveAspectRatio="none"
          className="absolute inset-0 h-full w-full overflow-visible text-broken"
        >
          <path d={stepArea(line)} fill="currentColor" fillOpacity="0.12" />
          <path
            d={stepLine(line)}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        <span className="absolute inset-x-0 bottom-0 border-t border-ink-4" />
        <TimeLabels ticks={timeTicks(from, to)} className="absolute inset-x-0 top-full mt-[5px]" />
      </div>
    </figure>
  );
}

import type { TimeTick } from "./time-axis";

export type TimeLabelsProps = { readonly ticks: readonly TimeTick[]; readonly className?: string };

/** The labels of a time axis, placed in percents; charts.css shows those that fit the chart's width. */
export function TimeLabels({ ticks, className = "" }: TimeLabelsProps) {
  return (
    <div aria-hidden="true" className={`pointer-events-none ${className}`}>
      {ticks.map(({ t, at, label, on }) => (
        <span
          key={t}
          data-slim={on.includes("slim") || undefined}
          data-narrow={on.includes("narrow") || undefined}
          data-medium={on.includes("medium") || undefined}
          data-wide={on.includes("wide") || undefined}
          data-edge={at < 0.04 || undefined}
          className="chart-tick"
          style={{ left: percent(at) }}
        >
          {label}
        </span>
      ))}
    </div>
  );
}

export type PlumbProps = {
  /** 0 to 1 along the axis. */
  readonly at: number;
  readonly className?: string;
};

/** The plumb line with its bob: the moment that the page is read at. */
export function Plumb({ at, className = "" }: PlumbProps) {
  return (
    <span aria-hidden="true" className={`chart-plumb ${className}`} style={{ left: percent(at) }} />
  );
}

export type PlanMarkProps = {
  readonly at: number;
  readonly label: string;
  /** Puts the label after the line where there is no room before it. */
  readonly className?: string;
};

/** A dotted line with a word: where the plan starts. */
export function PlanMark({ at, label, className = "" }: PlanMarkProps) {
  return (
    <span
      aria-hidden="true"
      data-side={at < 0.2 ? "after" : "before"}
      className={`chart-mark ${className}`}
      style={{ left: percent(at) }}
    >
      <span>{label}</span>
    </span>
  );
}

/** A share of the width as CSS, short enough for hundreds of marks. */
export function percent(fraction: number): string {
  return `${Math.round(fraction * 100_000) / 1000}%`;
}

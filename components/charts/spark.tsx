import { stepArea, stepLine } from "./step-path";
import { fractionOf } from "./time-axis";

export type SparkProps = {
  /** Said to readers: from what to what. */
  readonly label: string;
  /** Ascending, epoch ms. */
  readonly points: readonly { readonly t: number; readonly value: number }[];
  /** The end of the axis; the last value holds until then. */
  readonly to?: number;
  readonly className?: string;
};

/** A step line without axes, for a row of a list; as wide as it is given. */
export function Spark({ label, points, to, className = "h-5 w-24" }: SparkProps) {
  const from = points[0]?.t ?? 0;
  const end = to ?? points.at(-1)?.t ?? 0;
  const most = Math.max(1, ...points.map(({ value }) => value));
  const places = points.map(({ t, value }) => ({ x: fractionOf(t, from, end), y: value / most }));
  return (
    <span role="img" aria-label={label} className={`inline-block ${className}`}>
      <svg
        aria-hidden="true"
        focusable="false"
        viewBox="0 0 1000 1000"
        preserveAspectRatio="none"
        className="h-full w-full overflow-visible"
      >
        <path d={stepArea(places)} fill="var(--ink)" opacity=".07" />
        <path
          d={stepLine(places)}
          fill="none"
          stroke="var(--ink-3)"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </span>
  );
}

import { type BurndownPoint, cumulative } from "./burndown-model";
import { STACK_ORDER } from "./class-marks";
import { ClassPatterns, stackFill } from "./class-patterns";
import { stepArea, stepLine } from "./step-path";
import { fractionOf } from "./time-axis";

export type BurndownStaticProps = {
  readonly points: readonly BurndownPoint[];
  readonly from: number;
  readonly to: number;
  readonly top: number;
  /** Unique on the page: names clips and patterns. */
  readonly prefix: string;
};

/**
 * The areas without a script, at a width that is not known: a clip in units of its box stretches with the plot while
 * the patterns keep their size.
 */
export function BurndownStatic({ points, from, to, top, prefix }: BurndownStaticProps) {
  const edges = points.map((point) => cumulative(point, top));
  const layers = STACK_ORDER.map((of, index) => ({
    of,
    line: points.map((point, at) => ({
      x: fractionOf(point.t, from, to),
      y: edges[at]?.[index] ?? 0,
    })),
  })).reverse();
  return (
    <div aria-hidden="true" className="absolute inset-0">
      <svg aria-hidden="true" focusable="false" className="absolute inset-0 h-full w-full">
        <ClassPatterns prefix={prefix} />
        <defs>
          {layers.map(({ of, line }) => (
            <clipPath key={of} id={`${prefix}-clip-${of}`} clipPathUnits="objectBoundingBox">
              <path transform="scale(.001)" d={stepArea(line)} />
            </clipPath>
          ))}
        </defs>
        {layers.map(({ of }) => (
          <rect
            key={of}
            width="100%"
            height="100%"
            fill={stackFill(of, prefix)}
            clipPath={`url(#${prefix}-clip-${of})`}
          />
        ))}
      </svg>
      <svg
        aria-hidden="true"
        focusable="false"
        viewBox="0 0 1000 1000"
        preserveAspectRatio="none"
        className="absolute inset-0 h-full w-full"
      >
        {layers.map(({ of, line }) => (
          <path
            key={of}
            d={stepLine(line)}
            fill="none"
            stroke="var(--layer)"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
    </div>
  );
}

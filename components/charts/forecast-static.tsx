import { bandPath, type CountPoint, type FanLayout, medianPath, SHARES } from "./forecast-model";
import { stepLine } from "./step-path";
import { fractionOf } from "./time-axis";

export type ForecastDrawingProps = {
  readonly counts: readonly CountPoint[];
  readonly layout: FanLayout;
};

/** Opacity of one band; they lie over each other, so the middle is darkest. */
export const BAND_OPACITY = 0.1;

/** The forecast without a script, at a width that is not known. */
export function ForecastStatic({ counts, layout }: ForecastDrawingProps) {
  const { from, to, axis, fan } = layout;
  const line = counts.map(({ t, count }) => ({ x: fractionOf(t, from, to), y: count / axis.top }));
  const end = line.at(-1)?.x ?? 0;
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 1000 1000"
      preserveAspectRatio="none"
      className="absolute inset-0 h-full w-full overflow-visible"
    >
      {fan.length === 0
        ? null
        : SHARES.map((share) => (
            <path
              key={share}
              d={bandPath(layout, share)}
              fill="var(--ink)"
              fillOpacity={BAND_OPACITY}
            />
          ))}
      {fan.length === 0 ? null : (
        <path
          d={medianPath(layout)}
          fill="none"
          stroke="var(--ink)"
          strokeDasharray="4 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
      <path
        d={stepLine(line).replace(/H1000$/, `H${end * 1000}`)}
        fill="none"
        stroke="var(--legacy)"
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

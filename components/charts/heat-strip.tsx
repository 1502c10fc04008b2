import { inWords } from "@/lib/domain/words";
import { HEAT_STEPS, heatStep } from "./heat-step";

export type HeatStripProps = {
  /** What it proves, for readers. */
  readonly label: string;
  /** One value a column, in order of time; none draws nothing, and neither does null: nobody had looked. */
  readonly values: readonly (number | null)[];
  /** The value of the strongest step, so that strips beside each other share a scale. */
  readonly most: number;
};

/** A row of the heat map in the space of a few words: one cell a column, stronger in colour where more stands. */
export function HeatStrip({ label, values, most }: HeatStripProps) {
  if (values.length === 0) return <span className="text-ink-3">–</span>;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${values.length} 1`}
      preserveAspectRatio="none"
      focusable="false"
      className="block h-4 w-full min-w-24"
    >
      <title>{label}</title>
      {runsOf(values).map(({ from, to, value }) => (
        <rect
          key={from}
          x={from}
          y={0}
          width={to - from}
          height={1}
          fill={`var(--heat-${heatStep(value, most)})`}
        >
          <title>{`${inWords(value)} standing`}</title>
        </rect>
      ))}
    </svg>
  );
}

/** The steps with their words, for a legend. */
export function HeatStripLegend({ most }: { readonly most: number }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="inline-flex" aria-hidden="true">
        {HEAT_STEPS.map((step) => (
          <span
            key={step}
            className="inline-block h-2.5 w-3"
            style={{ background: `var(--heat-${step})` }}
          />
        ))}
      </span>
      none to {inWords(most)} in one file
    </span>
  );
}

type Run = { readonly from: number; readonly to: number; readonly value: number };

/** Neighbours of one value are one cell. */
function runsOf(values: readonly (number | null)[]): Run[] {
  const runs: Run[] = [];
  for (const [at, value] of values.entries()) {
    const last = runs.at(-1);
    if (value === null) continue;
    if (last !== undefined && last.value === value && last.to === at) {
      runs[runs.length - 1] = { ...last, to: at + 1 };
    } else runs.push({ from: at, to: at + 1, value });
  }
  return runs;
}

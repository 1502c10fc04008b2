import { AGE_STARTS, BIN_STARTS, CHANGE_STARTS, type HeatColour } from "./heat-codes";

export type HeatLegendProps = {
  readonly colour: HeatColour;
  /** What the ramp counts: "Violations". */
  readonly unit: string;
  /** What a bare cell says; with it no cell is ever unreadable. */
  readonly bare?: string;
};

type Step = { readonly label: string; readonly fill: string; readonly isLow?: boolean };

/** The bins with their lower bounds, and the two absences that are not zero. */
export function HeatLegend({ colour, unit, bare }: HeatLegendProps) {
  const { label, steps } = LEGENDS[colour](unit);
  return (
    <>
      <span>{label}</span>
      <span className="flex">
        {steps.map((step) => (
          <span
            key={step.label}
            className="min-w-[26px] text-center text-axis whitespace-nowrap text-ink-3"
          >
            <span
              className="block h-3"
              style={{
                background: step.isLow
                  ? `linear-gradient(var(--heat-0) 50%, ${step.fill} 50%)`
                  : step.fill,
              }}
            />
            <span className="px-1">{step.label}</span>
          </span>
        ))}
      </span>
      {bare === undefined ? (
        <span className="inline-flex items-center gap-1.5">
          <span className="fill-unknown block h-3 w-[18px] border border-hair" />
          not readable: unknown
        </span>
      ) : null}
      <span className="inline-flex items-center gap-1.5">
        <span className="block h-3 w-[18px] border border-hair bg-layer" />
        {bare ?? "no import of the subject"}
      </span>
    </>
  );
}

const heat = (bin: number) => `var(--heat-${bin})`;
const AGE_WORDS = ["< 1 d", "1 d", "7 d", "30 d", "90 d", "180 d", "1 y +"] as const;
const WENT_SHARES = [40, 70, 100] as const;

const LEGENDS: Readonly<
  Record<HeatColour, (unit: string) => { readonly label: string; readonly steps: readonly Step[] }>
> = {
  violations: (unit) => ({
    label: `${unit} in a file`,
    steps: BIN_STARTS.map((start, bin) => ({
      label: `${start}${bin === BIN_STARTS.length - 1 ? " +" : ""}`,
      fill: heat(bin),
    })),
  }),
  age: (unit) => ({
    label: `Age of the oldest of the ${unit.toLowerCase()}`,
    steps: [
      { label: "none", fill: heat(0) },
      ...AGE_STARTS.map((_, bin) => ({ label: AGE_WORDS[bin] ?? "", fill: heat(bin + 1) })),
    ],
  }),
  change: (unit) => ({
    label: `${unit} that came or went`,
    steps: [
      ...CHANGE_STARTS.map((start, bin) => ({
        label: `−${start}${bin === 2 ? " +" : ""}`,
        fill: `color-mix(in srgb, var(--canonical) ${WENT_SHARES[bin]}%, var(--layer))`,
        isLow: true,
      })).reverse(),
      { label: "0", fill: heat(0) },
      { label: "as many", fill: "var(--ink-4)" },
      ...CHANGE_STARTS.map((start, bin) => ({
        label: `+${start}${bin === 2 ? " +" : ""}`,
        fill: heat((bin + 1) * 2),
      })),
    ],
  }),
};

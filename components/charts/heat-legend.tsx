import { BIN_STARTS } from "./heat-model";

export type HeatLegendProps = {
  /** What the ramp counts: "Violations in a file". */
  readonly label?: string;
};

/** The eight bins with their lower bounds, and the two absences that are not zero. */
export function HeatLegend({ label = "Violations in a file" }: HeatLegendProps) {
  return (
    <>
      <span>{label}</span>
      <span className="flex">
        {BIN_STARTS.map((start, bin) => (
          <span key={start} className="w-[26px] text-center text-axis text-ink-3">
            <span className="block h-3" style={{ background: `var(--heat-${bin})` }} />
            {start}
            {bin === BIN_STARTS.length - 1 ? " +" : ""}
          </span>
        ))}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span className="fill-unknown block h-3 w-[18px] border border-hair" />
        not readable: unknown
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span className="block h-3 w-[18px] border border-hair bg-layer" />
        no import of the subject
      </span>
    </>
  );
}

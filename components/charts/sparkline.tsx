import { StepDrawing } from "./step-drawing";

type SparklineProps = {
  /** Values at the ends of equal columns; one column and none draw nothing, and neither does null: nobody had looked. */
  readonly values: readonly (number | null)[];
  /** The value at the top, so that lines beside each other share a scale; the highest of its own where absent. */
  readonly most?: number;
  /** What it proves, for readers. */
  readonly label: string;
};

/** A quiet step line over the commits of a line, in the space of a word. */
export function Sparkline({ values, most, label }: SparklineProps) {
  if (values.length < 2) return <span className="text-ink-3">–</span>;
  const top = Math.max(1, most ?? 0, ...values.map((value) => value ?? 0));
  const points = values.flatMap((value, index) =>
    value === null ? [] : [{ x: index / values.length, y: value / top }],
  );
  return (
    <StepDrawing points={points} label={label} className="inline-block h-5 w-24 align-middle" />
  );
}

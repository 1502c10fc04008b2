import { type StepPoint, stepArea, stepLine } from "./step-path";

type StepDrawingProps = {
  /** Both 0 to 1, `y` from below. */
  readonly points: readonly StepPoint[];
  readonly className: string;
  /** What it proves, for readers; without it the drawing is hidden from them. */
  readonly label?: string;
};

/** A quiet step line over its area, stretched to the box that it is given. */
export function StepDrawing({ points, className, label }: StepDrawingProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
      viewBox="0 0 1000 1000"
      preserveAspectRatio="none"
      focusable="false"
      className={`overflow-visible ${className}`}
    >
      <path d={stepArea(points)} fill="var(--ink)" opacity=".07" />
      <path
        d={stepLine(points)}
        fill="none"
        stroke="var(--ink-3)"
        strokeWidth="1"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

import { PlanMark, Plumb, percent } from "@/components/charts/axis";
import { StepDrawing } from "@/components/charts/step-drawing";
import { fractionOf } from "@/components/charts/time-axis";
import type { Strip } from "./types";

export type StripDrawingProps = {
  readonly strip: Strip;
  readonly from: number;
  readonly to: number;
  /** The plumb line, 0 to 1. */
  readonly at: number;
};

/** The count as a quiet step area; what lies after the plumb line is paler. */
export function StripDrawing({ strip, from, to, at }: StripDrawingProps) {
  const most = Math.max(1, ...strip.steps.map((step) => step.count));
  const points = strip.steps.map(({ t, count }) => ({
    x: fractionOf(t, from, to),
    y: count / most,
  }));
  return (
    <div aria-hidden="true">
      <div className="absolute inset-x-0 top-2 bottom-4 max-tablet:top-1 max-tablet:bottom-[3px]">
        <StepDrawing points={points} className="absolute inset-0 h-full w-full" />
        <span
          className="absolute -top-1 -bottom-px bg-layer opacity-60"
          style={{ left: percent(at), right: 0 }}
        />
      </div>
      {strip.planStartsAt === null || strip.planStartsAt < from ? null : (
        <PlanMark
          at={fractionOf(strip.planStartsAt, from, to)}
          label="plan starts"
          className="top-1.5 bottom-4 max-tablet:hidden"
        />
      )}
      <Plumb at={at} className="top-1 bottom-[15px] max-tablet:top-0.5 max-tablet:bottom-0.5" />
    </div>
  );
}

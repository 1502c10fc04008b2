const MOST_LINES = 5;
const FACTORS = [1, 2, 2.5, 5] as const;

export type ValueAxis = {
  /** The value at the top of the plot; a multiple of the step, never 0. */
  readonly top: number;
  /** Values with a hairline, the base left out. */
  readonly lines: readonly number[];
};

/** Round numbers up to the largest value, at most five of them; whole steps for counts. */
export function valueAxis(most: number): ValueAxis {
  const step = stepFor(Math.max(1, most));
  const count = Math.max(1, Math.ceil(Math.max(1, most) / step));
  return {
    top: count * step,
    lines: Array.from({ length: count }, (_, index) => (index + 1) * step),
  };
}

function stepFor(most: number): number {
  for (let power = 1; ; power *= 10) {
    const factor = FACTORS.find(
      (one) => Number.isInteger(one * power) && most <= one * power * MOST_LINES,
    );
    if (factor !== undefined) return factor * power;
  }
}

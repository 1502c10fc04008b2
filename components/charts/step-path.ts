/** A point of a step line: `x` from 0 to 1 along the axis, `y` from 0 (base) to 1 (top). */
export type StepPoint = { readonly x: number; readonly y: number };

/**
 * Path data of a step line (each value holds until the next point) in a box of `scale` x `scale`, y downwards. Points
 * that change nothing at that resolution are left out.
 */
export function stepLine(points: readonly StepPoint[], scale = 1000): string {
  const [first] = points;
  if (first === undefined) return "";
  let path = `M${round(first.x, scale)} ${round(1 - first.y, scale)}`;
  let last = round(1 - first.y, scale);
  for (const { x, y } of points) {
    const next = round(1 - y, scale);
    if (next === last) continue;
    path += `H${round(x, scale)}V${next}`;
    last = next;
  }
  return `${path}H${scale}`;
}

/** The area between the step line and the base of its box. */
export function stepArea(points: readonly StepPoint[], scale = 1000): string {
  const [first] = points;
  if (first === undefined) return "";
  return `${stepLine(points, scale)}V${scale}H${round(first.x, scale)}z`;
}

function round(value: number, scale: number): number {
  return Math.round(value * scale * 100) / 100;
}

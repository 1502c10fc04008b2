export const HEAT_STEPS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** The colour step of a count: 0 for none, 7 for the most; on a logarithmic scale, so that few is told from none. */
export function heatStep(value: number, most: number): number {
  if (value <= 0) return 0;
  if (most <= 1) return 7;
  const share = Math.log(Math.min(value, most)) / Math.log(most);
  return 1 + Math.round(share * 6);
}

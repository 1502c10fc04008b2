import type { Share } from "./forecast";
import { HORIZON } from "./simulate";

const POINTS = 60;

/**
 * Days ahead at which a chart shows counts: up to the last date said, or a tenth further than the target where that is not
 * much later; at most three times as far as half of the runs take, so that what is near stays legible.
 */
export function fanDays(
  days: Readonly<Record<Share, number | null>>,
  target: number | null,
): number[] {
  const half = days[50] ?? HORIZON;
  const said = Math.min(days[95] ?? days[85] ?? HORIZON, half * 3);
  const wanted = target !== null && target > 0 && target < said * 2 ? Math.ceil(target * 1.1) : 0;
  const last = Math.min(HORIZON, Math.max(POINTS / 4, said, wanted));
  const found = new Set<number>();
  for (let at = 1; at <= POINTS; at++) found.add(Math.max(1, Math.round((last * at) / POINTS)));
  return [...found];
}

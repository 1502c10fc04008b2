import { BARE, UNREADABLE } from "./heat-row";
import type { HeatRows } from "./heat-rows";

/** Columns [from, to] of a heat map that a table shows as one. */
export type HeatStretch = { readonly t: number; readonly from: number; readonly to: number };

/** Columns gathered into at most `most` stretches of equal length, the last one shorter. */
export function heatStretches(
  columns: readonly { readonly t: number }[],
  most: number,
): HeatStretch[] {
  const size = Math.max(1, Math.ceil(columns.length / Math.max(1, most)));
  const stretches: HeatStretch[] = [];
  for (let from = 0; from < columns.length; from += size)
    stretches.push({
      t: columns[from]?.t ?? 0,
      from,
      to: Math.min(columns.length, from + size) - 1,
    });
  return stretches;
}

/** The most within a stretch. Unreadable where no count above 0 stood beside it: a 0 then would say more than is known. */
export function worstWithin({ runs }: HeatRows, row: number, { from, to }: HeatStretch): number {
  let most = BARE;
  let isUnread = false;
  for (let run = runs.starts[row] ?? 0; run < (runs.starts[row + 1] ?? 0); run++) {
    if ((runs.from[run] ?? 0) > to || (runs.to[run] ?? 0) < from) continue;
    const value = runs.value[run] ?? BARE;
    if (value === UNREADABLE) isUnread = true;
    else most = Math.max(most, value);
  }
  return isUnread && most <= 0 ? UNREADABLE : most;
}

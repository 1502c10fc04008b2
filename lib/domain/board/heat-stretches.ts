import { BARE, type HeatRun, UNREADABLE } from "./heatmap";

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
export function worstWithin(cells: readonly HeatRun[], { from, to }: HeatStretch): number {
  let most = BARE;
  let isUnread = false;
  for (const [start, end, value] of cells) {
    if (start > to || end < from) continue;
    if (value === UNREADABLE) isUnread = true;
    else most = Math.max(most, value);
  }
  return isUnread && most <= 0 ? UNREADABLE : most;
}

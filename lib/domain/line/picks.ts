/** The newest positions that are all picked. */
const ALL_OF = 100;
/** Each pick behind them lies this much further from the tip than the one before it. */
const GROWTH = 1.25;

/** Positions from `last` down: the newest hundred, then ever fewer, and 0. None of an empty line (`last` below 0). */
export function linePicks(last: number): number[] {
  const picks: number[] = [];
  for (let back = 0; back <= last; back = back < ALL_OF ? back + 1 : Math.ceil(back * GROWTH)) {
    picks.push(last - back);
  }
  if (last >= 0 && picks.at(-1) !== 0) picks.push(0);
  return picks;
}

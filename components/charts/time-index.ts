const DAY = 86_400_000;

/** The last index whose time is not after `t`; 0 when all are. `times` is ascending and not empty. */
export function indexAt(times: readonly number[], t: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((times[middle] ?? 0) <= t) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The index whose time is nearest to `t`; the earlier one of two that are equally near. */
export function nearestIndex(times: readonly number[], t: number): number {
  const before = indexAt(times, t);
  const after = Math.min(before + 1, times.length - 1);
  const isAfterNearer = Math.abs((times[after] ?? 0) - t) < Math.abs((times[before] ?? 0) - t);
  return isAfterNearer ? after : before;
}

/**
 * Where a key leads from `index`: arrows go by commits, with Shift by days, Page Up and Page Down by weeks, Home and
 * End to the ends. A day always moves by one commit at least. Null for other keys.
 */
export function indexByKey(
  key: string,
  hasShift: boolean,
  index: number,
  times: readonly number[],
): number | null {
  const last = times.length - 1;
  const here = times[index] ?? 0;
  const by = (ms: number) => indexAfterSpan(times, index, here + ms);
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return hasShift ? by(-DAY) : Math.max(0, index - 1);
    case "ArrowRight":
    case "ArrowUp":
      return hasShift ? by(DAY) : Math.min(last, index + 1);
    case "PageDown":
      return by(-7 * DAY);
    case "PageUp":
      return by(7 * DAY);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

function indexAfterSpan(times: readonly number[], index: number, target: number): number {
  const last = times.length - 1;
  if (target < (times[index] ?? 0)) return Math.min(indexAt(times, target), Math.max(0, index - 1));
  if (target >= (times[last] ?? 0)) return last;
  return Math.max(indexAt(times, target), Math.min(last, index + 1));
}

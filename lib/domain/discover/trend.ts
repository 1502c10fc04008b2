/** A change of the number of imports of one of several series, at a position of the line. */
export type TrendChange = {
  readonly series: number;
  readonly at: number;
  readonly change: number;
};

/** Values at the ends of columns that part a line evenly, the last of them at its last position. */
export type Trend = {
  /** Position at the end of each column. */
  readonly ends: readonly number[];
  /** One list of values for each series. */
  readonly values: readonly (readonly number[])[];
};

/** Sums changes up to `last` into at most `columns` columns; their order does not count. */
export function trendOf(
  changes: Iterable<TrendChange>,
  {
    series,
    last,
    columns,
  }: { readonly series: number; readonly last: number; readonly columns: number },
): Trend {
  const count = Math.max(0, Math.min(columns, last + 1));
  const ends = Array.from(
    { length: count },
    (_, index) => Math.ceil(((index + 1) * (last + 1)) / count) - 1,
  );
  const values = Array.from({ length: series }, () => new Array<number>(count).fill(0));
  for (const { series: of, at, change } of changes) {
    const list = values[of];
    if (list === undefined || at > last || at < 0) continue;
    const column = columnAt(at, last, count);
    list[column] = (list[column] ?? 0) + change;
  }
  for (const list of values)
    for (let index = 1; index < count; index += 1)
      list[index] = (list[index] ?? 0) + (list[index - 1] ?? 0);
  return { ends, values };
}

/** The first column whose end is not before the position. */
function columnAt(at: number, last: number, count: number): number {
  const guess = Math.floor((at * count) / (last + 1));
  return Math.min(count - 1, guess);
}

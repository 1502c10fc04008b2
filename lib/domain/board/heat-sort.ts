/** What rows and folders of a heat map are sorted by, in columns: an index is a row. Rows stand by path, so an index is their order by it. */
export type HeatKeys = {
  /** Imports that stand now. */
  readonly now: ArrayLike<number>;
  /** When the count last changed, epoch ms. */
  readonly changedAt: ArrayLike<number>;
  /** Since when the oldest of those that stand now does, epoch ms; 0 where none stands. */
  readonly since: ArrayLike<number>;
  /** Places of the accountable owners by name, files without one last; absent where no CODEOWNERS file is known. */
  readonly owner?: ArrayLike<number> | undefined;
};

type Order = (keys: HeatKeys, a: number, b: number) => number;

const at = (column: ArrayLike<number>, index: number): number => column[index] ?? 0;
const most = (column: ArrayLike<number>, a: number, b: number) => at(column, b) - at(column, a);
const oldest = (column: ArrayLike<number>, a: number, b: number) =>
  (at(column, a) || Number.POSITIVE_INFINITY) === (at(column, b) || Number.POSITIVE_INFINITY)
    ? 0
    : (at(column, a) || Number.POSITIVE_INFINITY) - (at(column, b) || Number.POSITIVE_INFINITY);

/** The orders there are: a further one is one line here, and a column of `HeatKeys` where it needs one. */
const ORDERS = {
  heat: (keys, a, b) => most(keys.now, a, b) || most(keys.changedAt, a, b),
  change: (keys, a, b) => most(keys.changedAt, a, b),
  age: (keys, a, b) => oldest(keys.since, a, b) || most(keys.changedAt, a, b),
  owner: (keys, a, b) =>
    at(keys.owner ?? [], a) - at(keys.owner ?? [], b) ||
    most(keys.now, a, b) ||
    most(keys.changedAt, a, b),
  path: () => 0,
} as const satisfies Readonly<Record<string, Order>>;

export type HeatSort = keyof typeof ORDERS;
export const HEAT_SORTS = Object.keys(ORDERS) as readonly HeatSort[];

/** The indices of `count` rows in order; those that an order leaves equal stay by path. */
export function heatOrder(keys: HeatKeys, count: number, sort: HeatSort): Int32Array {
  const order: Order = ORDERS[sort];
  const indices = Int32Array.from({ length: count }, (_, index) => index);
  return sort === "path" ? indices : indices.sort((a, b) => order(keys, a, b) || a - b);
}

/**
 * Moves labels apart so that neighbours keep `gap` between their centres and all stay within [min, max]; the order of
 * the input is kept, and no label moves further than it must. Where the room is too small they share it evenly.
 */
export function placeLabels(
  wanted: readonly number[],
  { gap, min, max }: { readonly gap: number; readonly min: number; readonly max: number },
): readonly number[] {
  const room = wanted.length > 1 ? (max - min) / (wanted.length - 1) : gap;
  const step = Math.min(gap, Math.max(0, room));
  const order = wanted
    .map((y, index) => ({ y, index }))
    .sort((left, right) => left.y - right.y || left.index - right.index);
  const placed = spread(
    order.map(({ y }) => y),
    step,
  );
  const last = placed.length - 1;
  const result = new Array<number>(wanted.length).fill(min);
  order.forEach(({ index }, rank) => {
    const y = Math.max(placed[rank] ?? min, min + rank * step);
    result[index] = Math.min(y, max - (last - rank) * step);
  });
  return result;
}

/** Clusters that would overlap are centred on the mean of what their members wanted. */
function spread(sorted: readonly number[], step: number): readonly number[] {
  type Cluster = { sum: number; count: number };
  const clusters: Cluster[] = [];
  const startOf = ({ sum, count }: Cluster) => sum / count - ((count - 1) * step) / 2;
  const endOf = (cluster: Cluster) => startOf(cluster) + (cluster.count - 1) * step;
  for (const y of sorted) {
    let cluster: Cluster = { sum: y, count: 1 };
    for (
      let before = clusters.at(-1);
      before && endOf(before) + step > startOf(cluster);
      before = clusters.at(-1)
    ) {
      clusters.pop();
      cluster = { sum: before.sum + cluster.sum, count: before.count + cluster.count };
    }
    clusters.push(cluster);
  }
  return clusters.flatMap((cluster) =>
    Array.from({ length: cluster.count }, (_, index) => startOf(cluster) + index * step),
  );
}

/**
 * The level (0 lowest) of each disc so that discs of one level do not touch: `places` are 0 to 1 of `width` px and
 * ascending. Each takes the lowest level that is free.
 */
export function staggerDiscs(
  places: readonly number[],
  width: number,
  diameter: number,
): readonly number[] {
  const lastAt: number[] = [];
  return places.map((place) => {
    const x = place * width;
    const free = lastAt.findIndex((last) => x - last >= diameter);
    const level = free < 0 ? lastAt.length : free;
    lastAt[level] = x;
    return level;
  });
}

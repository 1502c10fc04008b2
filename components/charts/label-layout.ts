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

/** Numbered things that share a disc: the indices of the first and the last, and the middle between the two, 0 to 1. */
export type Disc = {
  readonly first: number;
  readonly last: number;
  readonly at: number;
  /** 0 lowest. */
  readonly level: number;
};

export type DiscSize = {
  /** px of the whole axis, of a disc with one number, and of one with a range of them. */
  readonly width: number;
  readonly one: number;
  readonly range: number;
};

/**
 * Discs over an axis: `places` are 0 to 1 of it and ascending. What lies nearer than a disc is wide shares one, so that
 * however many there are three levels hold them; each disc takes the lowest level on which it touches no other.
 */
export function placeDiscs(places: readonly number[], size: DiscSize): readonly Disc[] {
  const groups: { first: number; last: number }[] = [];
  places.forEach((place, index) => {
    const group = groups.at(-1);
    const start = places[group?.first ?? -1] ?? Number.NEGATIVE_INFINITY;
    if (group !== undefined && (place - start) * size.width < size.one) group.last = index;
    else groups.push({ first: index, last: index });
  });
  const ends: number[] = [];
  return groups.map(({ first, last }) => {
    const at = ((places[first] ?? 0) + (places[last] ?? 0)) / 2;
    const half = (first === last ? size.one : size.range) / 2;
    const free = ends.findIndex((end) => at * size.width - half >= end);
    const level = free < 0 ? ends.length : free;
    ends[level] = at * size.width + half;
    return { first, last, at, level };
  });
}

import { STACK_ORDER, type StackClass } from "./class-marks";
import { type Disc, placeDiscs, placeLabels } from "./label-layout";
import { axisStart, fractionOf } from "./time-axis";
import { type ValueAxis, valueAxis } from "./value-axis";

/** The counts from one commit on; `t` is epoch ms. */
export type BurndownPoint = { readonly t: number; readonly sha: string } & Readonly<
  Record<StackClass, number>
>;

/** A mass event, numbered as in the chronicle beside the chart: `title` is what it is there. */
export type BurndownEvent = { readonly n: number; readonly t: number; readonly title: string };

/** A dotted line with a word: the plan's start. */
export type BurndownMark = { readonly t: number; readonly label: string };

/** A span that was not read, and why. */
export type BurndownGap = { readonly from: number; readonly to: number; readonly reason: string };

/** px; plot widths are the narrowest of each layout, so that nothing can touch in a wider one. */
export const SIZE = {
  wide: 392,
  narrow: 230,
  foot: 22,
  head: 22,
  disc: 18,
  range: 40,
  label: 16,
} as const;
const PLOTS = { wide: 440, narrow: 280 } as const;

export type StackLayout = {
  readonly from: number;
  readonly to: number;
  readonly axis: ValueAxis;
  /** px above the plot at both layouts: room for the discs. */
  readonly head: { readonly wide: number; readonly narrow: number };
  /** In order of time, 0 to 1 of the axis. */
  readonly events: readonly (BurndownEvent & { readonly at: number })[];
  /** Of the events by their index, at both layouts. */
  readonly discs: { readonly wide: readonly Disc[]; readonly narrow: readonly Disc[] };
  readonly ends: readonly { readonly of: StackClass; readonly value: number; readonly y: number }[];
};

export type StackInput = {
  readonly points: readonly BurndownPoint[];
  readonly events: readonly BurndownEvent[];
  readonly asOf: number;
  /** px of the whole chart in the wide layout. */
  readonly height: number;
};

/** Where everything of a burndown stands; independent of the width that the browser will give it. */
export function stackLayout({ points, events, asOf, height }: StackInput): StackLayout {
  const to = Math.max(asOf, points.at(-1)?.t ?? asOf);
  const from = axisStart(points[0]?.t ?? asOf, to);
  const axis = valueAxis(Math.max(0, ...points.map(totalOf)));
  const sorted = [...events].sort((left, right) => left.t - right.t);
  const places = sorted.map(({ t }) => fractionOf(t, from, to));
  const size = { one: SIZE.disc, range: SIZE.range };
  const wide = placeDiscs(places, { ...size, width: PLOTS.wide });
  const narrow = placeDiscs(places, { ...size, width: PLOTS.narrow });
  const head = { wide: headFor(wide), narrow: headFor(narrow) };
  return {
    from,
    to,
    axis,
    head,
    events: sorted.map((event, index) => ({ ...event, at: places[index] ?? 0 })),
    discs: { wide, narrow },
    ends: endLabels(points.at(-1), axis.top, height - head.wide - SIZE.foot),
  };
}

/** The top edge of each class in stack order, 0 to 1: the classes below it and itself. */
export function cumulative(point: BurndownPoint, top: number): readonly number[] {
  let sum = 0;
  return STACK_ORDER.map((of) => {
    sum += point[of];
    return sum / top;
  });
}

/** All classes of the stack together. */
export function totalOf(point: BurndownPoint): number {
  return STACK_ORDER.reduce((sum, of) => sum + point[of], 0);
}

/** The last point of each day (UTC), thinned to at most `most` days and always with the last: the chart as a table. */
export function dailyPoints(
  points: readonly BurndownPoint[],
  most: number,
): readonly BurndownPoint[] {
  const day = (point: BurndownPoint | undefined) => Math.floor((point?.t ?? 0) / 86_400_000);
  const ends = points.filter(
    (point, index) => index === points.length - 1 || day(points[index + 1]) !== day(point),
  );
  const stride = Math.max(1, Math.ceil(ends.length / most));
  return ends.filter((_, index) => (ends.length - 1 - index) % stride === 0);
}

function headFor(discs: readonly Disc[]): number {
  if (discs.length === 0) return SIZE.head;
  return 26 + SIZE.disc * Math.max(...discs.map(({ level }) => level));
}

function endLabels(
  last: BurndownPoint | undefined,
  top: number,
  plot: number,
): StackLayout["ends"] {
  if (last === undefined) return [];
  const edges = cumulative(last, top);
  const middles = edges.map((edge, index) => (1 - (edge + (edges[index - 1] ?? 0)) / 2) * plot);
  const placed = placeLabels(middles, { gap: SIZE.label, min: 0, max: plot });
  return STACK_ORDER.map((of, index) => ({ of, value: last[of], y: placed[index] ?? 0 }));
}

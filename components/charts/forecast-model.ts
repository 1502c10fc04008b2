import { axisStart, fractionOf } from "./time-axis";
import { type ValueAxis, valueAxis } from "./value-axis";

export const SHARES = [95, 85, 50] as const;
export type BandShare = (typeof SHARES)[number];

/** A count that was, epoch ms. */
export type CountPoint = { readonly t: number; readonly count: number };

/** Counts that were simulated: their median, and the middle 50, 85 and 95%. */
export type FanPoint = {
  readonly t: number;
  readonly median: number;
  readonly bands: Readonly<Record<BandShare, readonly [low: number, high: number]>>;
};

export type FanInput = {
  readonly counts: readonly CountPoint[];
  readonly fan: readonly FanPoint[];
  /** Where the counts end and the fan begins, epoch ms. */
  readonly from: number;
  /** A moment that must be on the axis: the target. */
  readonly until: number | null;
};

export type FanLayout = {
  readonly from: number;
  readonly to: number;
  readonly axis: ValueAxis;
  /** The fan with its root, which is the last count. */
  readonly fan: readonly FanPoint[];
};

/** Scales of a forecast; independent of the width that the browser will give it. */
export function fanLayout({ counts, fan, from, until }: FanInput): FanLayout {
  const last = counts.at(-1)?.count ?? 0;
  const root: FanPoint = {
    t: from,
    median: last,
    bands: { 50: [last, last], 85: [last, last], 95: [last, last] },
  };
  const to = Math.max(from, fan.at(-1)?.t ?? from, until ?? from);
  const highest = Math.max(
    0,
    ...counts.map(({ count }) => count),
    ...fan.map(({ bands }) => bands[95][1]),
  );
  return {
    from: axisStart(counts[0]?.t ?? from, to),
    to,
    axis: valueAxis(highest),
    fan: fan.length === 0 ? [] : [root, ...fan],
  };
}

/** Path data of a band in a box of 1000 x 1000, y downwards. */
export function bandPath({ fan, from, to, axis }: FanLayout, share: BandShare): string {
  const place = (t: number, count: number) => point(fractionOf(t, from, to), count / axis.top);
  const low = fan.map(({ t, bands }) => place(t, bands[share][0]));
  const high = fan.map(({ t, bands }) => place(t, bands[share][1]));
  return `M${[...high, ...low.reverse()].join("L")}z`;
}

export function medianPath({ fan, from, to, axis }: FanLayout): string {
  return `M${fan.map(({ t, median }) => point(fractionOf(t, from, to), median / axis.top)).join("L")}`;
}

function point(x: number, y: number): string {
  return `${Math.round(x * 10_000) / 10} ${Math.round((1 - y) * 10_000) / 10}`;
}

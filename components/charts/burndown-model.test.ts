import { describe, expect, it } from "vitest";
import {
  type BurndownPoint,
  cumulative,
  dailyPoints,
  stackLayout,
  totalOf,
} from "./burndown-model";

const DAY = 86_400_000;
const point = (t: number, over: Partial<BurndownPoint> = {}): BurndownPoint => ({
  t,
  sha: `sha${t}`,
  legacy: 0,
  unplanned: 0,
  unclassified: 0,
  canonical: 0,
  ...over,
});

describe("stackLayout", () => {
  const points = [
    point(0, { legacy: 326, unplanned: 3, unclassified: 22 }),
    point(10 * DAY, { legacy: 679, unplanned: 1305, unclassified: 420, canonical: 43 }),
  ];

  it("spans the points up to the moment asked for", () => {
    const layout = stackLayout({ points, events: [], asOf: 12 * DAY, height: 392 });
    expect([layout.from, layout.to, layout.axis.top]).toEqual([0, 12 * DAY, 2500]);
  });

  it("puts end labels from the top down in the order of the stack, apart from each other", () => {
    const { ends } = stackLayout({ points, events: [], asOf: 10 * DAY, height: 392 });
    const ys = ends.map(({ y }) => y);
    expect(ends.map(({ of, value }) => [of, value])).toEqual([
      ["legacy", 679],
      ["unplanned", 1305],
      ["unclassified", 420],
      ["canonical", 43],
    ]);
    expect(ys).toEqual([...ys].sort((a, b) => b - a));
    expect(Math.min(...ys.slice(1).map((y, index) => (ys[index] ?? 0) - y))).toBeGreaterThanOrEqual(
      15.999,
    );
  });

  it("makes room above the plot for as many rows of discs as are needed", () => {
    // A day is 44 px of the narrowest wide plot: three hours are less than a disc, and half a day more than one.
    const near = [0, 0.5, 0.6, 1].map((days, n) => ({ n, t: (8 + days) * DAY, title: "" }));
    expect(stackLayout({ points, events: [], asOf: 10 * DAY, height: 392 }).head.wide).toBe(22);
    expect(stackLayout({ points, events: near, asOf: 10 * DAY, height: 392 }).head.wide).toBe(44);
  });

  it("stands with nothing to draw", () => {
    const empty = stackLayout({ points: [], events: [], asOf: 5, height: 392 });
    expect(empty.ends).toEqual([]);
    expect(empty.axis.top).toBe(1);
  });
});

describe("points", () => {
  it("stack up to the total", () => {
    const one = point(0, { legacy: 1, unplanned: 2, unclassified: 3, canonical: 4 });
    expect(cumulative(one, 10)).toEqual([0.1, 0.3, 0.6, 1]);
    expect(totalOf(one)).toBe(10);
  });

  it("become one row a day, thinned from the end", () => {
    const hourly = Array.from({ length: 24 * 10 }, (_, hour) => point(hour * 3_600_000));
    expect(dailyPoints(hourly, 40).map(({ t }) => t / DAY)).toHaveLength(10);
    expect(dailyPoints(hourly, 5).map(({ t }) => Math.floor(t / DAY))).toEqual([1, 3, 5, 7, 9]);
    expect(dailyPoints([], 5)).toEqual([]);
  });
});

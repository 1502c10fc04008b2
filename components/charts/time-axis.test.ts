import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChartWidth, fractionOf, timeTicks } from "./time-axis";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FROM = Date.UTC(2025, 7, 25);
const TO = Date.UTC(2025, 8, 17, 15, 44);
const PLOTS = { slim: 190, narrow: 280, medium: 420, wide: 600 } as const;

const labels = (from: number, to: number, width: ChartWidth) =>
  timeTicks(from, to)
    .filter(({ on }) => on.includes(width))
    .map(({ label }) => label);

describe("timeTicks", () => {
  it("takes fewer days the narrower the chart", () => {
    expect(labels(FROM, TO, "wide")).toEqual([
      "25 Aug",
      "28 Aug",
      "31 Aug",
      "3 Sep",
      "6 Sep",
      "9 Sep",
      "12 Sep",
      "15 Sep",
    ]);
    expect(labels(FROM, TO, "narrow")).toEqual(["25 Aug", "1 Sep", "8 Sep", "15 Sep"]);
  });

  it("names the day at midnight and the clock between", () => {
    const from = Date.UTC(2025, 8, 14, 12);
    expect(labels(from, from + 42 * HOUR, "wide")).toEqual([
      "12:00",
      "18:00",
      "15 Sep",
      "06:00",
      "12:00",
      "18:00",
      "16 Sep",
    ]);
  });

  it("goes by months and years over long spans", () => {
    expect(labels(FROM, FROM + 300 * DAY, "wide")).toContain("Jan 2026");
    expect(labels(FROM, FROM + 5000 * DAY, "narrow")).toContain("2030");
  });

  it("never lets two labels of one width touch", () => {
    const span = fc.integer({ min: HOUR, max: 4000 * DAY });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20000 }), span, (day, length) => {
        const ticks = timeTicks(day * DAY, day * DAY + length);
        for (const width of ["slim", "narrow", "medium", "wide"] as const) {
          const at = ticks.filter(({ on }) => on.includes(width)).map((tick) => tick.at);
          const gaps = at.slice(1).map((x, i) => (x - (at[i] ?? 0)) * PLOTS[width]);
          for (const gap of gaps) expect(gap).toBeGreaterThan(48);
        }
      }),
    );
  });
});

describe("fractionOf", () => {
  it("stays within the axis and survives an empty one", () => {
    expect(fractionOf(5, 0, 10)).toBe(0.5);
    expect(fractionOf(-5, 0, 10)).toBe(0);
    expect(fractionOf(15, 0, 10)).toBe(1);
    expect(fractionOf(3, 3, 3)).toBe(1);
  });
});

import { expect, test } from "vitest";
import { bandPath, type FanPoint, fanLayout, medianPath } from "./forecast-model";

const DAY = 86_400_000;
const FROM = Date.UTC(2025, 8, 17);

function fanPoint(day: number, median: number, spread: number): FanPoint {
  const band = (part: number) => [median - spread * part, median + spread * part] as const;
  return { t: FROM + day * DAY, median, bands: { 50: band(1), 85: band(2), 95: band(3) } };
}

const counts = [
  { t: FROM - 10 * DAY, count: 100 },
  { t: FROM, count: 80 },
];
const fan = [fanPoint(5, 60, 10), fanPoint(10, 40, 20)];

test("the fan grows from the last count, and its widest band is on the axis", () => {
  const layout = fanLayout({ counts, fan, from: FROM, until: null });
  expect(layout.fan[0]).toMatchObject({ t: FROM, median: 80, bands: { 95: [80, 80] } });
  expect(layout).toMatchObject({ from: FROM - 10 * DAY, to: FROM + 10 * DAY });
  expect(layout.axis.top).toBeGreaterThanOrEqual(100);
  expect(medianPath(layout)).toBe("M500 200L750 400L1000 600");
  expect(bandPath(layout, 50)).toBe("M500 200L750 300L1000 400L1000 800L750 500L500 200z");
});

test("a target behind the fan is on the axis; without a fan the axis ends where the counts do", () => {
  const target = FROM + 12 * DAY;
  expect(fanLayout({ counts, fan, from: FROM, until: target }).to).toBe(target);
  expect(fanLayout({ counts, fan: [], from: FROM, until: null })).toMatchObject({
    to: FROM,
    fan: [],
  });
});

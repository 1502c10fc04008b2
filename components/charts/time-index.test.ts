import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexAt, indexByKey, nearestIndex } from "./time-index";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TIMES = [0, HOUR, 2 * HOUR, DAY + 3 * HOUR, 4 * DAY, 4 * DAY + 1];

describe("indexAt and nearestIndex", () => {
  it.each([
    [-1, 0, 0],
    [0, 0, 0],
    [HOUR + 1, 1, 1],
    [2 * HOUR - 1, 1, 2],
    [3 * DAY, 3, 4],
    [9 * DAY, 5, 5],
  ])("at %d is %d, nearest %d", (t, at, nearest) => {
    expect(indexAt(TIMES, t)).toBe(at);
    expect(nearestIndex(TIMES, t)).toBe(nearest);
  });
});

describe("indexByKey", () => {
  it("moves by commits", () => {
    expect(indexByKey("ArrowLeft", false, 3, TIMES)).toBe(2);
    expect(indexByKey("ArrowRight", false, 5, TIMES)).toBe(5);
    expect(indexByKey("Home", false, 3, TIMES)).toBe(0);
    expect(indexByKey("End", false, 3, TIMES)).toBe(5);
    expect(indexByKey("x", false, 3, TIMES)).toBeNull();
  });

  it("moves by days with Shift, over an empty day by one commit", () => {
    expect(indexByKey("ArrowLeft", true, 3, TIMES)).toBe(2);
    expect(indexByKey("ArrowLeft", true, 4, TIMES)).toBe(3);
    expect(indexByKey("ArrowRight", true, 0, TIMES)).toBe(2);
    expect(indexByKey("ArrowRight", true, 3, TIMES)).toBe(4);
    expect(indexByKey("PageUp", false, 0, TIMES)).toBe(5);
    expect(indexByKey("PageDown", false, 5, TIMES)).toBe(0);
  });

  it("always moves towards its end and stays on the line", () => {
    const keys = fc.constantFrom("ArrowLeft", "ArrowRight", "PageUp", "PageDown");
    const times = fc
      .array(fc.integer({ min: 0, max: 30 * DAY }), { minLength: 1, maxLength: 60 })
      .map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(times, fc.nat(), keys, fc.boolean(), (axis, seed, key, hasShift) => {
        const at = seed % axis.length;
        const next = indexByKey(key, hasShift, at, axis) ?? -1;
        const isBack = key === "ArrowLeft" || key === "PageDown";
        const edge = isBack ? 0 : axis.length - 1;
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThan(axis.length);
        if (at !== edge) expect(isBack ? at - next : next - at).toBeGreaterThan(0);
      }),
    );
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { windowOf } from "./use-scroll-window";

it("covers what is in sight, wherever it is scrolled to, and a third of it after that", () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 300_000 }),
      fc.integer({ min: 40, max: 2000 }),
      (scrollTop, sight) => {
        const { top, height } = windowOf(scrollTop, sight);
        expect(top).toBeLessThanOrEqual(scrollTop);
        expect(top + height).toBeGreaterThanOrEqual(scrollTop + sight * 1.3);
      },
    ),
  );
});

it("stands still while scrolling within a quarter", () => {
  expect(windowOf(1000, 400)).toEqual(windowOf(1099, 400));
  expect(windowOf(1000, 400)).not.toEqual(windowOf(1100, 400));
});

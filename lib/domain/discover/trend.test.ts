import fc from "fast-check";
import { expect, test } from "vitest";
import { trendOf } from "./trend";

const changes = fc.array(
  fc.record({ series: fc.nat(2), at: fc.nat(50), change: fc.integer({ min: -3, max: 3 }) }),
);

test("each column has the sum of all changes up to its end, the last column of all up to the last position", () =>
  fc.assert(
    fc.property(changes, fc.nat(50), fc.integer({ min: 1, max: 60 }), (list, last, columns) => {
      const { ends, values } = trendOf(list, { series: 3, last, columns });
      expect(ends.length).toBe(Math.min(columns, last + 1));
      expect(ends.at(-1)).toBe(last);
      for (const [series, row] of values.entries())
        for (const [index, value] of row.entries()) {
          const up = list.filter((one) => one.series === series && one.at <= (ends[index] ?? 0));
          expect(value).toBe(up.reduce((sum, { change }) => sum + change, 0));
        }
    }),
  ));

test("nothing known has no columns", () => {
  expect(trendOf([], { series: 1, last: -1, columns: 10 })).toEqual({ ends: [], values: [[]] });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { countsAt } from "../board/counts";
import type { Judged, JudgedSpan } from "../board/judge";
import { ledger } from "../board/ledger";
import { dailySeries } from "./daily-series";

const DAY = 86_400_000;
const START = Date.UTC(2025, 0, 6, 9, 30);

const times = fc
  .array(fc.integer({ min: 0, max: 3 * DAY }), { minLength: 2, maxLength: 25 })
  .map((gaps) => {
    let at = START;
    return gaps.map((gap, index) => {
      at += index === 0 ? 0 : gap;
      return at;
    });
  });

const spans = (length: number) =>
  fc.array(
    fc
      .record({
        class: fc.constantFrom("legacy" as const, "canonical" as const),
        from: fc.nat({ max: length - 1 }),
        length: fc.integer({ min: 0, max: length }),
        opening: fc.constantFrom("introduced", "reopened", "scopeAdded", "moved"),
        closing: fc.constantFrom("converted", "removed", "left", "fileDeleted", "moved"),
      })
      .map(({ length: stood, ...span }): JudgedSpan => {
        const to = stood > 0 && span.from + stood < length ? span.from + stood : -1;
        return {
          ...span,
          life: 0,
          path: 0,
          target: 0,
          to,
          opening: span.opening as JudgedSpan["opening"],
          closing: to < 0 ? null : (span.closing as JudgedSpan["closing"]),
        };
      }),
    { maxLength: 30 },
  );

const cases = times.chain((effectiveAt) =>
  spans(effectiveAt.length).map((list) => ({
    effectiveAt,
    judged: { spans: list, length: effectiveAt.length } satisfies Judged,
  })),
);

test("each day's flows and counts are those of the ledger between its ends", () => {
  fc.assert(
    fc.property(cases, ({ effectiveAt, judged }) => {
      const position = effectiveAt.length - 1;
      const series = dailySeries(judged, { effectiveAt, position, startsAt: null });
      const positionAt = (t: number) => effectiveAt.filter((at) => at <= t).length - 1;
      const days = series.out.length;
      expect(series.counts.length).toBe(days + 1);
      expect(series.counts.at(-1)).toBe(countsAt(judged, position).legacy);
      for (let day = 0; day < days; day++) {
        const from = positionAt(series.until - (days - day) * DAY);
        const to = positionAt(series.until - (days - day - 1) * DAY);
        const sums = ledger(judged, from, to);
        expect([series.out[day], series.in[day]]).toEqual([sums.progress, sums.cameIn]);
        expect([series.counts[day], series.counts[day + 1]]).toEqual([sums.start, sums.end]);
      }
    }),
  );
});

test("the pace is the plan's own: days before it starts are not part of it", () => {
  const effectiveAt = [START, START + 20 * DAY];
  const judged = { spans: [], length: 2 };
  const begin = (startsAt: number | null) =>
    dailySeries(judged, { effectiveAt, position: 1, startsAt }).start;
  expect(begin(null)).toBe(0);
  expect(begin(START - DAY)).toBe(0);
  expect(begin(START + 5 * DAY)).toBe(5);
  expect(begin(START + 40 * DAY)).toBe(20);
});

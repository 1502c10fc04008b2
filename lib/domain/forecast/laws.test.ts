import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backtest, calibration } from "./backtest";
import { type DailySeries, paceAt } from "./daily-series";
import type { Throughput } from "./flows";
import { forecast, MINIMUM, SHARES } from "./forecast";
import { HORIZON, METHOD, quantile, simulate } from "./simulate";

const counts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 28, maxLength: 60 });
const histories = counts.chain((out) =>
  fc.record({
    out: fc.constant(out),
    in: fc.array(fc.integer({ min: 0, max: 6 }), {
      minLength: out.length,
      maxLength: out.length,
    }),
    standing: fc.array(fc.integer({ min: 1, max: 500 }), {
      minLength: out.length,
      maxLength: out.length,
    }),
  }),
);
const left = fc.integer({ min: 1, max: 400 });
const MARKS = [1, 7, 30, 200];
/** Laws hold run by run; fewer are as good a proof. */
const method = { ...METHOD, runs: 60 };
const few = { numRuns: 25 };

function isNowhereLater(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, at) => value <= (b[at] ?? Number.NaN));
}

function raised(counts: readonly number[], by: readonly number[]): number[] {
  return counts.map((count, at) => count + (by[at] ?? 0));
}

const additions = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 60, maxLength: 60 });

describe("simulated runs", () => {
  test("the same facts give the same answer", () => {
    fc.assert(
      fc.property(histories, left, (history, count) => {
        const copy = structuredClone(history);
        expect(simulate(history, count, MARKS, method)).toEqual(
          simulate(copy, count, MARKS, method),
        );
      }),
      few,
    );
  });

  test("more that leaves on any day never ends later, more that comes in never earlier", () => {
    fc.assert(
      fc.property(histories, left, additions, (history, count, more) => {
        const base = simulate(history, count, MARKS, method);
        const faster = simulate(
          { ...history, out: raised(history.out, more) },
          count,
          MARKS,
          method,
        );
        const fuller = simulate({ ...history, in: raised(history.in, more) }, count, MARKS, method);
        expect(isNowhereLater(faster.finish, base.finish)).toBe(true);
        expect(isNowhereLater(base.finish, fuller.finish)).toBe(true);
        MARKS.forEach((_, at) => {
          expect(isNowhereLater(faster.counts[at] ?? [], base.counts[at] ?? [])).toBe(true);
          expect(isNowhereLater(base.counts[at] ?? [], fuller.counts[at] ?? [])).toBe(true);
        });
      }),
      few,
    );
  });

  test("fewer that are left never end later", () => {
    fc.assert(
      fc.property(histories, left, left, (history, a, b) => {
        const [small, large] = [
          simulate(history, Math.min(a, b), [], method),
          simulate(history, Math.max(a, b), [], method),
        ];
        expect(isNowhereLater(small.finish, large.finish)).toBe(true);
      }),
      few,
    );
  });

  test("without throughput no run ends, and without imports none is simulated", () => {
    fc.assert(
      fc.property(histories, left, (history, count) => {
        const still = { ...history, out: history.out.map(() => 0) };
        expect(simulate(still, count, [], method).finish.every((day) => day > HORIZON)).toBe(true);
        expect(simulate(history, 0, [], method).finish.every((day) => day === 0)).toBe(true);
      }),
      few,
    );
  });

  test("a count is 0 from the day on which its run ended, and never before", () => {
    fc.assert(
      fc.property(histories, left, (history, count) => {
        const { finish, counts: at } = simulate(history, count, MARKS, method);
        MARKS.forEach((mark, index) => {
          const ended = finish.filter((day) => day <= mark).length;
          expect(at[index]?.filter((value) => value === 0).length).toBe(ended);
        });
      }),
      few,
    );
  });

  test("which day of an even history comes first does not matter", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        left,
        fc.nat({ max: 59 }),
        (rate, count, turn) => {
          const days = Array.from({ length: 60 }, () => rate);
          const turned = [...days.slice(turn), ...days.slice(0, turn)];
          const over = (out: number[]) => ({
            out,
            in: out.map(() => 0),
            standing: out.map(() => 100),
          });
          expect(simulate(over(turned), count, [], method)).toEqual(
            simulate(over(days), count, [], method),
          );
        },
      ),
      few,
    );
  });
});

describe("a forecast", () => {
  test("dates and bands are ordered", () => {
    fc.assert(
      fc.property(histories, left, (history, count) => {
        const said = forecast(history, count, () => MARKS, method);
        if (said.outcome.state !== "dates") return;
        const days = SHARES.map(
          (share) => said.outcome.state === "dates" && said.outcome.days[share],
        );
        const finite = days.map((day) => (typeof day === "number" ? day : HORIZON + 1));
        expect([...finite].sort((a, b) => a - b)).toEqual(finite);
        for (const { median, bands } of said.fan) {
          const edges = [bands[95][0], bands[85][0], bands[50][0], median];
          edges.push(bands[50][1], bands[85][1], bands[95][1]);
          expect([...edges].sort((a, b) => a - b)).toEqual(edges);
        }
        SHARES.forEach((share, at) => {
          const day = days[at];
          if (typeof day !== "number") return;
          expect(said.chance(day)).toBeGreaterThanOrEqual(share / 100);
          expect(said.chance(day - 1)).toBeLessThan(share / 100);
        });
      }),
      few,
    );
  });

  test("has a date only where more leaves than comes in, on days enough", () => {
    fc.assert(
      fc.property(histories, left, fc.nat({ max: 60 }), (history, count, length) => {
        const short: Throughput = {
          out: history.out.slice(0, length),
          in: history.in.slice(0, length),
          standing: history.standing.slice(0, length),
        };
        const said = forecast(short, count, [], method);
        if (said.outcome.state !== "dates") return;
        expect(said.pace.days).toBeGreaterThanOrEqual(MINIMUM.days);
        expect(said.pace.activeDays).toBeGreaterThanOrEqual(MINIMUM.activeDays);
        expect(said.pace.out).toBeGreaterThan(said.pace.in);
      }),
      few,
    );
  });
});

const series = fc
  .array(fc.record({ out: fc.nat({ max: 6 }), in: fc.nat({ max: 3 }) }), {
    minLength: 60,
    maxLength: 120,
  })
  .map((days): DailySeries => {
    let standing = 200;
    const counts = [standing];
    for (const day of days) {
      standing = Math.max(0, standing + day.in - day.out);
      counts.push(standing);
    }
    return {
      out: days.map(({ out }) => out),
      in: days.map((day) => day.in),
      counts,
      start: 5,
      until: Date.UTC(2025, 8, 17),
    };
  });

describe("the backtest", () => {
  test("says what would have been said: nothing after its day changes it", () => {
    fc.assert(
      fc.property(series, (all) => {
        const rows = backtest(all, { step: 28, most: 2 }, method);
        for (const { day, outcome, left: then } of rows) {
          const cut = { ...all, out: all.out.slice(0, day), in: all.in.slice(0, day) };
          expect(forecast(paceAt(cut), all.counts[day] ?? 0, [], method).outcome).toEqual(outcome);
          expect(then).toBe(all.counts[day]);
        }
      }),
      few,
    );
  });

  test("wider bands never hold fewer, and a date held was due or past", () => {
    fc.assert(
      fc.property(series, (all) => {
        const rows = backtest(all, { step: 14, most: 4 }, method);
        const found = calibration(rows, all.out.length);
        const { inside } = found.counts;
        expect(inside[50]).toBeLessThanOrEqual(inside[85]);
        expect(inside[85]).toBeLessThanOrEqual(inside[95]);
        for (const { held, due, ended, endedHeld } of found.dates) {
          expect(held).toBeLessThanOrEqual(due);
          expect(endedHeld).toBeLessThanOrEqual(ended);
        }
        expect(found.forecasts + found.refused).toBe(rows.length);
      }),
      few,
    );
  });
});

test("a quantile is the smallest value that the share does not exceed", () => {
  const sorted = [1, 2, 3, 4];
  expect([0.25, 0.5, 0.51, 1, 0].map((share) => quantile(sorted, share))).toEqual([1, 2, 3, 4, 1]);
});

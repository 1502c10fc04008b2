import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeLabels, staggerDiscs } from "./label-layout";
import { valueAxis } from "./value-axis";

const BOX = { gap: 16, min: 0, max: 400 };

describe("placeLabels", () => {
  it("leaves labels that do not touch where they are", () => {
    expect(placeLabels([10, 100, 300], BOX)).toEqual([10, 100, 300]);
  });

  it("moves two that touch apart by equal parts", () => {
    expect(placeLabels([100, 104], BOX)).toEqual([94, 110]);
  });

  it("stays within the box at both ends", () => {
    expect(placeLabels([1, 2], BOX)).toEqual([0, 16]);
    expect(placeLabels([399, 400], BOX)).toEqual([384, 400]);
  });

  it("keeps the order of the input whatever it is", () => {
    expect(placeLabels([300, 100], BOX)).toEqual([300, 100]);
  });

  it("never lets two labels overlap nor leave the box", () => {
    const wanted = fc.array(fc.double({ min: 0, max: 400, noNaN: true }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(wanted, (ys) => {
        const placed = [...placeLabels(ys, BOX)].sort((a, b) => a - b);
        expect(placed[0]).toBeGreaterThanOrEqual(0);
        expect(placed.at(-1)).toBeLessThanOrEqual(400.001);
        const gaps = placed.slice(1).map((y, index) => y - (placed[index] ?? 0));
        for (const gap of gaps) expect(gap).toBeGreaterThan(15.999);
      }),
    );
  });

  it("shares a box that is too small", () => {
    expect(placeLabels([5, 5, 5], { gap: 16, min: 0, max: 20 })).toEqual([0, 10, 20]);
  });
});

describe("staggerDiscs", () => {
  it("raises a disc only while the lower level is taken", () => {
    expect(staggerDiscs([0.5, 0.855, 0.885, 0.9, 0.93, 1], 640, 18)).toEqual([0, 0, 0, 1, 0, 0]);
    expect(staggerDiscs([0.5, 0.855, 0.885, 0.9, 0.93, 1], 320, 18)).toEqual([0, 0, 1, 2, 0, 0]);
  });

  it("never lets two discs of one level touch", () => {
    const places = fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })
      .map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(places, fc.integer({ min: 100, max: 1200 }), (xs, width) => {
        const levels = staggerDiscs(xs, width, 18);
        for (let i = 0; i < xs.length; i += 1) {
          for (let j = i + 1; j < xs.length; j += 1) {
            if (levels[i] !== levels[j]) continue;
            expect(((xs[j] ?? 0) - (xs[i] ?? 0)) * width).toBeGreaterThanOrEqual(18 - 1e-9);
          }
        }
      }),
    );
  });
});

describe("valueAxis", () => {
  it.each([
    [0, 1, [1]],
    [3, 3, [1, 2, 3]],
    [11, 15, [5, 10, 15]],
    [679, 800, [200, 400, 600, 800]],
    [2414, 2500, [500, 1000, 1500, 2000, 2500]],
  ])("up to %d ends at %d", (most, top, lines) => {
    expect(valueAxis(most)).toEqual({ top, lines });
  });

  it("holds every value under few lines", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (most) => {
        const { top, lines } = valueAxis(most);
        expect(top).toBeGreaterThanOrEqual(most);
        expect(lines.length).toBeLessThanOrEqual(5);
        expect(lines.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});

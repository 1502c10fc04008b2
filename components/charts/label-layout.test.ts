import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeDiscs, placeLabels } from "./label-layout";
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

const SIZE = { one: 18, range: 38 };
/** First and last number of each disc, with its level. */
const discs = (places: readonly number[], width: number) =>
  placeDiscs(places, { ...SIZE, width }).map(({ first, last, level }) => [first, last, level]);

describe("placeDiscs", () => {
  it("raises a disc only while the lower level is taken, and lets those that lie on each other share one", () => {
    const places = [0.5, 0.855, 0.885, 0.9, 0.93, 1];
    expect(discs(places, 640)).toEqual([
      [0, 0, 0],
      [1, 1, 0],
      [2, 3, 1],
      [4, 4, 0],
      [5, 5, 0],
    ]);
    expect(discs(places, 320)).toEqual([
      [0, 0, 0],
      [1, 3, 0],
      [4, 4, 1],
      [5, 5, 0],
    ]);
  });

  it("holds every number once in order, on three levels at most, and lets no two discs of one level touch", () => {
    const places = fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 })
      .map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(places, fc.integer({ min: 100, max: 1200 }), (xs, width) => {
        const placed = placeDiscs(xs, { ...SIZE, width });
        const held = placed.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, index) => first + index),
        );
        expect(held).toEqual(xs.map((_, index) => index));
        const edges = placed.map(({ first, last, at, level }) => {
          const half = (first === last ? SIZE.one : SIZE.range) / 2;
          return { level, left: at * width - half, right: at * width + half };
        });
        for (const [index, disc] of edges.entries()) {
          expect(disc.level).toBeLessThan(3);
          for (const other of edges.slice(index + 1))
            if (other.level === disc.level)
              expect(other.left).toBeGreaterThanOrEqual(disc.right - 1e-9);
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

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileAt, STRIP, type TreemapLayout, treemapLayout } from "./treemap-layout";

const [WIDTH, HEIGHT] = [900, 600];
const part = fc.constantFrom("a", "b", "c");
const tree = fc
  .uniqueArray(
    fc.record({
      path: fc
        .tuple(fc.array(part, { maxLength: 4 }), fc.nat(300))
        .map(([folders, n]) => [...folders, `${n}.py`].join("/")),
      weight: fc.nat(2000),
    }),
    { selector: ({ path }) => path, minLength: 1, maxLength: 120 },
  )
  .map((files) => ({
    paths: files.map(({ path }) => path),
    weights: files.map(({ weight }) => weight),
  }));

type Box = { x0: number; y0: number; x1: number; y1: number };
const boxes = ({ rects, files }: TreemapLayout): Box[] =>
  Array.from(files, (_, index) => {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = rects.subarray(index * 4, index * 4 + 4);
    return { x0, y0, x1, y1 };
  });
const area = ({ x0, y0, x1, y1 }: Box) => (x1 - x0) * (y1 - y0);
const overlap = (a: Box, b: Box) =>
  Math.max(0, Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)) *
  Math.max(0, Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0));
const isWithin = (inner: Box, outer: Box) =>
  inner.x0 >= outer.x0 - 1e-6 &&
  inner.y0 >= outer.y0 - 1e-6 &&
  inner.x1 <= outer.x1 + 1e-6 &&
  inner.y1 <= outer.y1 + 1e-6;

function layoutOf({ paths, weights }: { paths: string[]; weights: number[] }, dir = "") {
  return treemapLayout({ paths, weights, dir, width: WIDTH, height: HEIGHT });
}

describe("treemapLayout", () => {
  it("draws every file that has a weight once, within the frame and its folder, none over another", () => {
    fc.assert(
      fc.property(tree, (input) => {
        const layout = layoutOf(input);
        const all = boxes(layout);
        const weighty = input.weights.flatMap((weight, file) => (weight > 0 ? [file] : []));
        expect([...layout.files].sort((a, b) => a - b)).toEqual(weighty);
        const frame = { x0: 0, y0: 0, x1: WIDTH, y1: HEIGHT };
        for (const box of all) expect(isWithin(box, frame)).toBe(true);
        const place = new Map([...layout.files].map((file, index) => [file, index]));
        for (const folder of layout.folders)
          for (const file of folder.files) {
            const box = all[place.get(file) ?? -1];
            const top = folder.y0 + (folder.hasStrip ? STRIP : 0);
            expect(box !== undefined && isWithin(box, { ...folder, y0: top })).toBe(true);
          }
        for (let a = 0; a < all.length; a++)
          for (let b = a + 1; b < all.length; b++)
            expect(overlap(all[a] ?? frame, all[b] ?? frame)).toBeLessThan(1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it("gives what stands right in the frame areas in proportion, and files within one folder", () => {
    fc.assert(
      fc.property(tree, (input) => {
        const layout = layoutOf(input);
        const weightOf = (file: number) => input.weights[file] ?? 0;
        const total = input.weights.reduce((sum, weight) => sum + weight, 0);
        fc.pre(total > 0);
        const all = boxes(layout);
        const place = new Map([...layout.files].map((file, index) => [file, index]));
        const inFolders = new Set(layout.folders.flatMap(({ files }) => files));
        const unit = (WIDTH * HEIGHT) / total;
        for (const [file, index] of place)
          if (!inFolders.has(file))
            expect(area(all[index] as Box)).toBeCloseTo(weightOf(file) * unit, 3);
        for (const folder of layout.folders) {
          const sum = folder.files.reduce((whole, file) => whole + weightOf(file), 0);
          expect(area(folder)).toBeCloseTo(sum * unit, 3);
          const inside = area(folder) - (folder.hasStrip ? STRIP * (folder.x1 - folder.x0) : 0);
          for (const file of folder.files)
            expect(area(all[place.get(file) ?? -1] as Box)).toBeCloseTo(
              (weightOf(file) / sum) * inside,
              3,
            );
        }
      }),
    );
  });

  it("draws of a folder what is below it, and nothing else", () => {
    fc.assert(
      fc.property(tree, (input) => {
        const layout = layoutOf(input, "a");
        const below = input.paths.flatMap((path, file) =>
          path.startsWith("a/") && (input.weights[file] ?? 0) > 0 ? [file] : [],
        );
        expect([...layout.files].sort((a, b) => a - b)).toEqual(below);
        for (const { name, label } of layout.folders) expect(name).toBe(`a/${label}`);
      }),
    );
  });

  it("finds the file at a place, and none beside", () => {
    fc.assert(
      fc.property(tree, (input) => {
        const layout = layoutOf(input);
        boxes(layout).forEach((box, index) => {
          if (area(box) < 1e-3) return;
          expect(fileAt(layout, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)).toBe(index);
        });
        expect(fileAt(layout, -1, 5)).toBe(-1);
        expect(fileAt(layout, 5, HEIGHT + 1)).toBe(-1);
      }),
    );
  });
});

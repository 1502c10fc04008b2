import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fileAt,
  STRIP,
  type TreemapFolder,
  type TreemapLayout,
  treemapLayout,
} from "./treemap-layout";

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

const FRAME = { x0: 0, y0: 0, x1: WIDTH, y1: HEIGHT };

/** The boxes by the index of their file. */
function placed(layout: TreemapLayout): (file: number) => Box {
  const all = boxes(layout);
  const place = new Map([...layout.files].map((file, index) => [file, all[index]]));
  return (file) => place.get(file) ?? { x0: -1, y0: -1, x1: -1, y1: -1 };
}

function innerOf(folder: TreemapFolder): Box {
  return { ...folder, y0: folder.y0 + (folder.hasStrip ? STRIP : 0) };
}

/** The folders, and the files in none of them, that stand right in a folder. */
function besideEachOther(layout: TreemapLayout, parent: number, boxOf: (file: number) => Box) {
  const folders = layout.folders.filter((folder) => folder.parent === parent);
  const inFolders = new Set(folders.flatMap(({ files }) => files));
  const all = layout.folders[parent]?.files ?? [...layout.files];
  const files = all.filter((file) => !inFolders.has(file));
  return [
    ...folders.map((folder): { box: Box; inside: readonly number[] } => ({
      box: folder,
      inside: folder.files,
    })),
    ...files.map((file) => ({ box: boxOf(file), inside: [file] })),
  ];
}

function mostOverlap(all: readonly Box[]): number {
  return Math.max(
    0,
    ...all.flatMap((one, index) => all.slice(index + 1).map((other) => overlap(one, other))),
  );
}

describe("treemapLayout", () => {
  it("draws every file that has a weight once, within the frame and its folder, none over another", () => {
    fc.assert(
      fc.property(tree, (input) => {
        const layout = layoutOf(input);
        const weighty = input.weights.flatMap((weight, file) => (weight > 0 ? [file] : []));
        expect([...layout.files].sort((a, b) => a - b)).toEqual(weighty);
        const all = boxes(layout);
        expect(all.filter((box) => !isWithin(box, FRAME))).toEqual([]);
        expect(mostOverlap(all)).toBeLessThan(1e-6);
        const boxOf = placed(layout);
        for (const folder of layout.folders)
          expect(folder.files.filter((file) => !isWithin(boxOf(file), innerOf(folder)))).toEqual(
            [],
          );
      }),
      { numRuns: 60 },
    );
  });

  it("gives what stands side by side in a folder areas in proportion, less the strips of names", () => {
    fc.assert(
      fc.property(tree, (input) => {
        const layout = layoutOf(input);
        const boxOf = placed(layout);
        const sumOf = (files: readonly number[]) =>
          files.reduce((sum, file) => sum + (input.weights[file] ?? 0), 0);
        fc.pre(layout.files.length > 0);
        for (const parent of [-1, ...layout.folders.keys()]) {
          const above = layout.folders[parent];
          const files = above?.files ?? [...layout.files];
          const unit = area(above ? innerOf(above) : FRAME) / sumOf(files);
          for (const { box, inside } of besideEachOther(layout, parent, boxOf))
            expect(area(box)).toBeCloseTo(sumOf(inside) * unit, 3);
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
        for (const { name, label, parent } of layout.folders)
          expect(name).toBe(`${layout.folders[parent]?.name ?? "a"}/${label}`);
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

import fc from "fast-check";
import { expect, it } from "vitest";
import { fileAt, treemapLayout } from "./treemap-layout";
import { paintTreemap, shareCode, UNREAD_FILE } from "./treemap-paint";

const [WIDE, HIGH] = [60, 40];
const INK = {
  pixels: Uint32Array.from({ length: 12 }, (_, code) => code),
  layer: 20,
  hatch: 21,
  hair: 22,
};

it("draws at the middle of each file what it is, and nothing of one that is not there", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.nat(9)), {
        minLength: 1,
        maxLength: 20,
      }),
      (all) => {
        const paths = all.map((_, index) => `${index}.py`);
        const weights = all.map(([weight]) => weight);
        const layout = treemapLayout({ paths, weights, dir: "", width: WIDE, height: HIGH });
        const codes = Uint8Array.from(layout.files, (file) => all[file]?.[1] ?? 0);
        const data = new Uint32Array(WIDE * HIGH);
        paintTreemap(data, { layout, codes, ink: INK, ratio: 1, wide: WIDE });
        codes.forEach((code, index) => {
          const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = layout.rects.subarray(index * 4, index * 4 + 4);
          if (x1 - x0 < 5 || y1 - y0 < 5) return;
          const [x, y] = [Math.floor((x0 + x1) / 2), Math.floor((y0 + y1) / 2)];
          expect(fileAt(layout, x, y)).toBe(index);
          expect(code === UNREAD_FILE ? [20, 21] : [code]).toContain(data[y * WIDE + x]);
        });
      },
    ),
  );
});

it("says of a share none, some, or all, and nothing of no import", () => {
  const codes = [
    [0, 0],
    [9, 0],
    [100, 1],
    [100, 10],
    [100, 99],
    [100, 100],
  ] as const;
  expect(codes.map(([imports, legacy]) => shareCode(imports, legacy))).toEqual([1, 3, 4, 5, 8, 9]);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTuples } from "./tuples";

const int = fc.oneof(fc.integer(), fc.nat(3));
const aTuple = fc.tuple(int, int, int, int);

describe("tuples", () => {
  it("have a number for each that differs, in the order in which they first came", () => {
    fc.assert(
      fc.property(fc.array(aTuple, { maxLength: 300 }), (all) => {
        const tuples = createTuples();
        const expected = [...new Set(all.map((one) => one.join()))];
        for (const one of all) expect(tuples.idOf(...one)).toBe(expected.indexOf(one.join()));
        expect(tuples.size()).toBe(expected.length);
        for (const [id, text] of expected.entries()) {
          expect([0, 1, 2, 3].map((field) => tuples.fieldOf(id, field)).join()).toBe(text);
        }
      }),
    );
  });

  it("keep their numbers when there are many", () => {
    const tuples = createTuples();
    const numbers = Array.from({ length: 50_000 }, (_, n) => n);
    for (const _round of [1, 2]) {
      expect(numbers.filter((n) => tuples.idOf(n % 7, n, -n, 3) !== n)).toEqual([]);
    }
    expect(tuples.from(49_999).join()).toBe([49_999 % 7, 49_999, -49_999, 3].join());
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BucketBar,
  bucketLengths,
  bucketScale,
  bucketTicks,
  driftInWords,
} from "./bucket-model";

const bar = (over: Partial<BucketBar>): BucketBar => ({
  name: "New",
  target: 20,
  planned: 0,
  inTree: 0,
  ran: 0,
  inState: 0,
  stateWord: "failed first",
  drift: 0,
  cases: { planned: 0, ran: 0 },
  ...over,
});
const MIX = [
  bar({ planned: 3 }),
  bar({ name: "Update", target: 60, planned: 11, inTree: 11, ran: 9 }),
  bar({ name: "Validation", planned: 1 }),
];

describe("bucketScale", () => {
  it("ends at the next 20 percent above the longest share or target", () => {
    expect(bucketScale(MIX)).toBe(80);
    expect(bucketTicks(80)).toEqual([0, 20, 40, 60, 80]);
    expect(bucketScale([bar({ planned: 4 })])).toBe(100);
    expect(bucketScale([bar({})])).toBe(20);
  });
});

describe("bucketLengths", () => {
  it("draws shares of all planned files along the scale", () => {
    const { target, planned, ran } = bucketLengths(MIX[1] ?? bar({}), MIX, 80);
    expect(target).toBe(0.75);
    expect(planned).toBeCloseTo(11 / 15 / 0.8);
    expect(ran).toBeCloseTo(9 / 15 / 0.8);
  });

  it("is nothing where nothing is planned", () => {
    expect(bucketLengths(bar({}), [bar({})], 20).planned).toBe(0);
  });

  it("never leaves its axis, whatever ran or stands in the tree", () => {
    const count = fc.nat(40);
    const any = fc
      .record({ planned: count, inTree: count, ran: count, inState: count, target: fc.nat(100) })
      .map(bar);
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 3 }), (bars) => {
        const scale = bucketScale(bars);
        for (const one of bars)
          for (const length of Object.values(bucketLengths(one, bars, scale))) {
            expect(length).toBeGreaterThanOrEqual(0);
            expect(length).toBeLessThanOrEqual(1);
          }
      }),
    );
  });
});

describe("driftInWords", () => {
  it("says points over and under, to one decimal", () => {
    expect(driftInWords(13.333)).toBe("13.3 points over");
    expect(driftInWords(-1)).toBe("1 point under");
    expect(driftInWords(0.01)).toBe("on target");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phaseSpans, versionSpans } from "./marks";

const version = (number: number, effectiveAt: number | null) => ({ version: number, effectiveAt });

describe("versionSpans", () => {
  it("says which version was in force at each moment: the highest whose time has come", () => {
    const some = fc.uniqueArray(
      fc.record({
        version: fc.integer({ min: 1, max: 9 }),
        effectiveAt: fc.integer({ min: 0, max: 50 }),
      }),
      { selector: (one) => one.version, maxLength: 6 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 60 }), (versions, now) => {
        const spans = versionSpans(versions, now);
        for (let t = 0; t <= now; t += 1) {
          const begun = versions.filter(({ effectiveAt }) => effectiveAt <= t);
          const inForce = Math.max(0, ...begun.map((one) => one.version));
          const found = spans.filter(({ from, to }) => from <= t && (to === null || t < to));
          expect(found.map(({ word }) => word)).toEqual(inForce === 0 ? [] : [`v${inForce}`]);
        }
      }),
    );
  });

  it("leaves out what is not in force yet, or has no time", () => {
    expect(versionSpans([version(1, null), version(2, 9)], 8)).toEqual([]);
  });
});

describe("phaseSpans", () => {
  it("runs from the start to the end, and on while a phase is not done", () => {
    const phase = (id: string, started: number | null, done: number | null) => ({
      ...{ id, number: 1, title: "Move" },
      started: started === null ? null : { t: started },
      done: done === null ? null : { t: done },
    });
    const spans = phaseSpans([phase("a", 1, 5), phase("b", 3, null), phase("c", null, null)]);
    expect(spans.map(({ id, from, to }) => [id, from, to])).toEqual([
      ["phase-a", 1, 5],
      ["phase-b", 3, null],
    ]);
  });
});

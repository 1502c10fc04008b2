import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openOf, openText } from "./open-groups";

describe("open folders in a URL", () => {
  it("reads what it wrote, whatever the names", () => {
    const name = fc.string({ minLength: 1 }).filter((text) => text !== "-");
    fc.assert(
      fc.property(fc.array(name, { maxLength: 6 }), (names) => {
        expect(openOf(openText(names))).toEqual(names);
      }),
    );
  });

  it("tells none from not said", () => {
    expect(openOf(undefined)).toBeNull();
    expect(openOf(openText([]))).toEqual([]);
    expect(openText(["a/b", "c"])).toBe("a/b,c");
  });
});

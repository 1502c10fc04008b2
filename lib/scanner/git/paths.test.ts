import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPath } from "./paths";

describe("paths", () => {
  it.each([
    [[0x61, 0x0a, 0x62], "a\nb", false],
    [[0xc3, 0xa9], "é", false],
    [[0xee, 0x80, 0x80], "\ue000", false],
    [[0x61, 0xff, 0xc3, 0xa9], "a\\xffé", true],
    [[0xc3], "\\xc3", true],
  ])("%j", (bytes, path, isOdd) => {
    expect(readPath(Uint8Array.from(bytes))).toEqual({ path, isOdd });
  });

  it("gives back any text as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(readPath(new TextEncoder().encode(text))).toEqual({ path: text, isOdd: false });
      }),
    );
  });
});

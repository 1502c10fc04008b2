import { describe, expect, it } from "vitest";
import { nearest } from "@/lib/formats/nearest";

describe("nearest", () => {
  it.each([
    ["canonicl", "canonical"],
    ["lagacy", "legacy"],
    ["Family", "family"],
    ["legcay", "legacy"],
    ["why", null],
    ["", null],
    ["x".repeat(61), null],
  ])("%j was meant to be %j", (word, expected) => {
    expect(nearest(word, ["canonical", "legacy", "family", "names"])).toBe(expected);
  });

  it("takes the closest of several", () => {
    expect(nearest("tesst", ["text", "test"])).toBe("test");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/domain/canonical-json";

describe("canonicalJson", () => {
  it("orders keys by code unit at every level, keeps lists, leaves undefined out", () => {
    const value = { b: [{ z: 1, Z: 2 }, undefined, null], a: undefined, "": "é\n" };
    expect(canonicalJson(value)).toBe('{"":"é\\n","b":[{"Z":2,"z":1},null,null]}');
  });

  it("is JSON of the same value, and the same for any order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, reversed(item)]);
  return Object.fromEntries(entries.reverse());
}
